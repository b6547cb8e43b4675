/**
 * The only place that knows who a pseudonym is.
 *
 * <p>In: identities, encrypted under a key of their own. Out: a name or number for a task with a
 * purpose, each look audited. Never add here: access history, cases, anything that prints a person.
 */
@NullMarked
package tocsin.desk.vault;

import org.jspecify.annotations.NullMarked;
