/**
 * What is known of targets: indicators, warning lists, sightings and visits, verdicts.
 *
 * <p>In: pseudonyms and targets. Out: the slim types that cross a shuffle. Never add here:
 * matching, or a person's name.
 */
@NullMarked
package tocsin.domain.intel;

import org.jspecify.annotations.NullMarked;
