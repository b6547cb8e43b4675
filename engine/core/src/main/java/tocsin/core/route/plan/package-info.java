/**
 * Binds people to advisors under the cap of 300.
 *
 * <p>In: the graph as of a time. Out: bindings to end and to begin, and who is left. Never add
 * here: hiring, or knowledge of anyone's name.
 */
@NullMarked
package tocsin.core.route.plan;

import org.jspecify.annotations.NullMarked;
