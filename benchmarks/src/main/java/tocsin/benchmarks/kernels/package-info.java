/**
 * The kernels beside the libraries that users would pick, in one run.
 *
 * <pre>
 * java -cp 'benchmarks/target/classes:benchmarks/target/lib/*' org.openjdk.jmh.Main kernels
 * </pre>
 */
@NullMarked
package tocsin.benchmarks.kernels;

import org.jspecify.annotations.NullMarked;
