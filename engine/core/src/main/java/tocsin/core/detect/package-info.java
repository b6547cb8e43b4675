/**
 * The sieve: observables of a record, the indicators and warning lists they meet, and what name and
 * path alone speak for.
 *
 * <p>In: access records. Out: sightings, for the few records that matter. Never add here: memory of
 * earlier records; what is cached here is only a function of the record and the lists.
 */
@NullMarked
package tocsin.core.detect;

import org.jspecify.annotations.NullMarked;
