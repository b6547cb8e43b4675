/**
 * The kernels beside the libraries that users would pick, as JMH benchmarks; {@link
 * tocsin.benchmarks.Kernels} runs them all.
 */
@NullMarked
package tocsin.benchmarks.kernels;

import org.jspecify.annotations.NullMarked;
