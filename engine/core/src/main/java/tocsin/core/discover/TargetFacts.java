package tocsin.core.discover;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tocsin.domain.intel.Match;
import tocsin.domain.intel.TargetKind;

/**
 * What is known of one target of a site. All parts merge without regard to order.
 *
 * @param firstSeenAt milliseconds UTC
 * @param signals every signal met there
 * @param prior the highest prior met, 0–100
 * @param suspectAt first moment as suspect; {@link Long#MAX_VALUE} when never
 * @param confirmedAt first moment as confirmed; {@link Long#MAX_VALUE} when never
 * @param matches indicators met: as of any time the strongest of them, from the first on
 */
public record TargetFacts(
    String target,
    TargetKind kind,
    long firstSeenAt,
    int signals,
    int prior,
    long suspectAt,
    long confirmedAt,
    List<Match> matches) {

  public TargetFacts {
    matches = matches == null ? List.of() : matches;
  }

  TargetFacts seen(long at, int moreSignals, int itsPrior) {
    return new TargetFacts(
        target,
        kind,
        Math.min(firstSeenAt, at),
        signals | moreSignals,
        Math.max(prior, itsPrior),
        suspectAt,
        confirmedAt,
        matches);
  }

  TargetFacts suspectedFrom(long at) {
    return new TargetFacts(
        target, kind, firstSeenAt, signals, prior, Math.min(suspectAt, at), confirmedAt, matches);
  }

  TargetFacts confirmedFrom(long at) {
    return new TargetFacts(
        target, kind, firstSeenAt, signals, prior, suspectAt, Math.min(confirmedAt, at), matches);
  }

  TargetFacts matched(@Nullable Match other) {
    if (other == null) {
      return this;
    }
    List<Match> left = new ArrayList<>();
    for (Match match : matches) {
      if (match.since() <= other.since() && !other.outranks(match)) {
        return this;
      }
      if (match.since() < other.since() || match.outranks(other)) {
        left.add(match);
      }
    }
    left.add(other);
    left.sort(Comparator.comparingLong(Match::since));
    return new TargetFacts(target, kind, firstSeenAt, signals, prior, suspectAt, confirmedAt, left);
  }

  /** The strongest indicator met that counted at a time, or null. */
  @Nullable Match matchAt(long at) {
    Match strongest = null;
    for (Match match : matches) {
      boolean counts = match.since() <= at;
      strongest = counts && (strongest == null || match.outranks(strongest)) ? match : strongest;
    }
    return strongest;
  }

  /** First moment at which the target was flagged at all. */
  public long flaggedAt() {
    return Math.min(suspectAt, confirmedAt);
  }
}
