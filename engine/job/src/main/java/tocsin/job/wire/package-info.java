/**
 * What crosses a shuffle, and how it is written. Hand-written serializers stand only here: for the
 * three slim types on the hot path, and for the state of a person, of which there are millions.
 * State must be able to evolve, so that one begins with the number of its format.
 *
 * <p>Never add here: Kryo, or another type that is written to a checkpoint.
 */
@NullMarked
package tocsin.job.wire;

import org.jspecify.annotations.NullMarked;
