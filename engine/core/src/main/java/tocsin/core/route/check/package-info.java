/**
 * Looks for what will go wrong with a roster before an alert finds out.
 *
 * <p>In: a roster's rows, the graph made of them, a time. Out: findings with file, row and remedy;
 * coverage per enterprise. Never add here: mending, or names and phone numbers.
 */
@NullMarked
package tocsin.core.route.check;

import org.jspecify.annotations.NullMarked;
