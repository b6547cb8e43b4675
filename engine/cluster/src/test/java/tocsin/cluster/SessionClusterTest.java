package tocsin.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import tocsin.cluster.flink.ClusterSpec;
import tocsin.cluster.flink.Deployer;
import tocsin.cluster.flink.Waiting;
import tocsin.cluster.kafka.Canary;
import tocsin.cluster.kafka.Feeder;
import tocsin.cluster.kafka.TopicAdmin;
import tocsin.cluster.kafka.Topics;
import tocsin.cluster.trial.Finals;
import tocsin.cluster.trial.Flood;
import tocsin.cluster.trial.FloodTrial;
import tocsin.cluster.trial.LocalStack;
import tocsin.cluster.trial.TopicReader;
import tocsin.cluster.trial.TrialTown;
import tocsin.job.Emission;

/**
 * A broker, a JobManager and two workers, all processes of their own: what comes out is what an
 * embedded run gives. The tests share the cluster and run in order.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class SessionClusterTest {
  private static final List<String> FILES =
      List.of("alerts.jsonl", "assignments.jsonl", "targets.jsonl", "rejects.jsonl");

  @TempDir static Path temp;
  private static TrialTown town;
  private static LocalStack stack;
  private static Path expected;

  @BeforeAll
  static void start() throws Exception {
    town = Towns.sample(temp.resolve("town"));
    expected = Towns.expected();
    stack =
        new LocalStack(
            temp.resolve("stack"),
            new LocalStack.Shape(
                ClusterSpec.Mode.SESSION, ClusterSpec.Backend.ROCKSDB, 2, 0, 500, false));
    stack.startServers();
    stack.startCluster();
  }

  @AfterEach
  void freeTheSlots() throws IOException {
    stack.deployer().cancelAll();
  }

  @AfterAll
  static void stop() throws IOException {
    stack.close();
  }

  @Test
  @Order(1)
  void files_onTwoWorkers_giveTheBytesOfAnEmbeddedRun() throws Exception {
    JobPlan plan = town.plan("files", temp.resolve("files"));
    Files.createDirectories(temp.resolve("files"));
    Deployer deployer = stack.deployer();

    deployer.awaitEnd(deployer.submit(plan, LocalStack.own()));
    MergedResults.merge(plan);

    for (String file : FILES) {
      assertThat(temp.resolve("files").resolve(file))
          .hasSameBinaryContentAs(expected.resolve(file));
    }
    assertThat(expected.resolve("alerts.jsonl")).isNotEmptyFile();
  }

  /** A topic names a target's campaign after its own site; files do so when they are merged. */
  private static List<String> unnamed(Collection<String> targets) {
    return targets.stream()
        .map(line -> line.replaceFirst("\"campaign\":\"[^\"]*\"", "\"campaign\":\"\""))
        .toList();
  }

  @Test
  @Order(2)
  void topics_onTwoWorkers_giveTheSameAlertsAssignmentsAndTargets() throws Exception {
    List<String> lines = Files.readAllLines(town.records());
    feed(stack.topics(), lines);
    feed(stack.topics(), List.of("not a record", "{\"ts\":1,\"subject\":\"x\"}"));
    JobPlan plan = town.plan("topics", stack, JobPlan.From.TOPICS_TO_END, Emission.SETTLED);
    Deployer deployer = stack.deployer();

    deployer.awaitEnd(deployer.submit(plan, LocalStack.own()));

    String brokers = stack.broker().address();
    List<String> trail = TopicReader.all(brokers, stack.topics().trail());
    List<String> told = new ArrayList<>(Files.readAllLines(expected.resolve("alerts.jsonl")));
    told.addAll(Files.readAllLines(expected.resolve("assignments.jsonl")));
    assertThat(Finals.doubled(trail)).isEmpty();
    assertThat(until(trail, town.horizon())).containsExactlyInAnyOrderElementsOf(told);
    List<String> targets = TopicReader.lastAsOf(brokers, stack.topics().targets(), town.horizon());
    assertThat(unnamed(targets))
        .containsExactlyInAnyOrderElementsOf(
            unnamed(Files.readAllLines(expected.resolve("targets.jsonl"))));
    assertThat(TopicReader.all(brokers, stack.topics().rejects()))
        .hasSize(2)
        .allSatisfy(reject -> assertThat(reject).contains("trial.records/"))
        .anySatisfy(reject -> assertThat(reject).contains("not-json"));
  }

  @Test
  @Order(3)
  void upgradeRollbackAndRescale_underLoad_loseAndDoubleNothing() throws Exception {
    Topics topics = new Topics("under-load.");
    TopicAdmin.make(stack.broker().address(), topics, 2);
    JobPlan plan = underLoad(topics);
    List<String> lines = new ArrayList<>(Files.readAllLines(town.records()));
    Deployer deployer = stack.deployer();
    String job = deployer.submit(plan, LocalStack.own());
    deployer.awaitRunning(job);
    assertThat(stack.rest().parallelism(job)).isEqualTo(2);

    feed(topics, lines.subList(0, lines.size() / 5));
    job = deployer.upgrade(plan.name(), EvolvedJar.own(temp));
    deployer.awaitRunning(job);
    feed(topics, lines.subList(lines.size() / 5, 2 * lines.size() / 5));
    awaitRead(topics, plan, job);
    job = deployer.rollback(plan.name());
    deployer.awaitRunning(job);
    feed(topics, lines.subList(2 * lines.size() / 5, 3 * lines.size() / 5));
    deployer.rescale(plan.name(), 1);
    feed(topics, lines.subList(3 * lines.size() / 5, 4 * lines.size() / 5));
    deployer.rescale(plan.name(), 2);
    assertThat(stack.rest().parallelism(job)).isEqualTo(2);
    feed(topics, lines.subList(4 * lines.size() / 5, lines.size()));
    for (int partition = 0; partition < 2; partition++) {
      send(topics, partition, town.closing());
    }
    awaitRead(topics, plan, job);

    String brokers = stack.broker().address();
    List<String> trail = TopicReader.all(brokers, topics.trail());
    assertThat(Finals.doubled(trail)).isEmpty();
    assertThat(Finals.of(trail, town.horizon()))
        .isEqualTo(Finals.of(Files.readAllLines(expected.resolve("alerts.jsonl")), town.horizon()));
    assertThat(verdicts(TopicReader.lastAsOf(brokers, topics.targets(), town.horizon())))
        .isNotEmpty()
        .isEqualTo(verdicts(Files.readAllLines(expected.resolve("targets.jsonl"))));
    String savepoint = deployer.stop(plan.name());
    assertThat(Path.of(java.net.URI.create(savepoint)).resolve("_metadata")).exists();
  }

  @Test
  @Order(4)
  void canary_whileTheJobRuns_comesOutAsAnAlert_andNotWhenItDoesNot() throws Exception {
    Topics topics = new Topics("canary.");
    TopicAdmin.make(stack.broker().address(), topics, 2);
    Canary canary = new Canary(stack.broker().address(), topics);
    JobPlan plan = underLoad(topics, "canary");
    long now = 1_772_424_000_000L;
    Deployer deployer = stack.deployer();
    deployer.awaitRunning(deployer.submit(plan, LocalStack.own()));

    OptionalLong flown = canary.fly(now, 20_000);
    deployer.cancelAll();

    assertThat(flown).isPresent();
    assertThat(canary.fly(now + 60_000, 1_000)).isEmpty();
    assertThatThrownBy(() -> deployer.savepoint("canary")).hasMessageContaining("no job 'canary'");
  }

  @Test
  @Order(5)
  void flood_throughOnePartition_losesAndDoublesNothing_andPutsNoRedOff() throws Exception {
    Flood flood = new Flood(Flood.Kind.HOT_PARTITION, 3);

    FloodTrial.Outcome outcome = new FloodTrial(stack, town, temp).pour(flood, 0);

    assertThat(outcome.alerts()).isGreaterThan(100);
    assertThat(outcome.reds()).isPositive();
    assertThat(outcome.lost()).isEmpty();
    assertThat(outcome.doubled()).isEmpty();
    assertThat(outcome.putOff()).isEmpty();
  }

  private static JobPlan underLoad(Topics topics) {
    return underLoad(topics, "under-load");
  }

  /** The live job over topics of its own. */
  private static JobPlan underLoad(Topics topics, String name) {
    JobPlan plan = town.plan(name, stack, JobPlan.From.TOPICS, Emission.AT_ONCE);
    return plan.withTopics(topics.prefix(), TrialTown.topic(topics.records()));
  }

  private static long checkpoints(String job) {
    try {
      return stack.rest().checkpoints(job);
    } catch (IOException e) {
      return -1;
    }
  }

  private static void awaitRead(Topics topics, JobPlan plan, String job) throws IOException {
    String brokers = stack.broker().address();
    assertThat(
            Waiting.until(
                () -> TopicReader.lag(brokers, topics.records(), "tocsin-" + plan.name()) == 0, 60))
        .isTrue();
    // What the last checkpoint committed of the input, the next has committed of the trail.
    long before = stack.rest().checkpoints(job);
    assertThat(Waiting.until(() -> checkpoints(job) >= before + 2, 30)).isTrue();
  }

  private static void feed(Topics topics, List<String> lines) {
    try (Feeder feeder = new Feeder(stack.broker().address(), topics.records())) {
      for (String line : lines) {
        feeder.send(TrialTown.partition(line, 2), line);
      }
      feeder.flush();
    }
  }

  private static void send(Topics topics, int partition, String line) {
    try (Feeder feeder = new Feeder(stack.broker().address(), topics.records())) {
      feeder.send(partition, line);
      feeder.flush();
    }
  }

  /**
   * Of each flagged target its verdict; what its campaign is called may turn out after the words.
   */
  private static Map<String, String> verdicts(List<String> targets) {
    return targets.stream()
        .map(Finals::node)
        .filter(target -> !target.path("verdict").asText().equals("unknown"))
        .collect(
            Collectors.toMap(
                target -> target.path("kind").asText() + " " + target.path("target").asText(),
                target -> target.path("verdict").asText(),
                (a, b) -> b,
                TreeMap::new));
  }

  private static List<String> until(List<String> lines, long horizon) {
    return lines.stream()
        .filter(
            line -> {
              var node = Finals.node(line);
              return node.path(node.has("route") ? "at" : "decidedAt").asLong() <= horizon;
            })
        .toList();
  }
}
