/**
 * The whole engine in one thread, without Flink: the oracle that every driver must equal, and what
 * {@code explain} asks.
 *
 * <p>In: all records at once. Out: what a replay gives. Never add here: a shortcut of its own; it
 * calls the same functions as the job.
 */
@NullMarked
package tocsin.core.reference;

import org.jspecify.annotations.NullMarked;
