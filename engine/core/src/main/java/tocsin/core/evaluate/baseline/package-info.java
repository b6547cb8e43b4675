/**
 * What an engine without ledgers would do: the simple rules that any better one must beat.
 *
 * <p>In: sightings, as the sieve lets them through, so with the indicators and warning lists as of
 * each record. Out: the alerts of each rule. Never add here: memory of sites, retro-hunt, funnels.
 */
@NullMarked
package tocsin.core.evaluate.baseline;

import org.jspecify.annotations.NullMarked;
