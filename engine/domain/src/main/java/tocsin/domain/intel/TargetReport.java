package tocsin.domain.intel;

import java.util.List;
import java.util.Map;

/**
 * A word on one target; the last one becomes a line of {@code targets.jsonl}.
 *
 * @param target as in {@link FlaggedTarget}
 * @param host for a URL its host, else empty
 * @param score 0–1, how sure the engine is that the target is fraudulent
 * @param firstSeenAt milliseconds UTC
 * @param flaggedAt first moment as suspect; {@link Long#MAX_VALUE} when never
 * @param asOf when this was the last word, milliseconds UTC; a reader keeps the latest one that
 *     lies before the end of what it looks at
 * @param visitors distinct people seen there
 * @param reasons reason codes
 * @param leadTimeMillis per feed, how long before the feed's entry the engine flagged the target
 * @param appSet hosts of an app known by its host set, in order; else empty
 * @param trace for shadow models and drift only
 * @param path what led to it: confirmed sites it has people, addresses or certificates in common
 *     with, the strongest first; bounded
 * @param word since when the verdict is held, and whose word it is
 * @param reach visitors by enterprise, those with the most; at most {@value #MAX_REACH}
 */
public record TargetReport(
    String target,
    TargetKind kind,
    String host,
    Verdict verdict,
    double score,
    String fraudType,
    String campaign,
    long firstSeenAt,
    long flaggedAt,
    long asOf,
    int visitors,
    List<String> reasons,
    Map<String, Long> leadTimeMillis,
    List<String> appSet,
    TargetTrace trace,
    List<ExposedBy> path,
    VerdictWord word,
    Map<String, Integer> reach) {
  /** Enterprises named. */
  public static final int MAX_REACH = 64;

  public TargetReport {
    appSet = appSet == null ? List.of() : appSet;
    trace = trace == null ? TargetTrace.NONE : trace;
    path = path == null ? List.of() : path;
    word = word == null ? VerdictWord.NONE : word;
    reach = reach == null ? Map.of() : reach;
  }

  /** A report without a trace, a path or a word. */
  public TargetReport(
      String target,
      TargetKind kind,
      String host,
      Verdict verdict,
      double score,
      String fraudType,
      String campaign,
      long firstSeenAt,
      long flaggedAt,
      long asOf,
      int visitors,
      List<String> reasons,
      Map<String, Long> leadTimeMillis,
      List<String> appSet) {
    this(
        target,
        kind,
        host,
        verdict,
        score,
        fraudType,
        campaign,
        firstSeenAt,
        flaggedAt,
        asOf,
        visitors,
        reasons,
        leadTimeMillis,
        appSet,
        TargetTrace.NONE,
        List.of(),
        VerdictWord.NONE,
        Map.of());
  }

  /** The same under what its campaign is called now. */
  public TargetReport within(String itsCampaign) {
    return new TargetReport(
        target,
        kind,
        host,
        verdict,
        score,
        fraudType,
        itsCampaign,
        firstSeenAt,
        flaggedAt,
        asOf,
        visitors,
        reasons,
        leadTimeMillis,
        appSet,
        trace,
        path,
        word,
        reach);
  }
}
