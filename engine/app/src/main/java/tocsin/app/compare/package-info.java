/**
 * {@code tocsin compare}: two replay folders in, a page and its JSON twin out.
 *
 * <p>In: folders that any engine may have written. Out: text that depends on their content alone.
 * Never add here: what a figure means (that is {@code core.evaluate.compare}), or the wall clock.
 */
@NullMarked
package tocsin.app.compare;

import org.jspecify.annotations.NullMarked;
