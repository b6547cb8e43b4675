/**
 * What was done, by whom, in order: a hash chain with signed checkpoints that anyone can verify
 * offline.
 *
 * <p>In: lines without personal data, within the transaction they tell of. Out: the chain. Never
 * add here: a way to change or remove a line.
 */
@NullMarked
package tocsin.desk.audit;

import org.jspecify.annotations.NullMarked;
