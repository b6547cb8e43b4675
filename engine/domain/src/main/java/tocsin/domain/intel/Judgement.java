package tocsin.domain.intel;

/**
 * What a person holds of a target. A confirmation flags nothing by itself, for it comes as an
 * indicator too; it ends a refutation.
 *
 * @param kind what {@code value} names
 * @param value as an indicator's
 * @param verdict confirmed or refuted
 * @param at from when it counts, milliseconds UTC
 * @param until when it expires, milliseconds UTC, exclusive; {@link Long#MAX_VALUE} for never
 * @param by the account that judged; never a name
 * @param why as the desk wrote it; empty when it did not say
 */
public record Judgement(
    IndicatorKind kind, String value, Verdict verdict, long at, long until, String by, String why) {

  public Judgement {
    if (verdict != Verdict.CONFIRMED && verdict != Verdict.REFUTED) {
      throw new IllegalArgumentException(
          "a person judges confirmed or refuted, not " + verdict + " (" + value + ")");
    }
    if (until <= at) {
      throw new IllegalArgumentException(
          "the judgement of " + value + " expires at " + until + ", not after " + at);
    }
  }

  /** Whether it speaks of a target. */
  public boolean covers(String target) {
    return kind.covers(value, target);
  }

  @Override
  public String toString() {
    return "Judgement[" + verdict + " " + value + " at=" + at + "]";
  }
}
