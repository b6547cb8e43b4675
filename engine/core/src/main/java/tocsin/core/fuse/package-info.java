/**
 * Weighs all that is held for and against a target into one probability, with what each piece adds.
 *
 * <p>In: signals of names and accesses, indicators, age, visitors. Out: a probability and its
 * parts. Never add here: how evidence is gathered (detect, discover), a weight (packs hold them),
 * or what a suspicion means for a person.
 */
@NullMarked
package tocsin.core.fuse;

import org.jspecify.annotations.NullMarked;
