package tocsin.desk.feed;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tocsin.desk.audit.AuditEntry;
import tocsin.desk.store.Documents;
import tocsin.domain.casework.CaseFile;

/**
 * What the engine and the tuner learn from lines of the audit, which is the one order of all that
 * was done. An empty map is nothing for them.
 */
public final class ControlLines {
  private static final Set<String> KEPT_BY_ENGINE = Set.of("report", "snooze");

  /** Verdicts of a closing that say something of the alert: a benign trigger, site or person. */
  private static final Set<String> CLEARED = Set.of("V4", "V5", "V6");

  private ControlLines() {}

  /** What changes how the engine goes on: verdicts, dissuasions, snoozes, and their undoing. */
  public static Map<String, Object> control(AuditEntry entry, Optional<CaseFile> file) {
    JsonNode detail = Documents.tree(entry.detail());
    Map<String, Object> line = begin(entry);
    if (entry.action().equals("target.judge")) {
      line.put("kind", "verdict");
      line.put("target", detail.path("target").asText());
      line.put("verdict", detail.path("verdict").asText());
      return line;
    }
    if (file.isEmpty()) {
      return Map.of();
    }
    line.put("subject", file.get().subject());
    line.put("alertIds", file.get().alerts().stream().map(each -> each.alertId()).toList());
    if (isReport(entry) && detail.path("verdict").asText().equals("V1")) {
      line.put("kind", "dissuaded");
      return line;
    }
    if (entry.action().equals("case.snooze")) {
      line.put("kind", "snooze");
      line.put("until", detail.path("until").asLong());
      return line;
    }
    boolean takenBack =
        entry.action().equals("case.undo") && KEPT_BY_ENGINE.contains(detail.path("of").asText());
    if (takenBack) {
      line.put("kind", "undo");
      line.put("of", detail.path("of").asText().equals("report") ? "dissuaded" : "snooze");
      return line;
    }
    return Map.of();
  }

  /** What was found out about an alert, for tuning and evaluation. */
  public static Map<String, Object> label(AuditEntry entry, Optional<CaseFile> file) {
    if (!isReport(entry) || file.isEmpty() || file.get().alerts().isEmpty()) {
      return Map.of();
    }
    JsonNode detail = Documents.tree(entry.detail());
    Map<String, Object> line = begin(entry);
    line.put("alertId", file.get().alerts().get(0).alertId());
    line.put("verdict", detail.path("verdict").asText());
    line.put("yuan", detail.path("yuan").asLong());
    return line;
  }

  /**
   * A line of {@code dispositions.jsonl}: a report, or a closing that clears the person.
   *
   * @return with the pseudonym beside the alert's id
   */
  static Map<String, Object> disposition(AuditEntry entry, Optional<CaseFile> file) {
    Map<String, Object> label = label(entry, file);
    if (!label.isEmpty()) {
      Map<String, Object> line = new LinkedHashMap<>(label);
      line.put("subject", file.orElseThrow().subject());
      return line;
    }
    JsonNode detail = Documents.tree(entry.detail());
    String verdict = detail.path("verdict").asText();
    boolean clears = entry.action().equals("case.close") && CLEARED.contains(verdict);
    if (!clears || file.isEmpty() || file.get().alerts().isEmpty()) {
      return Map.of();
    }
    Map<String, Object> line = begin(entry);
    line.put("alertId", file.get().alerts().get(0).alertId());
    line.put("verdict", verdict);
    line.put("yuan", 0L);
    line.put("subject", file.get().subject());
    return line;
  }

  /** A line of {@code handlings.jsonl}: a disposition or a snooze. */
  static Map<String, Object> handling(AuditEntry entry, Optional<CaseFile> file) {
    if (!entry.action().equals("case.snooze") || file.isEmpty()) {
      return disposition(entry, file);
    }
    JsonNode detail = Documents.tree(entry.detail());
    Map<String, Object> line = begin(entry);
    line.put("subject", file.get().subject());
    line.put("snoozeUntil", detail.path("until").asLong());
    String reason = detail.path("reason").asText();
    line.put("reason", reason.isEmpty() ? "unsaid" : reason);
    return line;
  }

  /** Whether a later entry about the same object took this one back. */
  static boolean takenBack(AuditEntry entry, List<AuditEntry> about) {
    String step = entry.action().substring(entry.action().indexOf('.') + 1);
    for (AuditEntry later : about) {
      if (later.seq() > entry.seq() && later.action().startsWith("case.")) {
        return later.action().equals("case.undo")
            && Documents.tree(later.detail()).path("of").asText().equals(step);
      }
    }
    return false;
  }

  private static boolean isReport(AuditEntry entry) {
    return entry.action().equals("case.report");
  }

  private static Map<String, Object> begin(AuditEntry entry) {
    Map<String, Object> line = new LinkedHashMap<>();
    line.put("seq", entry.seq());
    line.put("at", entry.at());
    return line;
  }
}
