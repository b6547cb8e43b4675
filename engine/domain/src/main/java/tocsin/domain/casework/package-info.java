/**
 * What the desk knows of a case: its state, tasks, visits, outcomes and clocks.
 *
 * <p>In: pseudonyms and ids. Out: immutable records of plain values. Never add here: what may
 * follow what (that is {@code core.casework}), or a person's name, phone number or access history.
 */
@NullMarked
package tocsin.domain.casework;

import org.jspecify.annotations.NullMarked;
