/**
 * What crosses a shuffle, and how it is written. Hand-written serializers stand only here, for the
 * three slim types on the hot path; they are never used for state, which must be able to evolve.
 *
 * <p>Never add here: Kryo, or a type that is written to a checkpoint.
 */
@NullMarked
package tocsin.job.wire;

import org.jspecify.annotations.NullMarked;
