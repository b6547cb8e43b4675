/**
 * How probable it is that a person stands at each stage of a fraud, against harmless explanations.
 *
 * <p>In: what each five minutes of a course showed. Out: probabilities. Never add here: how signs
 * are gathered, a likelihood (packs hold them), or what a probability means for a tier.
 */
@NullMarked
package tocsin.core.funnel;

import org.jspecify.annotations.NullMarked;
