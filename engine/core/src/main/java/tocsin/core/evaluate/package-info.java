/**
 * How good a run was, against the truth of a simulated city.
 *
 * <p>In: truth and alert versions. Out: figures. Never add here: anything the engine decides with.
 */
@NullMarked
package tocsin.core.evaluate;

import org.jspecify.annotations.NullMarked;
