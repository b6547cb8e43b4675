/**
 * The laboratory of the lexical model: reads labelled URLs, trains, calibrates, measures by time
 * and by collector, repeats published protocols, writes {@code models/EVALUATION.md}.
 * Deterministic: the same data and seeds give the same bytes.
 *
 * <p>In: {@code ../shared/data}. Out: a weights file and a report. Never add here: what the engine
 * needs at run time; that is {@code tocsin.core.lexical}.
 */
@NullMarked
package tocsin.models.url;

import org.jspecify.annotations.NullMarked;
