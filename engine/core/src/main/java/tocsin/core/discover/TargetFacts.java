package tocsin.core.discover;

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
 * @param match the strongest indicator met, if any
 */
public record TargetFacts(
    String target,
    TargetKind kind,
    long firstSeenAt,
    int signals,
    int prior,
    long suspectAt,
    long confirmedAt,
    @Nullable Match match) {

  TargetFacts seen(long at, int moreSignals, int itsPrior) {
    return new TargetFacts(
        target,
        kind,
        Math.min(firstSeenAt, at),
        signals | moreSignals,
        Math.max(prior, itsPrior),
        suspectAt,
        confirmedAt,
        match);
  }

  TargetFacts suspectedFrom(long at) {
    return new TargetFacts(
        target, kind, firstSeenAt, signals, prior, Math.min(suspectAt, at), confirmedAt, match);
  }

  TargetFacts confirmedFrom(long at) {
    return new TargetFacts(
        target, kind, firstSeenAt, signals, prior, suspectAt, Math.min(confirmedAt, at), match);
  }

  TargetFacts matched(@Nullable Match other) {
    if (other == null || (match != null && !other.outranks(match))) {
      return this;
    }
    return new TargetFacts(
        target, kind, firstSeenAt, signals, prior, suspectAt, confirmedAt, other);
  }

  /** First moment at which the target was flagged at all. */
  public long flaggedAt() {
    return Math.min(suspectAt, confirmedAt);
  }
}
