package tocsin.core.evaluate.compare;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tocsin.domain.alert.Alert;
import tocsin.domain.alert.Tier;

/**
 * One person in one output.
 *
 * @param versions every version of every alert of theirs, in order of decision; never empty
 * @param peak the first version that reached the highest tier
 */
record Standing(List<Alert> versions, Alert peak) {

  static Standing of(List<Alert> versions) {
    Alert peak = versions.get(0);
    for (Alert version : versions) {
      if (version.tier().compareTo(peak.tier()) > 0) {
        peak = version;
      }
    }
    return new Standing(List.copyOf(versions), peak);
  }

  Alert last() {
    return versions.get(versions.size() - 1);
  }

  /** When an alert above blue was first decided, milliseconds UTC; null when never. */
  @Nullable Long aboveBlueAt() {
    for (Alert version : versions) {
      if (aboveBlue(version.tier())) {
        return version.decidedAt();
      }
    }
    return null;
  }

  /** The highest score decided before a moment; {@link Integer#MIN_VALUE} when none was. */
  int scoreBefore(long moment) {
    int score = Integer.MIN_VALUE;
    for (Alert version : versions) {
      if (version.decidedAt() < moment) {
        score = Math.max(score, version.score());
      }
    }
    return score;
  }

  /** The highest tier decided before a moment. */
  Tier tierBefore(long moment) {
    Tier tier = Tier.NONE;
    for (Alert version : versions) {
      if (version.decidedAt() < moment && version.tier().compareTo(tier) > 0) {
        tier = version.tier();
      }
    }
    return tier;
  }

  static boolean aboveBlue(Tier tier) {
    return tier.compareTo(Tier.BLUE) > 0;
  }

  static Tier tier(@Nullable Standing standing) {
    return standing == null ? Tier.NONE : standing.peak().tier();
  }
}
