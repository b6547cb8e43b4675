/**
 * Trains the model of who is about to pay: a discrete-time hazard over a person's hours, from the
 * facts that the engine itself would have had.
 *
 * <p>In: histories of cities with truth. Out: a bundle, proven by golden rows, and its figures.
 * Never add here: how facts are read, or what a chance means for a tier.
 */
@NullMarked
package tocsin.models.victims;

import org.jspecify.annotations.NullMarked;
