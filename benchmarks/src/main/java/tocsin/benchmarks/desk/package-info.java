/**
 * The desk under load, by the requests that its pages send.
 *
 * <p>In: how much of it. Out: what was measured beside what was promised. Never add here: anything
 * that the desk uses.
 */
@NullMarked
package tocsin.benchmarks.desk;

import org.jspecify.annotations.NullMarked;
