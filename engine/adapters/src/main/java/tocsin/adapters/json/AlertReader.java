package tocsin.adapters.json;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import tocsin.domain.alert.Alert;
import tocsin.domain.alert.AlertStatus;
import tocsin.domain.alert.Change;
import tocsin.domain.alert.Reason;
import tocsin.domain.alert.Stage;
import tocsin.domain.alert.Tier;
import tocsin.domain.intel.Indicator;

/**
 * Reads {@code alerts.jsonl} of any engine that writes it, plain or gzip. A line needs {@code
 * subject}, {@code tier} and {@code decidedAt}; an alert without an id is the person's only one; a
 * fractional score is rounded.
 */
public final class AlertReader {
  private AlertReader() {}

  /**
   * Every line, in order.
   *
   * @throws BadLineException with file, line and reason
   */
  public static List<Alert> read(Path file) throws IOException {
    List<Alert> alerts = new ArrayList<>();
    JsonLines.each(file, line -> alerts.add(alert(line)));
    return alerts;
  }

  private static Alert alert(LineNode line) {
    String subject = line.text("subject");
    long decidedAt = line.time("decidedAt");
    return new Alert(
        line.text("alertId", "of " + subject),
        line.whole("version", 1),
        line.oneOf("status", AlertStatus.class, AlertStatus.OPEN),
        subject,
        line.oneOf("tier", Tier.class),
        line.oneOf("stage", Stage.class, Stage.S0),
        line.text("fraudType", Indicator.UNKNOWN_TYPE),
        line.text("campaign", ""),
        line.time("firstSeenAt", decidedAt),
        decidedAt,
        line.whole("score", 0),
        reasons(line, "reasons"),
        line.texts("targets"),
        line.texts("supersedes"),
        reasons(line, "whyTier"),
        changes(line));
  }

  private static List<Change> changes(LineNode line) {
    List<Change> changes = new ArrayList<>();
    for (LineNode change : line.objects("change")) {
      changes.add(
          new Change(
              change.oneOf("tier", Tier.class), change.text("zh", ""), change.text("en", "")));
    }
    return changes;
  }

  /** Reasons as objects, or as bare codes. */
  private static List<Reason> reasons(LineNode line, String name) {
    List<Reason> reasons = new ArrayList<>();
    if (!line.holdsObjects(name)) {
      line.texts(name)
          .forEach(code -> reasons.add(new Reason(code, 0, code, code, java.util.Map.of())));
      return reasons;
    }
    for (LineNode reason : line.objects(name)) {
      reasons.add(
          new Reason(
              reason.text("code"),
              reason.whole("points", 0),
              reason.text("zh", ""),
              reason.text("en", ""),
              reason.fields("evidence")));
    }
    return reasons;
  }
}
