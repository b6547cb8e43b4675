package tocsin.desk.http;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tocsin.desk.feed.TargetWord;
import tocsin.desk.store.Documents;
import tocsin.desk.store.Sql;
import tocsin.domain.casework.CaseFile;

/** Targets as rows: the engine's word, under what people said last. Thread-safe. */
final class TargetRows {
  /** What is known of a target that only an alert named. */
  private static TargetWord unheard(String target, String fraudType, String campaign) {
    String kind = target.contains("/") ? "url" : "host";
    return new TargetWord(
        target, kind, "suspect", 0, fraudType, campaign, 0, 0, 0, List.of(), Map.of(), Map.of());
  }

  /** What the engine itself said of a target. */
  Optional<TargetWord> told(Connection connection, String target) throws SQLException {
    return Sql.one(
        connection,
        "SELECT body FROM targets WHERE target = ?",
        row -> Documents.read(row.getString(1), TargetWord.class),
        target);
  }

  Optional<TargetWord> word(Connection connection, String target) throws SQLException {
    Optional<TargetWord> told = told(connection, target);
    if (told.isPresent()) {
      return told;
    }
    return Sql.one(
        connection,
        "SELECT c.fraud_type, c.campaign FROM case_targets g JOIN cases c ON c.case_id = g.case_id"
            + " WHERE g.target = ? LIMIT 1",
        row -> unheard(target, row.getString(1), row.getString(2)),
        target);
  }

  /** Rows of the targets that a case rests on. */
  List<TargetRow> of(Connection connection, List<String> targets, CaseFile file)
      throws SQLException {
    List<TargetRow> rows = new ArrayList<>();
    for (String target : targets) {
      Optional<TargetWord> word = word(connection, target);
      rows.add(
          row(
              connection,
              word.orElseGet(() -> unheard(target, file.fraudType(), file.campaign()))));
    }
    return rows;
  }

  TargetRow row(Connection connection, TargetWord word) throws SQLException {
    return new TargetRow(
        word.target(),
        word.kind(),
        judged(connection, word.target()).orElse(word.verdict()),
        word.score(),
        word.fraudType(),
        Wire.text(word.campaign()),
        Wire.time(word.firstSeenAt()),
        Wire.time(word.flaggedAt()),
        word.visitors(),
        openCases(connection, word.target()));
  }

  /** What people said last and is in force. */
  Optional<String> judged(Connection connection, String target) throws SQLException {
    return Sql.one(
        connection,
        "SELECT verdict FROM target_verdicts WHERE target = ? AND state = 'in_force'"
            + " ORDER BY seq DESC LIMIT 1",
        row -> row.getString(1),
        target);
  }

  static int openCases(Connection connection, String target) throws SQLException {
    return (int)
        Sql.number(
            connection,
            "SELECT COUNT(*) FROM case_targets g JOIN cases c ON c.case_id = g.case_id"
                + " WHERE g.target = ? AND c.ended = 0",
            target);
  }
}
