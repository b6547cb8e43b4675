package tocsin.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tocsin.desk.DeskFolder;
import tocsin.desk.audit.AuditFiles;
import tocsin.desk.audit.AuditVerifier;

/**
 * Stream and desk in one process, killed at random while records stream in and an operator works.
 * More often by {@code -Dtocsin.kills=200}; a page cache outlives a kill, so what a power cut would
 * take is not shown here.
 */
class RunKillTest {
  private static final long SEED = 20261124;
  private static final int KILLS = Integer.getInteger("tocsin.kills", 5);
  private static final long READY_MILLIS = 15_000;

  /** Every other kill falls while a process starts, the others while an operator works. */
  private static final int STARTING_MILLIS = 4_000;

  private static final int WORKING_MILLIS = 1_500;

  @TempDir Path temp;
  private final TreeSet<String> acknowledged = new TreeSet<>();
  private final List<Long> ready = new ArrayList<>();

  @Test
  void run_killedAtRandom_losesNothingAcknowledged_andDoublesNothing() throws Exception {
    System.out.println("seed " + SEED + ", " + KILLS + " kills");
    Random random = new Random(SEED);
    Town town = Town.make(temp.resolve("town"), 2500, 3, 9);
    Path key = Files.write(temp.resolve("key"), new byte[32]);
    Process calm = start(town, temp.resolve("calm"), key, freePort());
    Path out = temp.resolve("out");
    assertThat(calm.waitFor(120, TimeUnit.SECONDS)).isTrue();

    RunClient client = new RunClient(random);
    for (int kill = 0; kill < KILLS; kill++) {
      int port = freePort();
      Process process = start(town, out, key, port);
      boolean starting = kill % 2 == 1;
      int millis = random.nextInt(starting ? STARTING_MILLIS : WORKING_MILLIS);
      work(process, port, client, out, millis, starting);
      process.destroyForcibly().waitFor();
    }
    int port = freePort();
    Process last = start(town, out, key, port);
    work(last, port, client, out, Integer.MAX_VALUE, false);
    assertThat(last.waitFor(120, TimeUnit.SECONDS)).isTrue();

    System.out.printf(
        "%d kills: %d steps acknowledged, ready after %s ms%n", KILLS, acknowledged.size(), ready);
    assertThat(last.exitValue()).isZero();
    assertThat(WithinBounds.alerts(out)).isEqualTo(WithinBounds.alerts(temp.resolve("calm")));
    assertThat(alerts(out)).isEqualTo(alerts(temp.resolve("calm"))).isNotEmpty();
    assertThat(taken(out)).isEqualTo(acknowledged).isNotEmpty();
    assertThat(ready).isNotEmpty().allMatch(millis -> millis <= READY_MILLIS);
    DeskFolder files = new DeskFolder(out.resolve(".tocsin/desk"));
    AuditVerifier.Report report =
        AuditFiles.verify(files.database(), files.publicKey(), files.witness());
    assertThat(report.faults()).isEmpty();
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  /** Works as an operator for a time since the start, or since the desk was ready. */
  private void work(
      Process process, int port, RunClient client, Path out, int millis, boolean sinceStart)
      throws Exception {
    long began = System.nanoTime();
    long since = sinceStart ? began : 0;
    client.at(port);
    while (process.isAlive() && (since == 0 || passed(since) < millis)) {
      if (client.isReady()) {
        ready.add(passed(began));
        client.signIn(out.resolve(".tocsin/desk/first-sign-in.txt"));
        since = sinceStart ? since : System.nanoTime();
        while (process.isAlive() && passed(since) < millis) {
          client.step().ifPresent(acknowledged::add);
        }
      } else {
        process.waitFor(20, TimeUnit.MILLISECONDS);
      }
    }
  }

  private static long passed(long since) {
    return (System.nanoTime() - since) / 1_000_000;
  }

  private static Process start(Town town, Path out, Path key, int port) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xmx1g", "-XX:TieredStopAtLevel=1", "-cp"));
    command.add(
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")));
    command.add(Main.class.getName());
    command.addAll(List.of("run", "--settled", "--records", town.records().toString()));
    command.addAll(List.of("--indicators", town.folder().resolve("indicators.csv").toString()));
    command.addAll(List.of("--roster", town.folder().resolve("roster").toString()));
    command.addAll(List.of("--lines", town.folder().resolve("lines.csv").toString()));
    command.addAll(List.of("--pack", ReferenceRun.root().resolve("models/packs/base").toString()));
    command.addAll(List.of("--out", out.toString(), "-D", "privacy.key-file=" + key));
    command.addAll(List.of("-D", "job.checkpoints=300ms", "-D", "desk.port=" + port));
    return new ProcessBuilder(command)
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .redirectError(ProcessBuilder.Redirect.DISCARD)
        .start();
  }

  /** The last version the desk holds of each alert within bounds. */
  private static Map<String, Long> alerts(Path out) throws IOException, SQLException {
    Map<String, Long> versions = new TreeMap<>();
    query(
        out,
        "SELECT alert_id, version FROM case_alerts",
        row -> versions.put(row.getString(1), row.getLong(2)));
    List<String> within = WithinBounds.alerts(out);
    versions
        .keySet()
        .removeIf(id -> within.stream().noneMatch(line -> line.startsWith(WithinBounds.head(id))));
    return versions;
  }

  private static TreeSet<String> taken(Path out) throws SQLException {
    TreeSet<String> taken = new TreeSet<>();
    query(
        out,
        "SELECT case_id, version FROM case_versions WHERE kind = 'TAKE'",
        row -> assertThat(taken.add(row.getString(1) + " " + row.getLong(2))).isTrue());
    return taken;
  }

  private interface Each {
    void take(ResultSet row) throws SQLException;
  }

  private static void query(Path out, String sql, Each each) throws SQLException {
    Path database = new DeskFolder(out.resolve(".tocsin/desk")).database();
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + database);
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      while (rows.next()) {
        each.take(rows);
      }
    }
  }
}
