package tocsin.desk.http;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import tocsin.desk.store.Documents;
import tocsin.desk.store.Sql;
import tocsin.domain.alert.AlertStatus;
import tocsin.domain.casework.CaseFile;
import tocsin.domain.casework.Outcome;
import tocsin.domain.casework.TaskState;
import tocsin.domain.casework.Visit;

/** Who was told something of a target that turned out wrong, and who is owed an apology. */
final class RecallHandlers {
  private static final int MAX_CASES = 10_000;
  private static final int MAX_ITEMS = 200;

  private final Sight sight;
  private final TargetRows rows;
  private final CaseRows cases;

  RecallHandlers(Parts parts, Sight sight, TargetRows rows) {
    this.sight = sight;
    this.rows = rows;
    this.cases = parts.rows();
  }

  void add(Routes routes) {
    routes.on(Endpoint.TARGET_RECALL, this::recall);
  }

  /**
   * One person who was contacted.
   *
   * @param contacts visits and reports
   * @param lastContactAt milliseconds UTC
   */
  private record Item(CaseRow row, int contacts, long lastContactAt) {}

  /**
   * What was taken back because of a target.
   *
   * @param cases that rested on it, with an alert withdrawn
   * @param cancelledTasks of theirs
   * @param contacted people whom somebody got through to
   * @param items of them, the last contacted first; bounded
   */
  private record Recall(int cases, int cancelledTasks, int contacted, List<Item> items) {}

  private Reply recall(Call call) {
    return Reply.ok(call.read(connection -> recall(connection, call)));
  }

  private Recall recall(Connection connection, Call call) throws SQLException {
    String target = call.at("target");
    if (rows.word(connection, target).isEmpty()) {
      throw ProblemException.notFound();
    }
    List<CaseFile> recalled =
        Sql.all(
                connection,
                "SELECT c.body FROM case_targets g JOIN cases c ON c.case_id = g.case_id"
                    + " WHERE g.target = ? LIMIT ?",
                row -> Documents.read(row.getString(1), CaseFile.class),
                target,
                MAX_CASES)
            .stream()
            .filter(RecallHandlers::isRecalled)
            .filter(file -> sight.sees(call.caller(), file))
            .toList();
    List<CaseFile> contacted =
        recalled.stream()
            .filter(CaseFile::reached)
            .sorted((a, b) -> Long.compare(lastContactAt(b), lastContactAt(a)))
            .toList();
    List<CaseFile> shown = contacted.subList(0, Math.min(MAX_ITEMS, contacted.size()));
    List<CaseRow> shownRows = cases.of(connection, shown, true);
    List<Item> items = new ArrayList<>();
    for (int i = 0; i < shown.size(); i++) {
      CaseFile file = shown.get(i);
      int contacts = file.visits().size() + file.outcomes().size();
      items.add(new Item(shownRows.get(i), contacts, lastContactAt(file)));
    }
    return new Recall(
        recalled.size(),
        recalled.stream().mapToInt(RecallHandlers::cancelled).sum(),
        contacted.size(),
        items);
  }

  private static boolean isRecalled(CaseFile file) {
    return file.alerts().stream().anyMatch(alert -> alert.status() == AlertStatus.WITHDRAWN);
  }

  private static int cancelled(CaseFile file) {
    return (int) file.tasks().stream().filter(task -> task.state() == TaskState.REVOKED).count();
  }

  private static long lastContactAt(CaseFile file) {
    return LongStream.concat(
            file.visits().stream().mapToLong(Visit::at),
            file.outcomes().stream().mapToLong(Outcome::at))
        .max()
        .orElse(0);
  }
}
