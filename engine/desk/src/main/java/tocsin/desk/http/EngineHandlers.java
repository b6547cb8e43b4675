package tocsin.desk.http;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tocsin.desk.audit.AuditEntry;
import tocsin.desk.casework.Taken;
import tocsin.desk.feed.ControlLines;
import tocsin.desk.feed.ResultLines;
import tocsin.desk.feed.TargetIntake;
import tocsin.desk.feed.TargetWord;
import tocsin.domain.alert.Alert;
import tocsin.domain.casework.CaseFile;
import tocsin.domain.people.Assignment;

/** The engine's side: what it sends line by line, and what it is told. */
final class EngineHandlers {
  private static final int MAX_REJECTED = 100;
  private static final int PAGE = 1_000;
  private static final int MAX_SCANNED = 20_000;

  private final Parts parts;

  EngineHandlers(Parts parts) {
    this.parts = parts;
  }

  void add(Routes routes) {
    routes
        .on(Endpoint.TAKE_ALERTS, this::alerts)
        .on(Endpoint.TAKE_ASSIGNMENTS, this::assignments)
        .on(Endpoint.TAKE_TARGETS, this::targets)
        .on(Endpoint.CONTROL, this::control)
        .on(Endpoint.LABELS, this::labels);
  }

  private record Answer(
      int lines, int created, int changed, int unchanged, List<LineFault> rejected) {}

  private record LineFault(int line, String reason) {}

  /** Makes something of a line. */
  private interface Reader<T> {
    T read(JsonNode line);
  }

  private static <T> List<T> lines(Call call, Reader<T> reader, List<LineFault> faults) {
    List<T> values = new ArrayList<>();
    String text = new String(call.raw(), StandardCharsets.UTF_8);
    int number = 0;
    for (String line : (Iterable<String>) text.lines()::iterator) {
      number++;
      if (line.isBlank()) {
        continue;
      }
      try {
        values.add(reader.read(Wire.parse(line)));
      } catch (IllegalArgumentException | ProblemException e) {
        if (faults.size() < MAX_REJECTED) {
          String reason =
              e instanceof ProblemException ? "not JSON" : String.valueOf(e.getMessage());
          faults.add(new LineFault(number, ProblemException.shortened(reason)));
        }
      }
    }
    return values;
  }

  private static Reply answer(Call call, Taken taken, List<LineFault> faults) {
    int lines =
        (int)
            new String(call.raw(), StandardCharsets.UTF_8)
                .lines()
                .filter(l -> !l.isBlank())
                .count();
    return Reply.ok(new Answer(lines, taken.created(), taken.changed(), taken.unchanged(), faults));
  }

  private Reply alerts(Call call) {
    List<LineFault> faults = new ArrayList<>();
    List<Alert> alerts = lines(call, ResultLines::alert, faults);
    return answer(call, parts.given().intake().alerts(alerts).join(), faults);
  }

  private Reply assignments(Call call) {
    List<LineFault> faults = new ArrayList<>();
    List<Assignment> assignments = lines(call, ResultLines::assignment, faults);
    return answer(call, parts.given().intake().assignments(assignments).join(), faults);
  }

  private Reply targets(Call call) {
    List<LineFault> faults = new ArrayList<>();
    List<TargetWord> words = lines(call, ResultLines::target, faults);
    return answer(call, TargetIntake.take(call.database(), words), faults);
  }

  /** Each line carries {@code seq}: ask again after the last one. */
  private Reply control(Call call) {
    return Reply.text("application/jsonl", call.read(connection -> after(connection, call, true)));
  }

  private Reply labels(Call call) {
    return Reply.text("application/jsonl", call.read(connection -> after(connection, call, false)));
  }

  /** Made from the audit, which is the one order of all that was done. */
  private String after(Connection connection, Call call, boolean control) throws SQLException {
    StringBuilder lines = new StringBuilder();
    long seq = call.number("after", 0);
    int found = 0;
    for (int scanned = 0; scanned < MAX_SCANNED && found < PAGE; scanned += PAGE) {
      List<AuditEntry> entries = parts.given().audit().after(connection, seq, PAGE);
      for (AuditEntry entry : entries) {
        seq = entry.seq();
        Map<String, Object> line =
            control
                ? ControlLines.control(entry, file(connection, entry))
                : ControlLines.label(entry, file(connection, entry));
        if (!line.isEmpty()) {
          found++;
          lines.append(Wire.text(line)).append('\n');
        }
      }
      if (entries.size() < PAGE) {
        break;
      }
    }
    return lines.toString();
  }

  private Optional<CaseFile> file(Connection connection, AuditEntry entry) throws SQLException {
    return entry.action().startsWith("case.")
        ? parts.given().cases().find(connection, entry.object())
        : Optional.empty();
  }
}
