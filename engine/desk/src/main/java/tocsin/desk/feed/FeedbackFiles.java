package tocsin.desk.feed;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tocsin.core.casework.Undo;
import tocsin.core.verdict.VerdictLife;
import tocsin.desk.audit.AuditEntry;
import tocsin.desk.audit.AuditLog;
import tocsin.desk.store.CaseStore;
import tocsin.desk.store.Database;
import tocsin.desk.store.Documents;
import tocsin.desk.store.Sql;
import tocsin.domain.casework.CaseFile;

/**
 * What people found, as files for the engine and the tuner. Pseudonyms only. One round at a time.
 *
 * <ul>
 *   <li>{@code dispositions.jsonl}: {@code seq at alertId subject verdict yuan}, read by {@code
 *       tocsin tune} and {@code evaluate}
 *   <li>{@code handlings.jsonl}: the same and snoozes ({@code snoozeUntil reason}), for the engine
 *   <li>{@code verdicts.jsonl}: confirmed targets as indicators, known from the judgement on
 *   <li>{@code judgements.jsonl}: every judgement in force, with who, why and until when
 * </ul>
 *
 * A step is told when it can no longer be taken back; one that was taken back is never told.
 */
public final class FeedbackFiles {
  private static final int PAGE = 1_000;
  private static final int MAX_ABOUT = 10_000;

  private final Database database;
  private final AuditLog audit;
  private final CaseStore cases;
  private final InstantSource clock;
  private final Path folder;
  private final LineFile dispositions;
  private final LineFile handlings;
  private long scanned;

  /**
   * Opens the files where they ended, or makes them.
   *
   * @throws IOException when a file cannot be written
   */
  public FeedbackFiles(
      Database database, AuditLog audit, CaseStore cases, InstantSource clock, Path folder)
      throws IOException {
    this.database = database;
    this.audit = audit;
    this.cases = cases;
    this.clock = clock;
    this.folder = Files.createDirectories(folder);
    dispositions = LineFile.open(folder.resolve("dispositions.jsonl"));
    handlings = LineFile.open(handlings(folder));
    scanned = Math.min(dispositions.last(), handlings.last());
    writeJudgements();
  }

  /** Confirmed targets; an indicator file for the engine. */
  public static Path verdicts(Path folder) {
    return folder.resolve("verdicts.jsonl");
  }

  /** What people hold of targets, refutations among it. */
  public static Path judgements(Path folder) {
    return folder.resolve("judgements.jsonl");
  }

  /** What changes how the engine goes on with a person's alert. */
  public static Path handlings(Path folder) {
    return folder.resolve("handlings.jsonl");
  }

  /** Writes what became final; whether there may be more. */
  public synchronized boolean round() throws IOException {
    long before = clock.millis() - Undo.WINDOW_MILLIS;
    List<AuditEntry> entries = database.read(connection -> audit.after(connection, scanned, PAGE));
    boolean judged = false;
    for (AuditEntry entry : entries) {
      if (entry.at() >= before) {
        break;
      }
      judged |= entry.action().equals("target.judge");
      if (entry.action().startsWith("case.")) {
        tell(entry);
      }
      scanned = entry.seq();
    }
    if (judged) {
      writeJudgements();
    }
    return entries.size() == PAGE && scanned == entries.get(PAGE - 1).seq();
  }

  /** A step as lines of both files; the maps are empty for most. */
  private record Told(Map<String, Object> disposition, Map<String, Object> handling) {}

  private void tell(AuditEntry entry) throws IOException {
    Told told = database.read(connection -> told(connection, entry));
    dispositions.append(entry.seq(), told.disposition);
    handlings.append(entry.seq(), told.handling);
  }

  private Told told(Connection connection, AuditEntry entry) throws SQLException {
    Optional<CaseFile> file = cases.find(connection, entry.object());
    Map<String, Object> handling = ControlLines.handling(entry, file);
    if (handling.isEmpty()
        || ControlLines.takenBack(entry, audit.about(connection, entry.object(), MAX_ABOUT))) {
      return new Told(Map.of(), Map.of());
    }
    return new Told(ControlLines.disposition(entry, file), handling);
  }

  /**
   * What a person said of a target.
   *
   * @param body the engine's word, empty when it never spoke of the target
   */
  private record Judged(
      String target, String verdict, long at, String by, String why, String body) {}

  private void writeJudgements() throws IOException {
    List<Judged> all =
        database.read(
            connection ->
                Sql.all(
                    connection,
                    "SELECT v.target, v.verdict, v.at, v.judged_by, v.reason, COALESCE(t.body, '')"
                        + " FROM target_verdicts v LEFT JOIN targets t ON t.target = v.target"
                        + " WHERE v.state = 'in_force' ORDER BY v.target, v.seq",
                    row ->
                        new Judged(
                            row.getString(1),
                            row.getString(2),
                            row.getLong(3),
                            row.getString(4),
                            row.getString(5),
                            row.getString(6))));
    // A target stays an indicator when it is refuted later: the refutation outranks it as of its
    // time, and what was said before keeps its ground.
    Map<String, String> confirmed = new LinkedHashMap<>();
    List<String> judgements = new ArrayList<>();
    for (Judged each : all) {
      if (each.verdict.equals("confirmed")) {
        confirmed.putIfAbsent(each.target, Documents.write(indicator(each)));
      }
      judgements.add(Documents.write(judgement(each)));
    }
    replace(verdicts(folder), List.copyOf(confirmed.values()));
    replace(judgements(folder), judgements);
  }

  private static Optional<TargetWord> word(Judged judged) {
    return judged.body.isEmpty()
        ? Optional.empty()
        : Optional.of(Documents.read(judged.body, TargetWord.class));
  }

  private static String kind(Judged judged) {
    String kind =
        word(judged).map(TargetWord::kind).orElse(judged.target.contains("/") ? "url" : "host");
    return kind.equals("domain") ? "suffix" : kind;
  }

  private static Map<String, Object> indicator(Judged judged) {
    Map<String, Object> line = new LinkedHashMap<>();
    line.put("kind", kind(judged));
    line.put("value", judged.target);
    line.put("fraudType", word(judged).map(TargetWord::fraudType).orElse("unknown"));
    line.put("confidence", 100);
    line.put("source", "desk");
    line.put("knownFrom", judged.at);
    return line;
  }

  private static Map<String, Object> judgement(Judged judged) {
    Map<String, Object> line = new LinkedHashMap<>();
    line.put("kind", kind(judged));
    line.put("value", judged.target);
    line.put("verdict", judged.verdict);
    line.put("at", judged.at);
    line.put("until", judged.at + VerdictLife.DEFAULT_MILLIS);
    line.put("by", judged.by);
    line.put("why", judged.why);
    return line;
  }

  /** Leaves a file alone that says the same already: its time tells the engine of news. */
  private static void replace(Path file, List<String> lines) throws IOException {
    String text = lines.isEmpty() ? "" : String.join("\n", lines) + "\n";
    if (Files.exists(file) && Files.readString(file, StandardCharsets.UTF_8).equals(text)) {
      return;
    }
    Path fresh = file.resolveSibling(file.getFileName() + ".tmp");
    Files.writeString(fresh, text, StandardCharsets.UTF_8);
    Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
  }
}
