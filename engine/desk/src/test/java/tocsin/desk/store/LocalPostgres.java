package tocsin.desk.store;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A real PostgreSQL from a jar, made for the tests of one JVM and thrown away after: listens on
 * loopback only. Linux on amd64.
 */
public final class LocalPostgres {
  private static final String USER = "postgres";
  private static final AtomicInteger DATABASES = new AtomicInteger();
  private static Optional<LocalPostgres> shared = Optional.empty();
  private static boolean tried;

  private final EmbeddedPostgres server;

  private LocalPostgres(EmbeddedPostgres server) {
    this.server = server;
  }

  /** The server, started at the first call; empty when there are no binaries for this machine. */
  public static synchronized Optional<LocalPostgres> shared() {
    if (!tried) {
      tried = true;
      boolean possible =
          System.getProperty("os.name").equals("Linux")
              && System.getProperty("os.arch").equals("amd64");
      shared = possible ? Optional.of(start()) : Optional.empty();
    }
    return shared;
  }

  private static LocalPostgres start() {
    try {
      return new LocalPostgres(
          EmbeddedPostgres.builder().setPGStartupWait(Duration.ofSeconds(60)).start());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A fresh, empty database; its JDBC address. */
  public String fresh() throws SQLException {
    String name = "desk" + DATABASES.incrementAndGet();
    try (Connection connection = DriverManager.getConnection(url("postgres"), USER, "");
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE DATABASE " + name);
    }
    return url(name);
  }

  private String url(String database) {
    return "jdbc:postgresql://127.0.0.1:" + server.getPort() + "/" + database;
  }

  /** Opens a desk's database at an address. */
  public static Database open(String url, InstantSource clock) {
    return Databases.postgres(url, USER, "", clock);
  }

  /** Opens a desk's database in a fresh one. */
  public Database open(InstantSource clock) throws SQLException {
    return open(fresh(), clock);
  }
}
