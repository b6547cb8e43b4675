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
import java.util.Objects;
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
 * alerts' topic and in the database, has to be that of a run that nobody disturbed, and the desk's
 * cases have to rest on it.
 */
public final class KillTrial {
  private static final long PATIENCE_SECONDS = 120;
  private static final int SHORTEST_MILLIS = 200;
  private static final int SPREAD_MILLIS = 5_000;
  private static final long SETTLING_NANOS = 20_000_000_000L;

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

  /**
   * Kills one after the other; where this machine has no PostgreSQL, none of it.
   *
   * @param alerts the alerts of a run that nobody disturbed
   */
  public Outcome run(List<Victim> victims, List<String> alerts) throws Exception {
    Map<String, String> expected = Finals.of(alerts, town.horizon());
    LocalStack.Shape shape = new LocalStack.Shape(mode, backend, 2, 1, 1000, true);
    try (LocalStack stack = new LocalStack(work.resolve("stack"), shape)) {
      stack.startServers();
      stack.startCluster();
      Path results = Files.createDirectories(work.resolve("results"));
      JobPlan plan =
          town.plan("trial", stack, JobPlan.From.TOPICS, Emission.AT_ONCE)
              .withOut(results.toString());
      if (!plan.postgres().isEmpty()) {
        PostgresSinks.prepare(plan);
      }
      Deployer deployer = stack.deployer();
      String job = deployer.submit(plan, LocalStack.own());
      stack.startDesk(plan.knowledge(), results);
      deployer.awaitRunning(job);
      killAll(there(victims, stack), stack, plan);
      awaitAll(stack, plan);
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

  private static List<Victim> there(List<Victim> victims, LocalStack stack) {
    return victims.stream()
        .filter(victim -> victim != Victim.POSTGRES || stack.postgres() != null)
        .toList();
  }

  private void killAll(List<Victim> victims, LocalStack stack, JobPlan plan) throws Exception {
    Killer killer = new Killer(stack, plan.name(), random);
    long began = System.nanoTime();
    try (SteadyFeed feed = new SteadyFeed(stack, town)) {
      for (Victim victim : victims) {
        pause(SHORTEST_MILLIS + random.nextInt(SPREAD_MILLIS));
        long at = System.nanoTime();
        killer.kill(victim);
        long back = System.nanoTime();
        Kill kill =
            new Kill(kills.size() + 1, victim, (at - began) / 1_000_000, (back - at) / 1_000_000);
        kills.add(kill);
        told.accept(kill);
        feed.reach((double) kills.size() / (victims.size() + 1));
      }
      feed.finish();
    }
  }

  private static void pause(long millis) throws InterruptedException {
    Thread.sleep(millis);
  }

  /** Waits until every message was read and a checkpoint after that has committed the trail. */
  private static void awaitAll(LocalStack stack, JobPlan plan) throws IOException {
    String brokers = stack.broker().address();
    String topic = stack.topics().records();
    String job = stack.deployer().jobId(plan.name());
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
    List<String> alerts = TopicReader.all(brokers, stack.topics().alerts());
    compare("alerts", expected, alerts, lost);
    if (!plan.postgres().isEmpty()) {
      compare("postgres", expected, rows(stack), lost);
    }
    Map<String, Integer> opened = Finals.opened(alerts);
    Map<String, Integer> taken = Objects.requireNonNull(stack.desk()).versions();
    opened.forEach(
        (id, version) -> {
          if (taken.getOrDefault(id, 0) < version) {
            lost.add("desk " + id + ": version " + version + " became " + taken.get(id));
          }
        });
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
    try (Connection connection = Objects.requireNonNull(stack.postgres()).connect();
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
