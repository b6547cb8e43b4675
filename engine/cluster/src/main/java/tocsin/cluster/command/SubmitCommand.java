package tocsin.cluster.command;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tocsin.adapters.file.Format;
import tocsin.adapters.file.InputSpec;
import tocsin.app.ExitCode;
import tocsin.app.InputOptions;
import tocsin.app.Setting;
import tocsin.app.Settings;
import tocsin.app.TocsinException;
import tocsin.app.knowledge.FileKnowledge;
import tocsin.app.knowledge.KnowledgeLoader;
import tocsin.cluster.JobPlan;
import tocsin.cluster.MergedResults;
import tocsin.cluster.flink.ClusterSpec;
import tocsin.cluster.flink.Deployer;
import tocsin.cluster.flink.JobJar;
import tocsin.cluster.jdbc.PostgresSinks;
import tocsin.job.Emission;

/** {@code tocsin submit}. */
@Command(
    name = "submit",
    mixinStandardHelpOptions = true,
    description = "Start the job on a cluster of this machine.",
    footer = {
      "",
      "Examples:",
      "  tocsin submit --records topic:tocsin.records --indicators feeds --roster roster"
          + " --postgres jdbc:postgresql://db1,db2/tocsin?targetServerType=primary"
          + " -D privacy.key-file=/etc/tocsin/key",
      "  tocsin submit --records city/records.jsonl --indicators city/indicators.csv --out out"
          + " --wait -D privacy.key-file=key",
      "",
      "Paths must be the same on every worker. Topics are read in one format (--format, default"
          + " native).",
    })
final class SubmitCommand implements Callable<Integer> {
  static final String PREFIX = "tocsin.";
  private static final String TOPIC = "topic:";

  @Mixin private FolderOption cluster = new FolderOption();
  @Mixin private InputOptions options = new InputOptions();

  @Option(
      names = "--name",
      defaultValue = "tocsin",
      paramLabel = "NAME",
      description = "names the job and its consumer group (default: ${DEFAULT-VALUE})")
  private String name = "tocsin";

  @Option(
      names = "--brokers",
      defaultValue = "127.0.0.1:9092",
      paramLabel = "HOST:PORT,…",
      description = "Kafka's bootstrap servers (default: ${DEFAULT-VALUE})")
  private String brokers = "127.0.0.1:9092";

  @Option(
      names = "--prefix",
      defaultValue = PREFIX,
      paramLabel = "TEXT",
      description = "what the topics of results and control begin with (default: ${DEFAULT-VALUE})")
  private String prefix = PREFIX;

  @Option(
      names = "--postgres",
      defaultValue = "",
      paramLabel = "JDBC",
      description = "also write alerts and assignments to this database")
  private String postgres = "";

  @Option(names = "--postgres-user", defaultValue = "tocsin", paramLabel = "NAME")
  private String postgresUser = "tocsin";

  @Option(
      names = "--postgres-password-file",
      defaultValue = "",
      paramLabel = "FILE",
      description = "read by the workers; the password itself never travels")
  private String postgresPassword = "";

  @Option(names = "--out", paramLabel = "DIR", description = "folder for result files")
  private @Nullable Path out;

  @Option(names = "--follow", description = "files: wait for more at their end")
  private boolean follow;

  @Option(names = "--to-end", description = "topics: as far as they reach now")
  private boolean toEnd;

  @Option(names = "--wait", description = "wait for the job's end, then merge its result files")
  private boolean wait;

  @Option(
      names = "--settled",
      description = "send versions only when nothing earlier can come any more")
  private boolean settled;

  @Option(
      names = "--print-plan",
      description = "print the job's argument for Kubernetes instead of starting it here")
  private boolean printPlan;

  @Override
  public Integer call() {
    return FolderOption.outside(this::submit);
  }

  private int submit() throws Exception {
    Settings settings = options.settings();
    if (printPlan) {
      System.out.println(plan(settings, options.parallelism(settings)).argument());
      return ExitCode.OK;
    }
    ClusterSpec spec = cluster.spec();
    JobPlan plan = plan(settings, spec.lanes());
    if (plan.knowledge().keyFile().isEmpty()) {
      throw new TocsinException(
          ExitCode.CONFIG,
          "no pseudonym key: set privacy.key-file to a file of at least 16 random bytes"
              + " (head -c 32 /dev/urandom > key)");
    }
    // What cannot be used is better told here than by a worker.
    var loaded = KnowledgeLoader.load(plan.knowledge());
    if (!plan.postgres().isEmpty()) {
      PostgresSinks.prepare(plan);
    }
    if (!plan.out().isEmpty()) {
      Files.createDirectories(Path.of(plan.out()));
      MergedResults.clear(plan);
    }
    Deployer deployer = cluster.deployer();
    String id = deployer.submit(plan, JobJar.Parts.current().own());
    System.out.println(
        "job " + plan.name() + ", pack " + loaded.edition().model().pack().label() + ", id " + id);
    if (wait && plan.ends()) {
      deployer.awaitEnd(id);
      if (!plan.out().isEmpty()) {
        MergedResults.merge(plan);
      }
    } else {
      deployer.awaitRunning(id);
      System.out.println("running: http://127.0.0.1:" + spec.restPort() + "/#/job/running/" + id);
    }
    return ExitCode.OK;
  }

  private JobPlan plan(Settings settings, int lanes) {
    InputSpec given = options.input(settings, follow, System.currentTimeMillis());
    boolean topics = given.paths().stream().allMatch(path -> path.startsWith(TOPIC));
    if (!topics && given.paths().stream().anyMatch(path -> path.startsWith(TOPIC))) {
      throw new TocsinException(ExitCode.USAGE, "--records are topics or files, not both");
    }
    FileKnowledge knowledge = Absolute.knowledge(options.knowledge(settings));
    return new JobPlan(
        name,
        topics ? toEnd ? JobPlan.From.TOPICS_TO_END : JobPlan.From.TOPICS : JobPlan.From.FILES,
        topics ? topics(given) : Absolute.input(given),
        lanes,
        knowledge,
        topics ? brokers : "",
        prefix,
        postgres,
        postgresUser,
        postgresPassword,
        out == null ? "" : out.toAbsolutePath().toString(),
        settled ? Emission.SETTLED : Emission.AT_ONCE,
        settings.millis(Setting.INGEST_DISORDER),
        settings.millis(Setting.INGEST_IDLE),
        settings.millis(Setting.FEEDS_REFRESH));
  }

  private static InputSpec topics(InputSpec given) {
    List<String> names =
        given.paths().stream().map(path -> path.substring(TOPIC.length())).toList();
    return new InputSpec(
        names,
        given.format() == Format.UNKNOWN ? Format.NATIVE : given.format(),
        given.mapping(),
        true,
        given.earliest(),
        given.latest(),
        given.maxLineBytes());
  }
}
