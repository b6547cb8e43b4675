/**
 * What advisors can take on: offers become tasks or, from the bottom tier up, digest entries.
 *
 * <p>In: offers of one advisor. Out: assignments. Never add here: who is told; that is {@code
 * core.route}.
 */
@NullMarked
package tocsin.core.capacity;

import org.jspecify.annotations.NullMarked;
