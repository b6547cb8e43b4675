package tocsin.domain.pack;

/**
 * A reason's condition, weight and words.
 *
 * @param when condition over facts
 * @param points expression over facts, rounded to a whole number
 * @param zh Chinese sentence; {@code {name}} stands for evidence
 * @param en English sentence with the same names
 */
public record ReasonRule(String code, String when, String points, String zh, String en) {}
