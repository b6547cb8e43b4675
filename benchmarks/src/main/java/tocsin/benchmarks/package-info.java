/**
 * Measurements: where the time of the main job goes, beside what others would build. Nothing uses
 * this package.
 */
@NullMarked
package tocsin.benchmarks;

import org.jspecify.annotations.NullMarked;
