/**
 * What an advisor is given to say: the card for a fraud type and stage, and one-time phrases.
 *
 * <p>In: a pack's scripts, a type, a stage. Out: a card; words. Never add here: who is told, names,
 * what a person did.
 */
@NullMarked
package tocsin.core.outreach;

import org.jspecify.annotations.NullMarked;
