package tocsin.domain.intel;

/**
 * An indicator met by an access.
 *
 * @param kind the indicator's kind
 * @param value the indicator's value
 * @param fraudType the pack's code, or {@code unknown}
 * @param confidence 0–100
 * @param source the feed's name
 * @param since the first moment at which the indicator counted, milliseconds UTC
 * @param validUntil milliseconds UTC, exclusive
 */
public record Match(
    IndicatorKind kind,
    String value,
    String fraudType,
    int confidence,
    String source,
    long since,
    long validUntil) {

  /** The match that an active indicator makes. */
  public static Match of(Indicator indicator) {
    return new Match(
        indicator.kind(),
        indicator.value(),
        indicator.fraudType(),
        indicator.confidence(),
        indicator.source(),
        indicator.activeFrom(),
        indicator.validUntil());
  }

  /** Whether this match outranks another: confidence first, then the more specific kind. */
  public boolean outranks(Match other) {
    if (confidence != other.confidence) {
      return confidence > other.confidence;
    }
    if (kind != other.kind) {
      return kind.compareTo(other.kind) < 0;
    }
    int byValue = value.compareTo(other.value);
    return byValue != 0 ? byValue < 0 : source.compareTo(other.source) < 0;
  }
}
