package tocsin.desk.casework;

import java.sql.SQLException;
import java.util.List;
import tocsin.core.casework.Notice;
import tocsin.desk.store.Documents;
import tocsin.desk.store.Sql;
import tocsin.desk.store.Tx;
import tocsin.domain.casework.CaseFile;

/**
 * Notices wait here, in the transaction of the step that they tell of. What an undo can still take
 * back leaves only when it no longer can, red excepted. Whoever delivers is in {@code notify}.
 */
public final class Outbox {
  private Outbox() {}

  /** A notice as kept: what, about which version of which case. */
  public record Letter(String caseId, long version, Notice notice) {}

  /** Keeps the notices of a step. */
  static void put(Tx tx, CaseFile file, List<Notice> notices, long notBefore) throws SQLException {
    for (Notice notice : notices) {
      long id = Sql.number(tx.connection(), "SELECT MAX(id) FROM outbox") + 1;
      Sql.run(
          tx.connection(),
          "INSERT INTO outbox (id, case_id, version, kind, body, at, not_before, state)"
              + " VALUES (?, ?, ?, ?, ?, ?, ?, 'waiting')",
          id,
          file.caseId(),
          file.version(),
          notice.kind().word(),
          Documents.write(new Letter(file.caseId(), file.version(), notice)),
          tx.at(),
          notBefore);
    }
  }

  /** Takes back what has not left yet. */
  static void takeBack(Tx tx, String caseId, long version) throws SQLException {
    Sql.run(
        tx.connection(),
        "UPDATE outbox SET state = 'taken-back' WHERE case_id = ? AND version = ?"
            + " AND state = 'waiting'",
        caseId,
        version);
  }
}
