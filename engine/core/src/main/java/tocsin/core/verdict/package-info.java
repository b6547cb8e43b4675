/**
 * What is held of a target: the verdicts there are, what may follow what, and who outranks whom.
 *
 * <p>In: what evidence says of a target, and {@link tocsin.domain.intel.Judgement} of people. Out:
 * the verdict as of a time. Judgements are a set, so they may come late, twice or in any order.
 * Never add here: how evidence is gathered or weighed (discover), what a verdict means for a person
 * (score, model).
 */
@NullMarked
package tocsin.core.verdict;

import org.jspecify.annotations.NullMarked;
