package tocsin.domain.intel;

import java.util.Comparator;

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

  /** The strongest first; equal only for equal matches. */
  public static final Comparator<Match> RANK =
      Comparator.comparingInt(Match::confidence)
          .reversed()
          .thenComparing(Match::kind)
          .thenComparing(Match::value)
          .thenComparing(Match::source)
          .thenComparing(Match::fraudType)
          .thenComparingLong(Match::since)
          .thenComparing(Comparator.comparingLong(Match::validUntil).reversed());

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

  /**
   * Whether this match outranks another: confidence first, then the more specific kind. What is
   * left is decided by content, so that the order in which lists were read never matters.
   */
  public boolean outranks(Match other) {
    return RANK.compare(this, other) < 0;
  }
}
