/**
 * Floor 4: the desk. {@code store} keeps, {@code casework} moves cases, {@code vault} alone knows
 * people, {@code audit} remembers who did what, {@code auth} says who may, {@code http} speaks,
 * {@code stream} pushes, {@code notify} tells others, {@code export} writes files, {@code web}
 * holds the pages.
 *
 * <p>In: alerts, assignments, rosters, requests. Out: worked cases, labels, notices. Never add
 * here: Flink, detection, scoring.
 */
@NullMarked
package tocsin.desk;

import org.jspecify.annotations.NullMarked;
