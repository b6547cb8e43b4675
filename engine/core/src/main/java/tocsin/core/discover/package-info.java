/**
 * The target ledger: who was where, and whom to think of again when a target turns out to be
 * fraudulent.
 *
 * <p>In: sightings and news of listings, of one site at a time. Out: visits to flagged targets, now
 * or from the past, and target reports. Everything kept is a set with an order-free merge, so the
 * order of arrival changes nothing. Never add here: what a visit means for a person.
 */
@NullMarked
package tocsin.core.discover;

import org.jspecify.annotations.NullMarked;
