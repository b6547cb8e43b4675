/**
 * What is known of a person's exposure, as facts: a set of moments whose merge is free of order,
 * and the numbers that conditions and weights read from it.
 *
 * <p>In: visits of one person. Out: facts per exposure, reasons whose points are the score. Never
 * add here: which tier a score means, or anything that depends on the order of arrival.
 */
@NullMarked
package tocsin.core.score;

import org.jspecify.annotations.NullMarked;
