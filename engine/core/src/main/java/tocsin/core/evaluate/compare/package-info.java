/**
 * Two outputs on the same records, side by side.
 *
 * <p>In: two {@link tocsin.core.evaluate.Output}s with what is known of how they came about, and
 * the truth if there is one. Out: a {@link tocsin.core.evaluate.compare.Comparison}, plain values
 * whose components are the report's JSON. Never add here: wall-clock figures (equal inputs must
 * give equal bytes), words for the page, or anything that draws.
 */
@NullMarked
package tocsin.core.evaluate.compare;

import org.jspecify.annotations.NullMarked;
