/**
 * The pack's condition language: text in, a tree of tiny immutable nodes out, evaluated over an
 * array of facts.
 *
 * <p>In: condition text and a vocabulary. Out: {@link tocsin.core.rules.Expression}s. Never add
 * here: loops, state, I/O, or what a fact means.
 */
@NullMarked
package tocsin.core.rules;

import org.jspecify.annotations.NullMarked;
