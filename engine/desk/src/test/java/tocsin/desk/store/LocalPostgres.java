package tocsin.desk.store;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/**
 * A real PostgreSQL, made for the tests of one JVM and thrown away after: listens on loopback only.
 * Refuses to run as root, so root runs it as the user {@code postgres}.
 */
public final class LocalPostgres {
  private static final Path PACKAGES = Path.of("/usr/lib/postgresql");
  private static final AtomicInteger DATABASES = new AtomicInteger();
  private static Optional<LocalPostgres> shared = Optional.empty();
  private static boolean tried;

  private final Path bin;
  private final Path folder;
  private final int port;

  private LocalPostgres(Path bin, Path folder, int port) {
    this.bin = bin;
    this.folder = folder;
    this.port = port;
  }

  /** The server, started at the first call; empty when its package is not installed. */
  public static synchronized Optional<LocalPostgres> shared() {
    if (!tried) {
      tried = true;
      shared = binaries().map(LocalPostgres::start);
    }
    return shared;
  }

  private static Optional<Path> binaries() {
    if (!Files.isDirectory(PACKAGES)) {
      return Optional.empty();
    }
    try (Stream<Path> versions = Files.list(PACKAGES)) {
      return versions
          .map(version -> version.resolve("bin"))
          .filter(bin -> Files.isExecutable(bin.resolve("initdb")))
          .max(Comparator.naturalOrder());
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static LocalPostgres start(Path bin) {
    try (ServerSocket free = new ServerSocket(0)) {
      Path folder = Files.createTempDirectory("tocsin-postgres");
      LocalPostgres server = new LocalPostgres(bin, folder, free.getLocalPort());
      free.close();
      server.begin();
      Runtime.getRuntime().addShutdownHook(new Thread(server::stop));
      return server;
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private void begin() throws IOException {
    if (isRoot()) {
      run(List.of("chown", "postgres", folder.toString()));
    }
    run(
        asUser(
            bin.resolve("initdb").toString(),
            "-D",
            data(),
            "-U",
            "tocsin",
            "-A",
            "trust",
            "-E",
            "UTF8",
            "--no-sync"));
    run(
        asUser(
            bin.resolve("pg_ctl").toString(),
            "-D",
            data(),
            "-w",
            "-l",
            folder.resolve("log").toString(),
            "-o",
            "-p " + port + " -c listen_addresses=127.0.0.1 -c unix_socket_directories=" + folder,
            "start"));
  }

  private String data() {
    return folder.resolve("data").toString();
  }

  private static boolean isRoot() {
    return "root".equals(System.getProperty("user.name"));
  }

  private static List<String> asUser(String... command) {
    List<String> whole = new ArrayList<>();
    if (isRoot()) {
      whole.addAll(List.of("runuser", "-u", "postgres", "--"));
    }
    whole.addAll(List.of(command));
    return whole;
  }

  private static void run(List<String> command) throws IOException {
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    try {
      if (!process.waitFor(60, TimeUnit.SECONDS) || process.exitValue() != 0) {
        throw new IOException(command + " failed");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
  }

  /** A fresh, empty database; its JDBC address. */
  public String fresh() throws SQLException {
    String name = "desk" + DATABASES.incrementAndGet();
    try (Connection connection = DriverManager.getConnection(url("postgres"), "tocsin", "");
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE DATABASE " + name);
    }
    return url(name);
  }

  private String url(String database) {
    return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
  }

  /** Opens a desk's database in a fresh one. */
  public Database open(InstantSource clock) throws SQLException {
    return Databases.postgres(fresh(), "tocsin", "", clock);
  }

  private void stop() {
    try {
      run(asUser(bin.resolve("pg_ctl").toString(), "-D", data(), "-m", "immediate", "stop"));
      try (Stream<Path> files = Files.walk(folder)) {
        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      }
    } catch (IOException e) {
      System.err.println("the test's PostgreSQL could not be cleared away: " + e.getMessage());
    }
  }
}
