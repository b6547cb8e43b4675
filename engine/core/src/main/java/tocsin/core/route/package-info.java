/**
 * The 1+300 binding graph and the way an alert takes through it.
 *
 * <p>In: a roster's rows and news of them; alert versions and the roster as of their time. Out: the
 * checked graph; assignments with deadlines, each with why. Never add here: names, phone numbers,
 * or sending anything.
 */
@NullMarked
package tocsin.core.route;

import org.jspecify.annotations.NullMarked;
