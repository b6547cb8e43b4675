/**
 * The roster's CSV files and the lines table.
 *
 * <p>In: a folder. Out: rows with their places; contacts apart, for the vault and the contact list
 * only. Never add here: checks that need more than one row.
 */
@NullMarked
package tocsin.adapters.roster;

import org.jspecify.annotations.NullMarked;
