/**
 * The way between a running engine and the desk, over files: results come in as the engine writes
 * them, what people found goes out as files that the engine and the tuner read.
 *
 * <p>In: part files of results, the audit. Out: cases, targets, {@code dispositions.jsonl}, {@code
 * handlings.jsonl}, {@code verdicts.jsonl}, {@code judgements.jsonl}. Never add here: names of
 * people, a second way to change a case.
 */
@NullMarked
package tocsin.desk.feed;

import org.jspecify.annotations.NullMarked;
