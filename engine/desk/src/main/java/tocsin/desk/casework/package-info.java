/**
 * Cases at work: alerts become cases, actions become transitions, deadlines fire.
 *
 * <p>In: alerts, assignments, actions with who and when. Out: case files, audit lines, notices.
 * Never add here: rules of the loop (they are in {@code core.casework}), HTTP, SQL of other tables.
 */
@NullMarked
package tocsin.desk.casework;

import org.jspecify.annotations.NullMarked;
