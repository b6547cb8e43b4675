package tocsin.cluster.trial;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;
import tocsin.cluster.JobPlan;
import tocsin.cluster.flink.ClusterSpec;
import tocsin.cluster.flink.Deployer;
import tocsin.cluster.flink.FlinkRest;
import tocsin.cluster.flink.Waiting;
import tocsin.cluster.jdbc.PostgresSinks;
import tocsin.job.Emission;

/**
 * Kills processes of a running deployment at random points, as {@code kill -9} does, and asks in
 * the end whether anything was lost or told twice: every alert's last word, in the trail, in the
 * alerts' topic and in the database, has to be that of a run that nobody disturbed.
 */
public final class KillTrial {
  private static final long PATIENCE_SECONDS = 120;
  private static final long SETTLING_NANOS = 20_000_000_000L;

  /** What is killed. */
  public enum Victim {
    WORKER,
    MANAGER,
    BROKER,
    POSTGRES
  }

  /**
   * One kill.
   *
   * @param atMillis since the trial began
   * @param backMillis until every task ran again, or the server answered
   */
  public record Kill(int number, Victim victim, long atMillis, long backMillis) {}

  /**
   * What came of it.
   *
   * @param alerts final alerts that had to come out
   * @param lost those that differ or are missing, with where
   * @param doubled what stands in the trail twice
   */
  public record Outcome(
      List<Kill> kills, int alerts, int trail, List<String> lost, List<String> doubled) {
    public Outcome {
      kills = List.copyOf(kills);
      lost = List.copyOf(lost);
      doubled = List.copyOf(doubled);
    }
  }

  private final Path work;
  private final TrialTown town;
  private final ClusterSpec.Mode mode;
  private final ClusterSpec.Backend backend;
  private final Random random;
  private final Consumer<Kill> told;
  private final List<Kill> kills = new ArrayList<>();
  private long began;

  /**
   * Takes what to disturb.
   *
   * @param work where everything is put
   * @param told hears of each kill when all runs again
   */
  public KillTrial(
      Path work,
      TrialTown town,
      ClusterSpec.Mode mode,
      ClusterSpec.Backend backend,
      long seed,
      Consumer<Kill> told) {
    this.work = work;
    this.town = town;
    this.mode = mode;
    this.backend = backend;
    this.random = new Random(seed);
    this.told = told;
  }

  /** Runs with so many kills. */
  public Outcome run(int number) throws Exception {
    JobPlan reference = town.plan("reference", work.resolve("reference"));
    Map<String, String> expected =
        Finals.of(
            Embedded.alerts(reference, 2, Files.createDirectories(work.resolve("tmp"))),
            town.horizon());
    LocalStack.Shape shape = new LocalStack.Shape(mode, backend, 2, 1000, true);
    try (LocalStack stack = new LocalStack(work.resolve("stack"), shape)) {
      stack.startServers();
      stack.startCluster();
      JobPlan plan = town.plan("trial", stack, JobPlan.From.TOPICS, Emission.AT_ONCE);
      if (!plan.postgres().isEmpty()) {
        PostgresSinks.prepare(plan);
      }
      Deployer deployer = stack.deployer();
      String job = deployer.submit(plan, LocalStack.own());
      deployer.awaitRunning(job);
      began = System.nanoTime();
      try (SteadyFeed feed = new SteadyFeed(stack, town)) {
        for (int i = 1; i <= number; i++) {
          pause(300 + random.nextInt(1200));
          kill(i, stack, job);
          feed.reach((double) i / (number + 1));
        }
        feed.finish();
      }
      awaitAll(stack, plan, job);
      Outcome outcome = outcome(stack, plan, expected);
      // Silent inputs let event time pass only after a while; what it decides may come till then.
      long end = System.nanoTime() + SETTLING_NANOS;
      while (!outcome.lost().isEmpty() && System.nanoTime() < end) {
        pause(1000);
        outcome = outcome(stack, plan, expected);
      }
      return outcome;
    }
  }

