/**
 * How well targets that no list knows are found in a city with ground truth, beside three methods
 * from the literature.
 *
 * <p>In: a city made by {@code tocsin simulate}. Out: a table. Never add here: anything that the
 * engine uses.
 */
@NullMarked
package tocsin.benchmarks.discovery;

import org.jspecify.annotations.NullMarked;
