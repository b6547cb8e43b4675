package tocsin.desk.audit;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import tocsin.desk.store.Tx;

/** The chain of what was done. Thread-safe. */
public interface AuditLog {
  /**
   * Appends within the transaction that the line tells of.
   *
   * @return its sequence number
   */
  long append(Tx tx, AuditLine line) throws SQLException;

  /** Entries after a sequence number, in order. */
  List<AuditEntry> after(Connection connection, long seq, int limit) throws SQLException;

  /** Entries about one object, in order. */
  List<AuditEntry> about(Connection connection, String object, int limit) throws SQLException;

  /** The newest sequence number, 0 when nothing was written yet. */
  long last(Connection connection) throws SQLException;
}
