package tocsin.desk.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;

/**
 * SQLite in one file: write-ahead log, {@code synchronous=FULL}, so that a commit returns after its
 * fsync. Readers see the last commit and never wait for the writer.
 */
final class SqliteDialect implements Dialect {
  private static final int READERS = 4;
  private static final int BUSY_MILLIS = 5_000;

  private final SQLiteDataSource writing;
  private final HikariDataSource reading;

  SqliteDialect(Path file) {
    writing = new SQLiteDataSource(config(SQLiteConfig.TransactionMode.IMMEDIATE));
    writing.setUrl("jdbc:sqlite:" + file);
    // Makes the file a WAL file before anybody reads.
    try (Connection first = writing.getConnection();
        Statement statement = first.createStatement()) {
      statement.execute("PRAGMA journal_mode");
    } catch (SQLException e) {
      throw new StoreException("cannot open " + file + ": " + e.getMessage(), e);
    }
    SQLiteConfig readOnly = config(SQLiteConfig.TransactionMode.DEFERRED);
    readOnly.setReadOnly(true);
    SQLiteDataSource source = new SQLiteDataSource(readOnly);
    source.setUrl("jdbc:sqlite:" + file);
    HikariConfig pool = new HikariConfig();
    pool.setDataSource(source);
    pool.setReadOnly(true);
    pool.setAutoCommit(false);
    pool.setMaximumPoolSize(READERS);
    pool.setPoolName("desk-readers");
    reading = new HikariDataSource(pool);
  }

  private static SQLiteConfig config(SQLiteConfig.TransactionMode mode) {
    SQLiteConfig config = new SQLiteConfig();
    config.setJournalMode(SQLiteConfig.JournalMode.WAL);
    config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
    config.setBusyTimeout(BUSY_MILLIS);
    config.enforceForeignKeys(true);
    config.setTransactionMode(mode);
    return config;
  }

  @Override
  public DataSource readers() {
    return reading;
  }

  @Override
  public Connection writer() throws SQLException {
    Connection connection = writing.getConnection();
    try (Statement statement = connection.createStatement()) {
      // What is deleted is overwritten: a forgotten person's key must not linger in free pages.
      statement.execute("PRAGMA secure_delete = ON");
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
