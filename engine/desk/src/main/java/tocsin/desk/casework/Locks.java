package tocsin.desk.casework;

import java.sql.SQLException;
import java.util.Optional;
import tocsin.desk.store.Sql;
import tocsin.desk.store.Tx;

/** Who looks at a case right now: a lease that runs out by itself. */
public final class Locks {
  /** How long a lease lasts unless renewed. */
  public static final long LEASE_MILLIS = 90_000L;

  private Locks() {}

  /** A lease. */
  public record Lock(String holder, long until) {}

  /** Takes or renews a lease; empty when somebody else holds it. */
  public static Optional<Lock> take(Tx tx, String caseId, String holder) throws SQLException {
    if (!isFree(tx, caseId, holder)) {
      return Optional.empty();
    }
    Lock lock = new Lock(holder, tx.at() + LEASE_MILLIS);
    Sql.run(
        tx.connection(),
        "INSERT INTO case_locks (case_id, holder, until) VALUES (?, ?, ?)"
            + " ON CONFLICT (case_id) DO UPDATE SET holder = excluded.holder,"
            + " until = excluded.until",
        caseId,
        holder,
        lock.until());
    return Optional.of(lock);
  }

  /** Gives a lease back; somebody else's stays. */
  public static void release(Tx tx, String caseId, String holder) throws SQLException {
    Sql.run(
        tx.connection(), "DELETE FROM case_locks WHERE case_id = ? AND holder = ?", caseId, holder);
  }

  /** Whether nobody else holds a lease that still runs. */
  public static boolean isFree(Tx tx, String caseId, String holder) throws SQLException {
    return Sql.number(
            tx.connection(),
            "SELECT COUNT(*) FROM case_locks WHERE case_id = ? AND until > ? AND holder <> ?",
            caseId,
            tx.at(),
            holder)
        == 0;
  }
}
