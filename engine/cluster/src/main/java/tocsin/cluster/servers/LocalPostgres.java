package tocsin.cluster.servers;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tocsin.cluster.flink.Waiting;

/**
 * One PostgreSQL from a jar, listening on loopback, its data kept between starts. Linux on amd64
 * only. Confined to one thread.
 */
public final class LocalPostgres implements AutoCloseable {
  private final Path folder;
  private final int port;
  private @Nullable EmbeddedPostgres server;

  /**
   * Takes where it stands.
   *
   * @param folder its data; made when missing
   */
  public LocalPostgres(Path folder, int port) {
    this.folder = folder.toAbsolutePath();
    this.port = port;
  }

  /** Whether there are binaries for this machine. */
  public static boolean isPossible() {
    return System.getProperty("os.name").equals("Linux")
        && System.getProperty("os.arch").equals("amd64");
  }

  /** JDBC address; the user is {@code postgres}, trusted on loopback. */
  public String url() {
    return "jdbc:postgresql://127.0.0.1:" + port + "/postgres";
  }

  /** Starts it and waits until it answers. */
  public void start() throws IOException {
    server =
        EmbeddedPostgres.builder()
            .setDataDirectory(folder.resolve("data"))
            .setCleanDataDirectory(false)
            .setPort(port)
            .setPGStartupWait(Duration.ofSeconds(60))
            .start();
  }

  /** Ends the server at once, as {@code kill -9} does; whether it ran. */
  public boolean kill() throws IOException {
    Optional<ProcessHandle> postmaster = process();
    postmaster.ifPresent(ProcessHandle::destroyForcibly);
    // Its children end when they notice; a new server refuses to start beside them.
    boolean gone = postmaster.isPresent() && Waiting.until(() -> !answers(), 30);
    close();
    return gone;
  }

  private Optional<ProcessHandle> process() throws IOException {
    Path file = folder.resolve("data/postmaster.pid");
    return Files.exists(file)
        ? ProcessHandle.of(Long.parseLong(Files.readAllLines(file).get(0).strip()))
        : Optional.empty();
  }

  /** Whether it takes connections. */
  public boolean answers() {
    try (Connection connection = connect()) {
      return connection.isValid(2);
    } catch (SQLException e) {
      return false;
    }
  }

  /** A connection; the caller closes it. */
  public Connection connect() throws SQLException {
    return DriverManager.getConnection(url(), "postgres", "");
  }

  @Override
  public void close() throws IOException {
    EmbeddedPostgres held = server;
    server = null;
    if (held != null) {
      held.close();
    }
  }
}
