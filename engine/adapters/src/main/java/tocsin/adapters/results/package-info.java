/**
 * The replay output directory: parts written by sinks while the job runs, merged and put in order
 * when it ends.
 *
 * <p>In: results. Out: {@code alerts.jsonl targets.jsonl assignments.jsonl rejects.jsonl} and the
 * accounts. Never add here: names of people, or figures about the results.
 */
@NullMarked
package tocsin.adapters.results;

import org.jspecify.annotations.NullMarked;
