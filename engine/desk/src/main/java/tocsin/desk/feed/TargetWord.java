package tocsin.desk.feed;

import java.util.List;
import java.util.Map;

/**
 * The engine's last word on a target, as kept: a line of {@code targets.jsonl}.
 *
 * @param flaggedAt 0 when never
 * @param reach visitors by enterprise, where the engine said
 */
public record TargetWord(
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
    Map<String, Long> leadTimeMillis,
    Map<String, Integer> reach) {
  public TargetWord {
    reasons = List.copyOf(reasons);
    leadTimeMillis = Map.copyOf(leadTimeMillis);
    reach = reach == null ? Map.of() : Map.copyOf(reach);
  }
}
