/**
 * Who can reach whom: units, advisors, bindings, and what an alert is assigned to.
 *
 * <p>In: pseudonyms. Out: the roster's rows and assignments. Never add here: routing, or names and
 * phone numbers outside {@link tocsin.domain.people.Contact}.
 */
@NullMarked
package tocsin.domain.people;

import org.jspecify.annotations.NullMarked;
