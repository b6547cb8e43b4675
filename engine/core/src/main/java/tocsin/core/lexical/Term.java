package tocsin.core.lexical;

/**
 * One term of a linear score.
 *
 * @param kind what it looks at
 * @param text the text it stands on: {@code ^} and {@code $} mark the ends of a part; for shapes
 *     {@code v} is a vowel, {@code c} a consonant, {@code 9} a digit
 * @param logOdds what it adds to the margin, in natural log-odds; above 0 speaks for fraud
 */
public record Term(TermKind kind, String text, double logOdds) {}
