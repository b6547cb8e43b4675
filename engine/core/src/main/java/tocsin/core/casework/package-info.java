/**
 * The closed loop as one audited table: which action leads from which state to which, who may, and
 * what the clocks then say. One small file a state; {@link tocsin.core.casework.LoopTable} is all
 * of them.
 *
 * <p>In: a case file, an action, who acts, the time. Out: the next case file and what is to be told
 * to whom, or why not. Never add here: a clock, storage, names, sending anything.
 */
@NullMarked
package tocsin.core.casework;

import org.jspecify.annotations.NullMarked;
