/**
 * The second, slower pass of discovery: two-hop finds over a whole history at once.
 *
 * <p>In: sightings and touches of app hosts in any order, listings, judgements, a time. Out:
 * targets that the visitors of confirmed ones lead to, and in a second round those that the
 * visitors of these lead to, each with its path. Never add here: a third round, a find taken for a
 * seed, or how evidence is weighed (fuse).
 */
@NullMarked
package tocsin.core.discover.hunt;

import org.jspecify.annotations.NullMarked;
