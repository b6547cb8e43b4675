package tocsin.cluster.command;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tocsin.app.ExitCode;
import tocsin.app.Home;
import tocsin.app.Setting;
import tocsin.cluster.JobPlan;
import tocsin.cluster.flink.ClusterSpec;
import tocsin.cluster.flink.Deployer;
import tocsin.cluster.flink.Waiting;
import tocsin.cluster.kafka.Canary;
import tocsin.cluster.kafka.Feeder;
import tocsin.cluster.trial.Finals;
import tocsin.cluster.trial.LocalStack;
import tocsin.cluster.trial.TopicReader;
import tocsin.cluster.trial.TrialTown;
import tocsin.domain.alert.Tier;
import tocsin.job.Emission;

/** {@code tocsin cluster demo}. */
@Command(
    name = "demo",
    mixinStandardHelpOptions = true,
    description =
        "Start a broker, a JobManager and two workers on free ports, send the sample town through"
            + " them, show its alerts, and stop everything again.",
    footer = {"", "Example:", "  tocsin cluster demo --keep"})
final class DemoCommand implements Callable<Integer> {
  private static final long PATIENCE_SECONDS = 120;
  private static final int SHOWN = 8;

  @Option(names = "--keep", description = "leave it running until Ctrl-C")
  private boolean keep;

  @Override
  public Integer call() {
    return FolderOption.outside(this::run);
  }

  private int run() throws Exception {
    Path root = Files.createTempDirectory("tocsin-demo");
    TrialTown town =
        TrialTown.of(
            Home.resolve("sample-data/town"),
            Home.resolve(Setting.PACK_FOLDER.absent()),
            root.resolve("town"));
    LocalStack.Shape shape =
        new LocalStack.Shape(
            ClusterSpec.Mode.SESSION, ClusterSpec.Backend.HASHMAP, 2, 0, 1000, false);
    try (LocalStack stack = new LocalStack(root.resolve("stack"), shape)) {
      stack.startServers();
      System.out.println("Kafka          " + stack.broker().address());
      stack.startCluster();
      System.out.println("JobManager     http://127.0.0.1:" + stack.spec().restPort());
      JobPlan plan = town.plan("demo", stack, JobPlan.From.TOPICS, Emission.AT_ONCE);
      Deployer deployer = stack.deployer();
      deployer.awaitRunning(deployer.submit(plan, LocalStack.own()));
      System.out.println("job            running on 2 workers");
      System.out.printf("sample town    %,d records sent%n", feed(stack, town));
      boolean good = show(stack, plan, town);
      OptionalLong flown =
          new Canary(stack.broker().address(), stack.topics()).fly(town.horizon() + 1, 20_000);
      System.out.println(
          "canary         "
              + (flown.isPresent()
                  ? "an alert after " + flown.getAsLong() + " ms"
                  : "no alert within 20 s"));
      if (keep) {
        System.out.println("everything below " + root + "; Ctrl-C stops it");
        new CountDownLatch(1).await();
      }
      return good && flown.isPresent() ? ExitCode.OK : ExitCode.FINDINGS;
    }
  }

  private static long feed(LocalStack stack, TrialTown town) throws IOException {
    List<String> lines = Files.readAllLines(town.records());
    try (Feeder feeder = new Feeder(stack.broker().address(), stack.topics().records())) {
      lines.forEach(line -> feeder.send(TrialTown.partition(line, 2), line));
      for (int partition = 0; partition < 2; partition++) {
        feeder.send(partition, town.closing());
      }
      feeder.flush();
    }
    return lines.size();
  }

  /** Waits until all was read, then tells who is alerted; whether anybody is. */
  private static boolean show(LocalStack stack, JobPlan plan, TrialTown town) throws IOException {
    String brokers = stack.broker().address();
    String records = stack.topics().records();
    if (!Waiting.until(
        () -> TopicReader.lag(brokers, records, "tocsin-" + plan.name()) == 0, PATIENCE_SECONDS)) {
      throw new IOException("the records were not read; look into " + stack.folder().logs());
    }
    List<JsonNode> open = open(TopicReader.all(brokers, stack.topics().alerts()), town.horizon());
    Map<String, Integer> tiers = new TreeMap<>();
    open.forEach(alert -> tiers.merge(alert.path("tier").asText(), 1, Integer::sum));
    System.out.println("open alerts    " + tiers);
    open.stream()
        .sorted(
            Comparator.comparingInt((JsonNode alert) -> -rank(alert))
                .thenComparingInt(alert -> -alert.path("score").asInt()))
        .limit(SHOWN)
        .forEach(
            alert ->
                System.out.printf(
                    "  %-7s %s  %s  %s%n",
                    alert.path("tier").asText(),
                    alert.path("subject").asText(),
                    alert.path("fraudType").asText(),
                    alert.path("targets").path(0).asText()));
    return !open.isEmpty();
  }

  private static int rank(JsonNode alert) {
    return Tier.valueOf(alert.path("tier").asText().toUpperCase(Locale.ROOT)).ordinal();
  }

  private static List<JsonNode> open(List<String> lines, long horizon) {
    Map<String, JsonNode> last = new HashMap<>();
    for (String line : lines) {
      JsonNode alert = Finals.node(line);
      if (alert.path("decidedAt").asLong() <= horizon) {
        last.merge(
            alert.path("alertId").asText(),
            alert,
            (a, b) -> b.path("version").asInt() >= a.path("version").asInt() ? b : a);
      }
    }
    List<JsonNode> open = new ArrayList<>(last.values());
    open.removeIf(alert -> !alert.path("status").asText().equals("open"));
    return open;
  }
}
