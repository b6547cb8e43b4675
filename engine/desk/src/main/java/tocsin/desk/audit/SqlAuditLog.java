package tocsin.desk.audit;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.TreeMap;
import tocsin.desk.store.Documents;
import tocsin.desk.store.Sql;
import tocsin.desk.store.Tx;

/**
 * {@link AuditLog} in the desk's database. Appending reads the last line within the writer's
 * transaction, so a rolled back neighbour leaves neither a gap nor a fork.
 */
public final class SqlAuditLog implements AuditLog {
  private static final String COLUMNS = "SELECT seq, at, actor, action, object, detail, hash";

  /** The end of the chain. */
  private record Tip(long seq, String hash) {}

  @Override
  public long append(Tx tx, AuditLine line) throws SQLException {
    String detail = Documents.write(new TreeMap<>(line.detail()));
    if (detail.length() > AuditLine.MAX_DETAIL_CHARS) {
      throw new IllegalArgumentException(
          "audit detail of "
              + detail.length()
              + " characters; at most "
              + AuditLine.MAX_DETAIL_CHARS);
    }
    Tip tip = tip(tx.connection());
    long seq = tip.seq + 1;
    String hash =
        ChainHash.of(tip.hash, seq, tx.at(), line.actor(), line.action(), line.object(), detail);
    Sql.run(
        tx.connection(),
        "INSERT INTO audit (seq, at, actor, action, object, detail, hash)"
            + " VALUES (?, ?, ?, ?, ?, ?, ?)",
        seq,
        tx.at(),
        line.actor(),
        line.action(),
        line.object(),
        detail,
        hash);
    return seq;
  }

  private static Tip tip(Connection connection) throws SQLException {
    return Sql.one(
            connection,
            "SELECT seq, hash FROM audit ORDER BY seq DESC LIMIT 1",
            row -> new Tip(row.getLong(1), row.getString(2)))
        .orElse(new Tip(0, ChainHash.START));
  }

  @Override
  public List<AuditEntry> after(Connection connection, long seq, int limit) throws SQLException {
    return Sql.all(
        connection,
        COLUMNS + " FROM audit WHERE seq > ? ORDER BY seq LIMIT ?",
        SqlAuditLog::entry,
        seq,
        limit);
  }

  @Override
  public List<AuditEntry> about(Connection connection, String object, int limit)
      throws SQLException {
    return Sql.all(
        connection,
        COLUMNS + " FROM audit WHERE object = ? ORDER BY seq LIMIT ?",
        SqlAuditLog::entry,
        object,
        limit);
  }

  @Override
  public long last(Connection connection) throws SQLException {
    return tip(connection).seq;
  }

  static AuditEntry entry(ResultSet row) throws SQLException {
    return new AuditEntry(
        row.getLong(1),
        row.getLong(2),
        row.getString(3),
        row.getString(4),
        row.getString(5),
        row.getString(6),
        row.getString(7));
  }
}
