/**
 * Whether what is seen still looks like what the models were trained on.
 *
 * <p>In: sites, the days on which they were seen, what a pack says of their names; the shares that
 * training saw. Out: a report by day. Never add here: a decision, or anything that knows people.
 */
@NullMarked
package tocsin.core.drift;

import org.jspecify.annotations.NullMarked;
