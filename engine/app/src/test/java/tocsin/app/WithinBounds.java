package tocsin.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tocsin.adapters.json.AlertReader;
import tocsin.domain.alert.Alert;

/**
 * Result lines of all but those who look at fraud by the dozen, on purpose or by machine. Of such a
 * person's log only the newest part is kept ({@code PersonLedger.MAX_MOMENTS}), and what a late
 * record changed before that cannot be told again: the one place where a live run and a replay of
 * late records may differ.
 */
final class WithinBounds {
  private static final int MANY = 32;

  private WithinBounds() {}

  /** Lines of {@code alerts.jsonl}. */
  static List<String> alerts(Path out) throws IOException {
    return lines(out, "alerts.jsonl");
  }

  /** Lines of {@code assignments.jsonl}. */
  static List<String> assignments(Path out) throws IOException {
    return lines(out, "assignments.jsonl");
  }

  /** How a line on an alert begins. */
  static String head(String alertId) {
    return "{\"alertId\":\"" + alertId + "\"";
  }

  private static List<String> lines(Path out, String file) throws IOException {
    Map<String, Set<String>> targets = new HashMap<>();
    Map<String, String> subjects = new HashMap<>();
    for (Alert alert : AlertReader.read(out.resolve("alerts.jsonl"))) {
      targets.computeIfAbsent(alert.subject(), s -> new HashSet<>()).addAll(alert.targets());
      subjects.put(alert.alertId(), alert.subject());
    }
    Set<String> beyond = new HashSet<>();
    subjects.forEach(
        (id, subject) -> {
          if (targets.getOrDefault(subject, Set.of()).size() > MANY) {
            beyond.add(head(id));
          }
        });
    List<String> all = Files.readAllLines(out.resolve(file));
    List<String> kept =
        all.stream()
            .filter(line -> !beyond.contains(line.substring(0, line.indexOf(','))))
            .toList();
    if (kept.size() * 4 < all.size() * 3) {
      throw new IllegalStateException(file + ": only " + kept.size() + " of " + all.size());
    }
    return kept;
  }
}