  private void kill(int number, LocalStack stack, String job) throws IOException {
    Victim victim = choose(stack);
    long at = System.nanoTime();
    switch (victim) {
      case WORKER -> stack.processes().kill("worker-" + random.nextInt(2));
      case MANAGER -> stack.processes().kill("manager");
      case BROKER -> {
        stack.processes().kill("broker");
        Waiting.until(() -> !stack.broker().isOpen(), 10);
        stack.broker().start();
      }
      case POSTGRES -> {
        var postgres = java.util.Objects.requireNonNull(stack.postgres());
        postgres.kill();
        postgres.start();
      }
    }
    FlinkRest rest = stack.rest();
    if (victim == Victim.WORKER || victim == Victim.MANAGER) {
      // First it is noticed, then it runs again.
      Waiting.until(() -> !rest.allRunning(job), 8);
    }
    if (!Waiting.until(() -> rest.allRunning(job), PATIENCE_SECONDS)) {
      throw new IOException(
          "after kill " + number + " of " + victim + " the job does not run: " + rest.failure(job));
    }
    long back = System.nanoTime();
    Kill kill = new Kill(number, victim, (at - began) / 1_000_000, (back - at) / 1_000_000);
    kills.add(kill);
    told.accept(kill);
  }

  /** Workers are lost most often, so they are killed most often; each kind comes up. */
  private Victim choose(LocalStack stack) {
    int drawn = random.nextInt(10);
    if (drawn < 5) {
      return Victim.WORKER;
    }
    if (drawn < 7) {
      return Victim.MANAGER;
    }
    return drawn < 8 || stack.postgres() == null ? Victim.BROKER : Victim.POSTGRES;
  }

  private static void pause(long millis) throws InterruptedException {
    Thread.sleep(millis);
  }

  /** Waits until every message was read and a checkpoint after that has committed the trail. */
  private static void awaitAll(LocalStack stack, JobPlan plan, String job) throws IOException {
    String brokers = stack.broker().address();
    String topic = stack.topics().records();
    boolean read =
        Waiting.until(
            () -> TopicReader.lag(brokers, topic, "tocsin-" + plan.name()) == 0, PATIENCE_SECONDS);
    if (!read) {
      throw new IOException("records are left unread: " + stack.rest().failure(job));
    }
    FlinkRest rest = stack.rest();
    long before = rest.checkpoints(job);
    if (!Waiting.until(() -> checkpoints(rest, job) >= before + 3, PATIENCE_SECONDS)) {
      throw new IOException("no checkpoint any more: " + rest.failure(job));
    }
  }

  private static long checkpoints(FlinkRest rest, String job) {
    try {
      return rest.checkpoints(job);
    } catch (IOException e) {
      return -1;
    }
  }

  private Outcome outcome(LocalStack stack, JobPlan plan, Map<String, String> expected)
      throws IOException, SQLException {
    String brokers = stack.broker().address();
    List<String> trail = TopicReader.all(brokers, stack.topics().trail());
    List<String> lost = new ArrayList<>();
    compare("trail", expected, trail, lost);
    compare("alerts", expected, TopicReader.all(brokers, stack.topics().alerts()), lost);
    if (!plan.postgres().isEmpty()) {
      compare("postgres", expected, rows(stack), lost);
    }
    return new Outcome(kills, expected.size(), trail.size(), lost, Finals.doubled(trail));
  }

  private void compare(
      String place, Map<String, String> expected, List<String> lines, List<String> lost)
      throws IOException {
    Finals.differences(expected, Finals.of(lines, town.horizon()))
        .forEach(difference -> lost.add(place + " " + difference));
  }

  private static List<String> rows(LocalStack stack) throws SQLException {
    List<String> rows = new ArrayList<>();
    try (Connection connection = java.util.Objects.requireNonNull(stack.postgres()).connect();
        Statement statement = connection.createStatement();
        ResultSet result =
            statement.executeQuery("SELECT body FROM engine_alerts ORDER BY alert_id, version")) {
      while (result.next()) {
        rows.add(result.getString(1));
      }
    }
    return rows;
  }
}
