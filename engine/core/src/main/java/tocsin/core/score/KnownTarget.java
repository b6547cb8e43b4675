package tocsin.core.score;

import tocsin.domain.intel.FlaggedTarget;
import tocsin.domain.intel.Indicator;
import tocsin.domain.intel.IndicatorKind;
import tocsin.domain.intel.Verdict;

/**
 * What came to be known of a target, and when. A target that was suspect first and confirmed later
 * stands twice.
 *
 * @param index the moments' name for the target
 * @param since milliseconds UTC
 */
public record KnownTarget(int index, FlaggedTarget flagged, long since) {
  private static final String LATER_WORD = Indicator.DESK + ".";

  /** Whether this says more than another on the same target; as indicators outrank each other. */
  boolean outweighs(KnownTarget other) {
    if (word() != other.word()) {
      return word() > other.word();
    }
    boolean confirmed = flagged.verdict() == Verdict.CONFIRMED;
    boolean otherConfirmed = other.flagged.verdict() == Verdict.CONFIRMED;
    if (confirmed != otherConfirmed) {
      return confirmed;
    }
    if (flagged.confidence() != other.flagged.confidence()) {
      return flagged.confidence() > other.flagged.confidence();
    }
    if (specificity() != other.specificity()) {
      return specificity() < other.specificity();
    }
    int byType = flagged.fraudType().compareTo(other.flagged.fraudType());
    return byType != 0 ? byType < 0 : flagged.source().compareTo(other.flagged.source()) < 0;
  }

  /** Whether people found the target harmless. */
  boolean isRefuted() {
    return flagged.verdict() == Verdict.REFUTED;
  }

  /**
   * Which word of the desk this is, counted from its first refutation; 0 for anything else. Its
   * last word stands over every list.
   */
  private int word() {
    String source = flagged.source();
    if (source.startsWith(LATER_WORD)) {
      String number = source.substring(LATER_WORD.length());
      return number.matches("[0-9]{1,6}") ? Integer.parseInt(number) : 0;
    }
    return isRefuted() ? 1 : 0;
  }

  private int specificity() {
    IndicatorKind kind = flagged.listedAs();
    return kind == null ? Integer.MAX_VALUE : kind.ordinal();
  }
}
