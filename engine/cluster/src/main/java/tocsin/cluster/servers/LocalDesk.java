package tocsin.cluster.servers;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tocsin.app.knowledge.FileKnowledge;
import tocsin.cluster.flink.JobJar;
import tocsin.cluster.flink.Processes;
import tocsin.cluster.flink.Waiting;

/**
 * A desk as a process of its own, on SQLite in its folder, listening on loopback; takes in what a
 * job writes to a result folder.
 */
public final class LocalDesk {
  /** The process's name. */
  public static final String NAME = "desk";

  private final Path folder;
  private final Path results;
  private final int port;
  private final FileKnowledge knowledge;
  private final Processes processes;
  private final HttpClient http =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(1)).build();

  /**
   * Takes where it stands.
   *
   * @param folder its data; made when missing
   * @param results the job's result folder
   * @param knowledge whose roster, pack and key it shares with the job
   */
  public LocalDesk(
      Path folder, Path results, int port, FileKnowledge knowledge, Processes processes) {
    this.folder = folder.toAbsolutePath();
    this.results = results.toAbsolutePath();
    this.port = port;
    this.knowledge = knowledge;
    this.processes = processes;
  }

  /** Starts it and waits until it takes results in. */
  public void start() throws IOException {
    JobJar.Parts parts = JobJar.Parts.current();
    List<String> path = new ArrayList<>(parts.own().stream().map(Path::toString).toList());
    path.addAll(parts.libraries());
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xmx256m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
    command.addAll(List.of("-cp", String.join(java.io.File.pathSeparator, path)));
    command.addAll(List.of("tocsin.app.Main", "desk"));
    command.addAll(List.of("--results", results.toString(), "--roster", knowledge.roster()));
    command.addAll(List.of("--pack", knowledge.pack()));
    command.addAll(List.of("-D", "privacy.key-file=" + knowledge.keyFile()));
    command.addAll(List.of("-D", "desk.folder=" + folder, "-D", "desk.port=" + port));
    processes.start(NAME, command);
    if (!Waiting.until(this::isReady, 60)) {
      throw new IOException("the desk does not answer on port " + port + "; see its log");
    }
  }

  /** Whether it answers and takes results in. */
  public boolean isReady() {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/readyz"))
            .timeout(Duration.ofSeconds(2))
            .build();
    try {
      return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    } catch (IOException e) {
      return false;
    }
  }

  /** The version of each alert that its cases rest on, by id. */
  public Map<String, Integer> versions() throws SQLException {
    Map<String, Integer> versions = new TreeMap<>();
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + database());
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("SELECT alert_id, version FROM case_alerts")) {
      while (rows.next()) {
        versions.put(rows.getString(1), rows.getInt(2));
      }
    }
    return versions;
  }

  private Path database() {
    return new tocsin.desk.DeskFolder(folder).database();
  }
}
