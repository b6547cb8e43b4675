/**
 * A city that never was: people, enterprises, ordinary traffic, campaigns of every fraud type, a
 * feed that lags, and the truth. Deterministic: a seed and a size give the same bytes on every
 * machine.
 *
 * <p>In: a {@link tocsin.models.city.CityPlan}. Out: a city folder. Never add here: anything that
 * knows how the engine decides. Where a distribution has no source it says assumption.
 */
@NullMarked
package tocsin.models.city;

import org.jspecify.annotations.NullMarked;
