package tocsin.core.score;

import tocsin.domain.intel.FlaggedTarget;
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

  /** Whether this says more than another on the same target; as indicators outrank each other. */
  boolean outweighs(KnownTarget other) {
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

  private int specificity() {
    IndicatorKind kind = flagged.listedAs();
    return kind == null ? Integer.MAX_VALUE : kind.ordinal();
  }
}
