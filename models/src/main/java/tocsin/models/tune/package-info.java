/**
 * Searches a pack's weights and thresholds under a budget of work.
 *
 * <p>In: a history as visits, who was a victim, what the advisors can do. Out: a tuning with its
 * evidence. Never add here: anything that the engine needs to decide.
 */
@NullMarked
package tocsin.models.tune;

import org.jspecify.annotations.NullMarked;
