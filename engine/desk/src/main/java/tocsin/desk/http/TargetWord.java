package tocsin.desk.http;

import java.util.List;
import java.util.Map;

/**
 * The engine's last word on a target, as kept: a line of {@code targets.jsonl}.
 *
 * @param flaggedAt 0 when never
 */
record TargetWord(
    String target,
    String kind,
    String verdict,
    double score,
    String fraudType,
    String campaign,
    long firstSeenAt,
    long flaggedAt,
    int visitors,
    List<String> reasons,
    Map<String, Long> leadTimeMillis) {
  TargetWord {
    reasons = List.copyOf(reasons);
    leadTimeMillis = Map.copyOf(leadTimeMillis);
  }
}
