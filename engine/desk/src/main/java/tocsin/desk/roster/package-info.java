/**
 * The roster as the desk asks it: units, who is bound to whom, who stands in for whom.
 *
 * <p>In: roster files, changes that advisors make. Out: rows by pseudonym and id. Never add here:
 * names and phone numbers (they go to the vault), routing rules.
 */
@NullMarked
package tocsin.desk.roster;

import org.jspecify.annotations.NullMarked;
