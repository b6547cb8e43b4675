package tocsin.cluster.command;

import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tocsin.app.ExitCode;
import tocsin.cluster.flink.ClusterFolder;
import tocsin.cluster.flink.ClusterSpec;
import tocsin.cluster.flink.Clusters;
import tocsin.cluster.flink.JobJar;
import tocsin.cluster.flink.Processes;
import tocsin.cluster.kafka.TopicAdmin;
import tocsin.cluster.kafka.Topics;
import tocsin.cluster.servers.LocalBroker;

/** {@code tocsin cluster}. */
@Command(
    name = "cluster",
    mixinStandardHelpOptions = true,
    description = "A Flink cluster of real processes on this machine.",
    subcommands = {
      ClusterCommand.Start.class,
      ClusterCommand.Stop.class,
      ClusterCommand.Status.class,
      DemoCommand.class,
      FeedCommand.class,
      CanaryCommand.class,
      TrialCommand.class,
      FloodCommand.class,
    },
    footer = {
      "",
      "Examples:",
      "  tocsin cluster demo",
      "  tocsin cluster start --kafka",
      "  tocsin submit --records topic:tocsin.records --indicators feeds --roster roster"
          + " -D privacy.key-file=key",
      "  tocsin cluster status",
      "  tocsin cluster stop",
    })
final class ClusterCommand {
  private static final int MANAGER_PORT = 6123;
  private static final int METRICS_PORT = 9250;

  /** {@code tocsin cluster start}. */
  @Command(
      name = "start",
      mixinStandardHelpOptions = true,
      description = "Start a JobManager, workers and who looks after them.")
  static final class Start implements Callable<Integer> {
    @Mixin private FolderOption cluster = new FolderOption();

    @Option(names = "--workers", defaultValue = "2", paramLabel = "N", description = "workers")
    private int workers = 2;

    @Option(
        names = "--slots",
        defaultValue = "1",
        paramLabel = "N",
        description = "operators side by side in each worker")
    private int slots = 1;

    @Option(
        names = "--spare",
        paramLabel = "N",
        description =
            "slots of each worker beyond those, idle until a worker is lost; default: as many as"
                + " the others need to take over one's")
    private @Nullable Integer spare;

    @Option(
        names = "--mode",
        defaultValue = "session",
        paramLabel = "MODE",
        description = "session: jobs come and go; application: the cluster lives for one job")
    private ClusterSpec.Mode mode = ClusterSpec.Mode.SESSION;

    @Option(
        names = "--state",
        defaultValue = "hashmap",
        paramLabel = "BACKEND",
        description = "hashmap: on the heap; rocksdb: on disk, incremental checkpoints")
    private ClusterSpec.Backend backend = ClusterSpec.Backend.HASHMAP;

    @Option(
        names = "--port",
        defaultValue = "8081",
        paramLabel = "PORT",
        description = "the JobManager's web page and REST interface, loopback only")
    private int port = 8081;

    @Option(
        names = "--worker-memory",
        defaultValue = "1200m",
        paramLabel = "SIZE",
        description = "process size of a worker; Flink divides it")
    private String workerMemory = "1200m";

    @Option(
        names = "--checkpoints",
        defaultValue = "2000",
        paramLabel = "MILLIS",
        description = "time between checkpoints")
    private long checkpoints = 2000;

    @Option(
        names = "--kafka",
        description = "also start a broker on 127.0.0.1:9092 from this program's jars, for trials")
    private boolean kafka;

    @Override
    public Integer call() {
      return FolderOption.outside(this::start);
    }

    private int spare() {
      if (spare != null) {
        return spare;
      }
      return workers < 2 ? 0 : (slots + workers - 2) / (workers - 1);
    }

    private int start() throws Exception {
      ClusterFolder folder = cluster.folder().make();
      ClusterSpec spec =
          new ClusterSpec(
              mode,
              workers,
              slots,
              spare(),
              MANAGER_PORT + port - 8081,
              port,
              METRICS_PORT,
              "1g",
              workerMemory,
              backend,
              checkpoints,
              JobJar.Parts.current().libraries());
      if (kafka) {
        broker(folder).start();
        TopicAdmin.make(broker(folder).address(), new Topics(SubmitCommand.PREFIX), spec.lanes());
        System.out.println("Kafka on " + broker(folder).address());
      }
      Clusters.start(folder, spec);
      Clusters.status(folder).forEach(System.out::println);
      if (mode == ClusterSpec.Mode.APPLICATION) {
        System.out.println("waiting for its job: tocsin submit …");
      }
      return ExitCode.OK;
    }
  }

  static LocalBroker broker(ClusterFolder folder) {
    return new LocalBroker(folder.root().resolve("kafka"), 9092, 9093, new Processes(folder));
  }

  /** {@code tocsin cluster stop}. */
  @Command(
      name = "stop",
      mixinStandardHelpOptions = true,
      description = "Stop every process of the cluster; its state stays.")
  static final class Stop implements Callable<Integer> {
    @Mixin private FolderOption cluster = new FolderOption();

    @Override
    public Integer call() {
      return FolderOption.outside(
          () -> {
            Clusters.stop(cluster.folder().make());
            return ExitCode.OK;
          });
    }
  }

  /** {@code tocsin cluster status}. */
  @Command(
      name = "status",
      mixinStandardHelpOptions = true,
      description = "What runs; exit 1 when something that should does not.")
  static final class Status implements Callable<Integer> {
    @Mixin private FolderOption cluster = new FolderOption();

    @Override
    public Integer call() {
      return FolderOption.outside(
          () -> {
            List<String> lines = Clusters.status(cluster.folder().make());
            lines.forEach(System.out::println);
            return lines.stream().anyMatch(Status::isBad) ? ExitCode.FINDINGS : ExitCode.OK;
          });
    }

    private static boolean isBad(String line) {
      String lower = line.toLowerCase(Locale.ROOT);
      return lower.contains("is dead")
          || lower.contains("does not answer")
          || lower.contains("no cluster")
          || lower.matches("job .* (absent|failed|failing|restarting|canceled),.*");
    }
  }
}
