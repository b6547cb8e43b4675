package tocsin.domain.pack;

/**
 * One piece of evidence in a {@link FusionRule}.
 *
 * @param term what is asked, a word of the engine
 * @param weight natural log-likelihood ratio; of a measured term, what multiplies it
 * @param zh what is said of it in Chinese
 * @param en the same in English
 */
public record FusionTerm(String term, double weight, String zh, String en) {}
