/**
 * From a score and facts to a tier, with hysteresis, so that an alert does not flicker.
 *
 * <p>In: facts, score, the tier so far. Out: a tier. Never add here: who is told, or how a score
 * came about.
 */
@NullMarked
package tocsin.core.tier;

import org.jspecify.annotations.NullMarked;
