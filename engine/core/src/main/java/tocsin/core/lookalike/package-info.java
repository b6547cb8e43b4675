/**
 * Says which brand a host imitates, and how. Precision first: an abbreviation speaks only beside a
 * lure word, a word inside another word never.
 *
 * <p>In: a canonical host. Out: a {@link tocsin.core.lookalike.LookAlike} or nothing. Never add
 * here: what it means for a target (detect) or a person (score), or a brand (packs hold them).
 */
@NullMarked
package tocsin.core.lookalike;

import org.jspecify.annotations.NullMarked;
