package tocsin.desk.http;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tocsin.desk.audit.AuditEntry;
import tocsin.desk.casework.Taken;
import tocsin.desk.store.Documents;
import tocsin.desk.store.Sql;
import tocsin.desk.store.Tx;
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
    List<Alert> alerts = lines(call, EngineLines::alert, faults);
    return answer(call, parts.given().intake().alerts(alerts).join(), faults);
  }

  private Reply assignments(Call call) {
    List<LineFault> faults = new ArrayList<>();
    List<Assignment> assignments = lines(call, EngineLines::assignment, faults);
    return answer(call, parts.given().intake().assignments(assignments).join(), faults);
  }

  private Reply targets(Call call) {
    List<LineFault> faults = new ArrayList<>();
    List<TargetWord> words = lines(call, EngineLines::target, faults);
    Taken taken =
        call.database()
            .writeNow(
                tx -> {
                  int created = 0;
                  int changed = 0;
                  for (TargetWord word : words) {
                    int what = upsert(tx, word);
                    created += what == 2 ? 1 : 0;
                    changed += what == 1 ? 1 : 0;
                  }
                  return new Taken(created, changed, words.size() - created - changed);
                });
    return answer(call, taken, faults);
  }

  /** 2 when new, 1 when changed, 0 when known. */
  private static int upsert(Tx tx, TargetWord word) throws SQLException {
    String body = Documents.write(word);
    Optional<String> known =
        Sql.one(
            tx.connection(),
            "SELECT body FROM targets WHERE target = ?",
            row -> row.getString(1),
            word.target());
    if (known.isPresent() && known.get().equals(body)) {
      return 0;
    }
    Sql.run(
        tx.connection(),
        "INSERT INTO targets (target, verdict, campaign, flagged_at, as_of, body)"
            + " VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (target) DO UPDATE SET"
            + " verdict = excluded.verdict, campaign = excluded.campaign,"
            + " flagged_at = excluded.flagged_at, as_of = excluded.as_of, body = excluded.body",
        word.target(),
        word.verdict(),
        word.campaign(),
        word.flaggedAt(),
        tx.at(),
        body);
    return known.isPresent() ? 1 : 2;
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
                ? EngineLines.control(entry, file(connection, entry))
                : label(connection, entry);
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

  private Map<String, Object> label(Connection connection, AuditEntry entry) throws SQLException {
    Optional<CaseFile> file =
        entry.action().equals("case.report") ? file(connection, entry) : Optional.empty();
    if (file.isEmpty() || file.get().alerts().isEmpty()) {
      return Map.of();
    }
    JsonNode detail = Wire.parse(entry.detail());
    Map<String, Object> line = new LinkedHashMap<>();
    line.put("seq", entry.seq());
    line.put("alertId", file.get().alerts().get(0).alertId());
    line.put("at", entry.at());
    line.put("verdict", detail.path("verdict").asText());
    line.put("yuan", detail.path("yuan").asLong());
    return line;
  }
}
