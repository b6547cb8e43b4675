package tocsin.desk.http;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tocsin.core.casework.Clockwork;
import tocsin.desk.auth.UnitTree;
import tocsin.desk.roster.RosterStore;
import tocsin.desk.roster.RosterStore.AdvisorRow;
import tocsin.desk.store.Sql;
import tocsin.domain.alert.Alert;
import tocsin.domain.alert.Reason;
import tocsin.domain.casework.CaseFile;
import tocsin.domain.casework.CaseTask;

/** Case files as rows of the queue. Thread-safe. */
final class CaseRows {
  private final DeskParts parts;
  private final Supplier<UnitTree> trees;

  CaseRows(DeskParts parts, Supplier<UnitTree> trees) {
    this.parts = parts;
    this.trees = trees;
  }

  /** An advisor's load. */
  private record Load(int bound, int capacity) {}

  /**
   * Rows for the one who may see names, masked.
   *
   * @param named false for tuners, who get pseudonyms only
   */
  List<CaseRow> of(Connection connection, List<CaseFile> files, boolean named) throws SQLException {
    Map<String, String> names =
        named ? parts.vault().masked(files.stream().map(CaseFile::subject).toList()) : Map.of();
    Map<String, CaseRow.Lock> locks = locks(connection);
    Map<String, Optional<Load>> loads = new HashMap<>();
    UnitTree tree = trees.get();
    List<CaseRow> rows = new ArrayList<>(files.size());
    for (CaseFile file : files) {
      String advisor = named ? advisor(file) : "";
      if (!loads.containsKey(advisor)) {
        loads.put(advisor, load(connection, advisor));
      }
      rows.add(
          row(
              file,
              names.get(file.subject()),
              newest(connection, file),
              tree,
              advisor,
              loads.get(advisor),
              locks.get(file.caseId())));
    }
    return rows;
  }

  /** One row. */
  CaseRow of(Connection connection, CaseFile file) throws SQLException {
    return of(connection, List.of(file), true).get(0);
  }

  private CaseRow row(
      CaseFile file,
      @Nullable String name,
      Optional<Alert> alert,
      UnitTree tree,
      String advisor,
      Optional<Load> load,
      CaseRow.@Nullable Lock lock) {
    return new CaseRow(
        file.caseId(),
        file.version(),
        file.state(),
        file.state().step(),
        file.tier(),
        file.stage(),
        file.fraudType(),
        file.campaign(),
        name,
        Wire.text(file.unitId()),
        Wire.text(tree.name(file.unitId())),
        alert.flatMap(CaseRows::telling).orElse(null),
        alert.map(newest -> newest.reasons().size()).orElse(0),
        file.openedAt(),
        file.since(),
        Wire.time(Clockwork.nextAt(file)),
        file.breached(),
        Wire.text(file.owner()),
        Wire.text(advisor),
        load.map(Load::bound).orElse(null),
        load.map(Load::capacity).orElse(null),
        lock);
  }

  /** The newest alert of a case. */
  Optional<Alert> newest(Connection connection, CaseFile file) throws SQLException {
    int last = file.alerts().size() - 1;
    return last < 0
        ? Optional.empty()
        : parts.cases().alert(connection, file.alerts().get(last).alertId());
  }

  private static Optional<Reason> telling(Alert alert) {
    return alert.reasons().stream().max(Comparator.comparingInt(Reason::points));
  }

  /** The advisor whose turn it is, empty when it is nobody's. */
  static String advisor(CaseFile file) {
    String advisor = "";
    for (CaseTask task : file.tasks()) {
      if (task.state().open() && !task.recipient().advisorId().isEmpty()) {
        advisor = task.recipient().advisorId();
      }
    }
    return advisor;
  }

  private Optional<Load> load(Connection connection, String advisorId) throws SQLException {
    if (advisorId.isEmpty()) {
      return Optional.empty();
    }
    Optional<AdvisorRow> advisor = RosterStore.advisor(connection, advisorId);
    if (advisor.isEmpty()) {
      return Optional.empty();
    }
    int bound = RosterStore.bound(connection, advisorId, parts.clock().millis());
    return Optional.of(new Load(bound, advisor.get().capacity()));
  }

  private Map<String, CaseRow.Lock> locks(Connection connection) throws SQLException {
    Map<String, CaseRow.Lock> locks = new HashMap<>();
    Sql.all(
        connection,
        "SELECT case_id, holder, until FROM case_locks WHERE until > ?",
        row -> locks.put(row.getString(1), new CaseRow.Lock(row.getString(2), row.getLong(3))),
        parts.clock().millis());
    return locks;
  }
}
