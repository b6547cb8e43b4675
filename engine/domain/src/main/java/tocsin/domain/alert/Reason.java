package tocsin.domain.alert;

import java.util.Map;

/**
 * One part of a score, with the sentence that explains it.
 *
 * @param code family and number, as in the pack
 * @param points share of the score; negative when it speaks for the person's safety
 * @param zh Chinese sentence
 * @param en English sentence
 * @param evidence what the sentence rests on, by name
 */
public record Reason(String code, int points, String zh, String en, Map<String, String> evidence) {}
