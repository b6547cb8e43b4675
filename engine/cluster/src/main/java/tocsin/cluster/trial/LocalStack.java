package tocsin.cluster.trial;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tocsin.app.knowledge.FileKnowledge;
import tocsin.cluster.flink.ClusterFolder;
import tocsin.cluster.flink.ClusterSpec;
import tocsin.cluster.flink.Clusters;
import tocsin.cluster.flink.Deployer;
import tocsin.cluster.flink.FlinkRest;
import tocsin.cluster.flink.JobJar;
import tocsin.cluster.flink.Processes;
import tocsin.cluster.flink.Supervisor;
import tocsin.cluster.kafka.TopicAdmin;
import tocsin.cluster.kafka.Topics;
import tocsin.cluster.servers.FreePorts;
import tocsin.cluster.servers.LocalBroker;
import tocsin.cluster.servers.LocalDesk;
import tocsin.cluster.servers.LocalPostgres;

/**
 * Everything that a deployment has, on this machine, on ports that were free: broker, PostgreSQL,
 * JobManager, workers, supervisor, desk. Made for a trial and thrown away after.
 */
public final class LocalStack implements AutoCloseable {
  /** What the topics of trials begin with. */
  public static final String PREFIX = "trial.";

  private final ClusterFolder folder;
  private final ClusterSpec spec;
  private final Processes processes;
  private final LocalBroker broker;
  private final @Nullable LocalPostgres postgres;
  private final int deskPort;
  private final Thread atExit = new Thread(this::killAll, "tocsin-stack-end");
  private @Nullable LocalDesk desk;
  private @Nullable Thread supervisor;

  /** What a stack is like. */
  public record Shape(
      ClusterSpec.Mode mode,
      ClusterSpec.Backend backend,
      int workers,
      int spare,
      long checkpointMillis,
      boolean postgres,
      String workerMemory) {

    /** With workers large enough for the sample town. */
    public Shape(
        ClusterSpec.Mode mode,
        ClusterSpec.Backend backend,
        int workers,
        int spare,
        long checkpointMillis,
        boolean postgres) {
      this(mode, backend, workers, spare, checkpointMillis, postgres, "1100m");
    }
  }

  /** Plans a stack below a folder; nothing runs yet. */
  public LocalStack(Path root, Shape shape) throws IOException {
    int[] ports = FreePorts.take(7);
    this.deskPort = ports[6];
    this.folder = new ClusterFolder(root).make();
    this.processes = new Processes(folder);
    this.broker = new LocalBroker(root.resolve("kafka"), ports[0], ports[1], processes);
    this.postgres =
        shape.postgres() && LocalPostgres.isPossible()
            ? new LocalPostgres(root.resolve("postgres"), ports[2])
            : null;
    this.spec =
        new ClusterSpec(
            shape.mode(),
            shape.workers(),
            1,
            shape.spare(),
            ports[3],
            ports[4],
            ports[5],
            "1g",
            shape.workerMemory(),
            shape.backend(),
            shape.checkpointMillis(),
            JobJar.Parts.current().libraries());
    // The processes are sessions of their own: whoever is interrupted has to end them.
    Runtime.getRuntime().addShutdownHook(atExit);
  }

  /** Starts the servers and makes the topics. */
  public void startServers() throws IOException {
    broker.start();
    TopicAdmin.make(broker.address(), topics(), 2);
    if (postgres != null) {
      postgres.start();
    }
  }

  /** Starts a desk that takes in what a job writes to a result folder. */
  public void startDesk(FileKnowledge knowledge, Path results) throws IOException {
    LocalDesk started =
        new LocalDesk(folder.root().resolve("desk"), results, deskPort, knowledge, processes);
    started.start();
    desk = started;
  }

  /** Starts the cluster under a supervisor; in session mode waits for its workers. */
  public void startCluster() throws IOException {
    Clusters.prepare(folder, spec);
    Thread thread = new Thread(new Supervisor(folder, processes)::run, "tocsin-supervisor");
    thread.setDaemon(true);
    thread.start();
    supervisor = thread;
    if (spec.mode() == ClusterSpec.Mode.SESSION) {
      Clusters.awaitWorkers(folder, spec);
    }
  }

  public ClusterFolder folder() {
    return folder;
  }

  public ClusterSpec spec() {
    return spec;
  }

  public Processes processes() {
    return processes;
  }

  public LocalBroker broker() {
    return broker;
  }

  /** The database; null where this machine has none. */
  public @Nullable LocalPostgres postgres() {
    return postgres;
  }

  /** The desk; null where none was started. */
  public @Nullable LocalDesk desk() {
    return desk;
  }

  /** The database's JDBC address; empty where there is none. */
  public String postgresUrl() {
    return postgres == null ? "" : postgres.url();
  }

  public Topics topics() {
    return new Topics(PREFIX);
  }

  public Deployer deployer() {
    return new Deployer(folder, spec);
  }

  public FlinkRest rest() {
    return new FlinkRest(spec.restPort());
  }

  /** This program's own classes. */
  public static List<Path> own() {
    return JobJar.Parts.current().own();
  }

  private void killAll() {
    Thread thread = supervisor;
    if (thread != null) {
      thread.interrupt();
      try {
        thread.join(20_000);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
    try {
      processes.names().forEach(processes::kill);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() throws IOException {
    killAll();
    try {
      Runtime.getRuntime().removeShutdownHook(atExit);
    } catch (IllegalStateException e) {
      // It is running already.
    }
    if (postgres != null) {
      postgres.close();
    }
  }
}
