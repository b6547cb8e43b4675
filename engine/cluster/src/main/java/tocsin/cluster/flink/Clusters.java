package tocsin.cluster.flink;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Starts and stops clusters of this machine. */
public final class Clusters {
  private static final String SUPERVISOR = "supervisor";
  private static final long PATIENCE_SECONDS = 90;

  private Clusters() {}

  /** Writes what the cluster is to be; nothing runs yet. */
  public static void prepare(ClusterFolder folder, ClusterSpec spec) throws IOException {
    folder.make();
    FlinkConf.write(spec, folder);
    spec.write(folder);
  }

  /** Starts a cluster under a supervisor of its own, and waits until its workers are there. */
  public static void start(ClusterFolder folder, ClusterSpec spec) throws IOException {
    Processes processes = new Processes(folder);
    if (processes.isAlive(SUPERVISOR)) {
      throw new IOException("a cluster runs in " + folder.root() + " already; stop it first");
    }
    prepare(folder, spec);
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xmx96m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
    command.add("-Djava.io.tmpdir=" + folder.temp());
    command.add("-cp");
    JobJar.Parts parts = JobJar.Parts.current();
    List<String> path = new ArrayList<>(parts.own().stream().map(Path::toString).toList());
    path.addAll(parts.libraries());
    command.add(String.join(java.io.File.pathSeparator, path));
    command.add(Supervisor.class.getName());
    command.add(folder.root().toString());
    processes.start(SUPERVISOR, command);
    boolean application = spec.mode() == ClusterSpec.Mode.APPLICATION;
    if (!application) {
      awaitWorkers(folder, spec);
    }
  }

  /** Waits until all workers have registered. */
  public static void awaitWorkers(ClusterFolder folder, ClusterSpec spec) throws IOException {
    FlinkRest rest = new FlinkRest(spec.restPort());
    if (!Waiting.until(() -> rest.workers() >= spec.workers(), PATIENCE_SECONDS)) {
      throw new IOException(
          "after "
              + PATIENCE_SECONDS
              + " s only "
              + Math.max(0, rest.workers())
              + " of "
              + spec.workers()
              + " workers are there; look into "
              + folder.logs());
    }
  }

  /** Stops everything that runs from a folder; its state stays. */
  public static void stop(ClusterFolder folder) throws IOException {
    Processes processes = new Processes(folder);
    processes.stop(SUPERVISOR);
    for (String name : processes.names()) {
      processes.stop(name);
    }
  }

  /** What runs, a line each. */
  public static List<String> status(ClusterFolder folder) throws IOException {
    Optional<ClusterSpec> spec = ClusterSpec.read(folder);
    if (spec.isEmpty()) {
      return List.of("no cluster in " + folder.root());
    }
    List<String> lines = new ArrayList<>();
    Processes processes = new Processes(folder);
    for (String name : processes.names()) {
      String line =
          processes
              .find(name)
              .map(process -> name + " runs, process " + process.pid())
              .orElse(name + " is dead");
      lines.add(line);
    }
    FlinkRest rest = new FlinkRest(spec.get().restPort());
    lines.add(
        rest.workers() < 0
            ? "the JobManager does not answer on port " + spec.get().restPort()
            : rest.workers()
                + " of "
                + spec.get().workers()
                + " workers, http://127.0.0.1:"
                + spec.get().restPort());
    for (Deployment job : Deployment.wanted(folder)) {
      lines.add(
          "job "
              + job.plan().name()
              + " "
              + rest.state(job.jobId()).toLowerCase(java.util.Locale.ROOT)
              + ", "
              + job.checkpoints(folder).size()
              + " checkpoints kept");
    }
    return lines;
  }
}
