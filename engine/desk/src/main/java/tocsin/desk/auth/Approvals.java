package tocsin.desk.auth;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import tocsin.desk.store.Documents;
import tocsin.desk.store.Sql;
import tocsin.desk.store.Tx;

/** What waits for a second person, in the database. Stateless. */
public final class Approvals {
  /** How long something waits. */
  public static final long WAIT_MILLIS = 24 * 3_600_000L;

  private static final String SELECT =
      "SELECT approval_id, kind, proposed_by, proposed_at, expires_at, state, decided_by,"
          + " decided_at, zh, en, units, body FROM approvals";

  private Approvals() {}

  /** Puts something before a second person. */
  public static Approval propose(
      Tx tx, String kind, String by, String zh, String en, Set<String> units, String body)
      throws SQLException {
    Approval approval =
        new Approval(
            Secrets.id('p'),
            kind,
            by,
            tx.at(),
            tx.at() + WAIT_MILLIS,
            Approval.State.OPEN,
            "",
            0,
            zh,
            en,
            units,
            body);
    Sql.run(
        tx.connection(),
        "INSERT INTO approvals (approval_id, kind, proposed_by, proposed_at, expires_at, state,"
            + " decided_by, decided_at, zh, en, units, body)"
            + " VALUES (?, ?, ?, ?, ?, 'open', '', 0, ?, ?, ?, ?)",
        approval.approvalId(),
        kind,
        by,
        approval.proposedAt(),
        approval.expiresAt(),
        zh,
        en,
        Documents.write(new TreeSet<>(units)),
        body);
    return approval;
  }

  public static Optional<Approval> find(Connection connection, String approvalId)
      throws SQLException {
    return Sql.one(connection, SELECT + " WHERE approval_id = ?", Approvals::row, approvalId);
  }

  /** What waits, oldest first. */
  public static List<Approval> open(Connection connection, long now, int limit)
      throws SQLException {
    return Sql.all(
        connection,
        SELECT + " WHERE state = 'open' AND expires_at > ? ORDER BY proposed_at LIMIT ?",
        Approvals::row,
        now,
        limit);
  }

  /**
   * Decides. Whether the one who decides may, and is not the one who proposed, is asked before.
   *
   * @return false when it was decided already or has run out
   */
  public static boolean decide(Tx tx, Approval approval, String by, boolean agree)
      throws SQLException {
    return Sql.run(
            tx.connection(),
            "UPDATE approvals SET state = ?, decided_by = ?, decided_at = ?"
                + " WHERE approval_id = ? AND state = 'open' AND expires_at > ?"
                + " AND proposed_by <> ?",
            agree ? "agreed" : "rejected",
            by,
            tx.at(),
            approval.approvalId(),
            tx.at(),
            by)
        == 1;
  }

  /** Ends what nobody decided in time. */
  public static void sweep(Tx tx) throws SQLException {
    Sql.run(
        tx.connection(),
        "UPDATE approvals SET state = 'expired' WHERE state = 'open' AND expires_at <= ?",
        tx.at());
  }

  private static Approval row(ResultSet row) throws SQLException {
    return new Approval(
        row.getString(1),
        row.getString(2),
        row.getString(3),
        row.getLong(4),
        row.getLong(5),
        Approval.State.valueOf(row.getString(6).toUpperCase(Locale.ROOT)),
        row.getString(7),
        row.getLong(8),
        row.getString(9),
        row.getString(10),
        Set.of(Documents.read(row.getString(11), String[].class)),
        row.getString(12));
  }
}
