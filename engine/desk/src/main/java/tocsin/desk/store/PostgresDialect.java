package tocsin.desk.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * PostgreSQL: many desks may read, one writes. Being the writer is a session-level advisory lock,
 * so a desk that dies gives it up with its connection.
 */
final class PostgresDialect implements Dialect {
  private static final int READERS = 8;

  /** Any number that nobody else uses: "tocsin" in ASCII. */
  private static final long WRITER_LOCK = 0x746f6373696eL;

  private final PGSimpleDataSource writing;
  private final HikariDataSource reading;

  PostgresDialect(String url, String user, String password) {
    writing = new PGSimpleDataSource();
    writing.setUrl(url);
    writing.setUser(user);
    writing.setPassword(password);
    writing.setApplicationName("tocsin-desk");
    HikariConfig pool = new HikariConfig();
    pool.setDataSource(writing);
    pool.setReadOnly(true);
    pool.setAutoCommit(false);
    pool.setTransactionIsolation("TRANSACTION_REPEATABLE_READ");
    pool.setMaximumPoolSize(READERS);
    pool.setPoolName("desk-readers");
    reading = new HikariDataSource(pool);
  }

  @Override
  public DataSource readers() {
    return reading;
  }

  @Override
  public Connection writer() throws SQLException {
    Connection connection = writing.getConnection();
    try (Statement statement = connection.createStatement();
        ResultSet lock =
            statement.executeQuery("SELECT pg_try_advisory_lock(" + WRITER_LOCK + ")")) {
      if (!lock.next() || !lock.getBoolean(1)) {
        connection.close();
        throw new StoreException("another desk writes to this database already", null);
      }
      statement.execute("SET synchronous_commit = on");
    }
    connection.setAutoCommit(false);
    return connection;
  }

  @Override
  public DataSource migrations() {
    return writing;
  }

  @Override
  public void close() {
    reading.close();
  }
}
