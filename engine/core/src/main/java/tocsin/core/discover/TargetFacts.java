package tocsin.core.discover;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tocsin.domain.intel.Indicator;
import tocsin.domain.intel.Match;
import tocsin.domain.intel.TargetKind;

/**
 * What is known of one target of a site. All parts merge without regard to order.
 *
 * @param firstSeenAt milliseconds UTC
 * @param signals every signal met there
 * @param spelling the worst that a spelling said, hundredths of a nat
 * @param suspectAt first moment as suspect; {@link Long#MAX_VALUE} when never
 * @param confirmedAt first moment as confirmed; {@link Long#MAX_VALUE} when never
 * @param assessedAt first moment as suspect by the weight of other evidence than a list's; {@link
 *     Long#MAX_VALUE} when never
 * @param provenAt first moment as confirmed by the weight of evidence; {@link Long#MAX_VALUE} when
 *     never
 * @param likeType the kind of fraud that the evidence then pointed to, or {@code unknown}
 * @param matches indicators met: as of any time the strongest of them, from the first on
 */
public record TargetFacts(
    String target,
    TargetKind kind,
    long firstSeenAt,
    int signals,
    int spelling,
    long suspectAt,
    long confirmedAt,
    long assessedAt,
    long provenAt,
    String likeType,
    List<Match> matches) {

  /** A spelling that was not read yet. */
  private static final int UNREAD = Integer.MIN_VALUE;

  public TargetFacts {
    matches = matches == null ? List.of() : matches;
    assessedAt = assessedAt == 0 ? Long.MAX_VALUE : assessedAt;
    provenAt = provenAt == 0 ? Long.MAX_VALUE : provenAt;
    likeType = likeType == null ? Indicator.UNKNOWN_TYPE : likeType;
  }

  /** A target nobody has said anything of. */
  static TargetFacts unknown(String target, TargetKind kind, long at) {
    long never = Long.MAX_VALUE;
    return new TargetFacts(
        target, kind, at, 0, UNREAD, never, never, never, never, Indicator.UNKNOWN_TYPE, List.of());
  }

  TargetFacts seen(long at, int moreSignals, int itsSpelling) {
    return new TargetFacts(
        target,
        kind,
        Math.min(firstSeenAt, at),
        signals | moreSignals,
        spelling == UNREAD ? itsSpelling : Math.max(spelling, itsSpelling),
        suspectAt,
        confirmedAt,
        assessedAt,
        provenAt,
        likeType,
        matches);
  }

  TargetFacts suspectedFrom(long at) {
    return turned(Math.min(suspectAt, at), confirmedAt, assessedAt);
  }

  TargetFacts confirmedFrom(long at) {
    return turned(suspectAt, Math.min(confirmedAt, at), assessedAt);
  }

  TargetFacts assessedFrom(long at) {
    return turned(suspectAt, confirmedAt, Math.min(assessedAt, at));
  }

  TargetFacts provenFrom(long at, String type) {
    return at >= provenAt
        ? this
        : new TargetFacts(
            target,
            kind,
            firstSeenAt,
            signals,
            spelling,
            suspectAt,
            confirmedAt,
            assessedAt,
            at,
            type,
            matches);
  }

  private TargetFacts turned(long suspect, long confirmed, long assessed) {
    return new TargetFacts(
        target,
        kind,
        firstSeenAt,
        signals,
        spelling,
        suspect,
        confirmed,
        assessed,
        provenAt,
        likeType,
        matches);
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
    return new TargetFacts(
        target,
        kind,
        firstSeenAt,
        signals,
        spelling,
        suspectAt,
        confirmedAt,
        assessedAt,
        provenAt,
        likeType,
        left);
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

  /** Before another: seen earlier, then by name. */
  boolean precedes(TargetFacts other) {
    return firstSeenAt != other.firstSeenAt
        ? firstSeenAt < other.firstSeenAt
        : target.compareTo(other.target) < 0;
  }

  /** First moment as confirmed, by whatever. */
  long sureAt() {
    return Math.min(confirmedAt, provenAt);
  }

  /** First moment at which the target was flagged at all. */
  public long flaggedAt() {
    return Math.min(Math.min(suspectAt, assessedAt), sureAt());
  }
}
