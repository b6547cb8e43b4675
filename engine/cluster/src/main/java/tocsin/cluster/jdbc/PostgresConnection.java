package tocsin.cluster.jdbc;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;
import org.apache.flink.connector.jdbc.datasource.connections.JdbcConnectionProvider;
import org.jspecify.annotations.Nullable;

/**
 * A connection to PostgreSQL that is made anew when it is lost, for at most a minute at a time: as
 * long as a failover takes. Longer, and the job fails, which restarts it from its checkpoint. The
 * password is read where the connection is made and does not travel. Confined to one thread.
 */
@SuppressWarnings("try") // the library declares close with any exception
final class PostgresConnection implements JdbcConnectionProvider {
  private static final long serialVersionUID = 1;
  private static final long GIVE_UP_NANOS = 60_000_000_000L;
  private static final long PAUSE_MILLIS = 250;
  private static final int CHECK_SECONDS = 5;

  private final String url;
  private final String user;
  private final String passwordFile;
  private transient @Nullable Connection connection;

  PostgresConnection(String url, String user, String passwordFile) {
    this.url = url;
    this.user = user;
    this.passwordFile = passwordFile;
  }

  @Override
  public @Nullable Connection getConnection() {
    return connection;
  }

  @Override
  public Properties getProperties() {
    return new Properties();
  }

  @Override
  public boolean isConnectionValid() throws SQLException {
    Connection held = connection;
    return held != null && held.isValid(CHECK_SECONDS);
  }

  @Override
  public Connection getOrEstablishConnection() throws SQLException {
    Connection held = connection;
    return held != null ? held : establish();
  }

  private Connection establish() throws SQLException {
    long started = System.nanoTime();
    while (true) {
      try {
        Connection fresh = open();
        connection = fresh;
        return fresh;
      } catch (SQLException e) {
        if (System.nanoTime() - started > GIVE_UP_NANOS) {
          throw e;
        }
        pause(e);
      }
    }
  }

  private static void pause(SQLException cause) throws SQLException {
    try {
      Thread.sleep(PAUSE_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw cause;
    }
  }

  /** One attempt. What is acknowledged outlives the server, whatever its own setting says. */
  Connection open() throws SQLException {
    Properties properties = new Properties();
    properties.setProperty("user", user);
    properties.setProperty("password", password());
    properties.setProperty("connectTimeout", "5");
    properties.setProperty("socketTimeout", "20");
    properties.setProperty("tcpKeepAlive", "true");
    Connection fresh = DriverManager.getConnection(url, properties);
    try (Statement statement = fresh.createStatement()) {
      statement.execute("SET synchronous_commit TO on");
    } catch (SQLException e) {
      fresh.close();
      throw e;
    }
    return fresh;
  }

  private String password() throws SQLException {
    if (passwordFile.isEmpty()) {
      return "";
    }
    try {
      return Files.readString(Path.of(passwordFile)).strip();
    } catch (IOException e) {
      throw new SQLException(passwordFile + ": the password file cannot be read", e);
    }
  }

  @Override
  public void closeConnection() {
    Connection held = connection;
    connection = null;
    if (held != null) {
      try {
        held.close();
      } catch (SQLException e) {
        // A connection that is lost cannot be closed properly.
      }
    }
  }

  @Override
  public Connection reestablishConnection() throws SQLException {
    closeConnection();
    return establish();
  }
}
