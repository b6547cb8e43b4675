/**
 * Models that others trained, evaluated in plain Java: tree ensembles, score cards, linear models
 * of numbers and of text. Each explains its score exactly: the contributions add up to the raw
 * score.
 *
 * <p>In: rows of numbers or a text, and models that a reader of floor 3 has built. Out: raw scores,
 * scores, contributions. Never add here: files, formats, training, what a feature means.
 */
@NullMarked
package tocsin.core.trees;

import org.jspecify.annotations.NullMarked;
