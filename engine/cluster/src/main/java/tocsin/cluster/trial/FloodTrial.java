package tocsin.cluster.trial;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;
import tocsin.cluster.JobPlan;
import tocsin.cluster.flink.Deployer;
import tocsin.cluster.flink.Waiting;
import tocsin.cluster.kafka.Feeder;
import tocsin.cluster.kafka.TopicAdmin;
import tocsin.cluster.kafka.Topics;
import tocsin.job.Emission;

/**
 * Pours a flood through a running stack and asks what it cost: how far the job fell behind, how
 * long it took to be back, whether any alert's last word differs from that of a calm run over the
 * same lines, and whether a red one was put off.
 */
public final class FloodTrial {
  private static final long PATIENCE_SECONDS = 900;
  private static final long SETTLING_NANOS = 20_000_000_000L;
  private static final long IDLE_MILLIS = 2_000;

  /** Lines that still come while a backlog is caught up: one in so many. */
  private static final int LIVE_SHARE = 100;

  /**
   * What came of it.
   *
   * @param lines sent
   * @param sendSeconds how long the sending took
   * @param readSeconds from the first line sent, or the start over a backlog, until the last one
   *     was read and that was in a checkpoint
   * @param alerts final alerts that had to come out
   * @param reds red ones among them
   * @param lost those that differ or are missing
   * @param doubled what stands in the trail twice
   * @param putOff red alerts that nobody but an education list was told of
   */
  public record Outcome(
      Flood flood,
      long lines,
      double sendSeconds,
      double readSeconds,
      int alerts,
      int reds,
      List<String> lost,
      List<String> doubled,
      List<String> putOff) {
    public Outcome {
      lost = List.copyOf(lost);
      doubled = List.copyOf(doubled);
      putOff = List.copyOf(putOff);
    }

    /** Whether nothing was lost, doubled or put off. */
    public boolean isGood() {
      return lost.isEmpty() && doubled.isEmpty() && putOff.isEmpty();
    }

    /** How many times what the job takes was sent. */
    public double times() {
      return readSeconds / sendSeconds;
    }
  }

  private final LocalStack stack;
  private final TrialTown town;
  private final Path work;

  /**
   * Takes what to flood.
   *
   * @param stack its cluster runs, in session mode
   * @param work where lines and the calm run's results are put
   */
  public FloodTrial(LocalStack stack, TrialTown town, Path work) {
    this.stack = stack;
    this.town = town;
    this.work = work;
  }

  /**
   * Pours one.
   *
   * @param seconds how long the sending takes; 0 for as fast as it goes
   */
  public Outcome pour(Flood flood, int seconds) throws Exception {
    String name = "flood-" + flood.kind().word().replace(' ', '-');
    Path folder = Files.createDirectories(work.resolve(name));
    Path file = folder.resolve("records.jsonl");
    long lines = flood.write(town, town.listedHost(), file);
    TrialTown flooded = new TrialTown(town.knowledge(), file);
    Map<String, String> expected =
        Finals.of(
            Embedded.alerts(
                flooded.plan("calm", folder.resolve("calm")),
                2,
                Files.createDirectories(folder.resolve("tmp"))),
            town.horizon());
    Topics topics = new Topics(name + ".");
    TopicAdmin.make(stack.broker().address(), topics, 2);
    JobPlan plan =
        town.plan(name, stack, JobPlan.From.TOPICS, Emission.AT_ONCE)
            .withTopics(topics.prefix(), TrialTown.topic(topics.records()))
            .withIdle(IDLE_MILLIS);
    Deployer deployer = stack.deployer();
    boolean backlog = flood.kind() == Flood.Kind.BACKLOG;
    long live = lines - lines / LIVE_SHARE;
    Pump pump = new Pump(flood, file, topics, plan);
    if (backlog) {
      pump.send(0, live, 0);
    }
    long started = System.nanoTime();
    String job = deployer.submit(plan, LocalStack.own());
    if (!backlog) {
      deployer.awaitRunning(job);
      started = System.nanoTime();
    }
    pump.send(backlog ? live : 0, lines, seconds);
    double sendSeconds = (System.nanoTime() - started) / 1e9;
    pump.close(town.closing());
    awaitRead(topics, plan);
    double readSeconds = (System.nanoTime() - started) / 1e9;
    Outcome outcome = outcome(flood, topics, lines, sendSeconds, readSeconds, expected);
    long end = System.nanoTime() + SETTLING_NANOS;
    while (!outcome.isGood() && System.nanoTime() < end) {
      Thread.sleep(500);
      outcome = outcome(flood, topics, lines, sendSeconds, readSeconds, expected);
    }
    deployer.cancelAll();
    return outcome;
  }

  private void awaitRead(Topics topics, JobPlan plan) throws IOException {
    String brokers = stack.broker().address();
    boolean read =
        Waiting.until(
            () -> TopicReader.lag(brokers, topics.records(), "tocsin-" + plan.name()) == 0,
            PATIENCE_SECONDS);
    if (!read) {
      throw new IOException("records are left unread; look into " + stack.folder().logs());
    }
  }

  /** Sends lines of a file to their partitions. */
  private final class Pump {
    private final Flood flood;
    private final Path file;
    private final Topics topics;
    private final JobPlan plan;

    Pump(Flood flood, Path file, Topics topics, JobPlan plan) {
      this.flood = flood;
      this.file = file;
      this.topics = topics;
      this.plan = plan;
    }

    /** Sends the lines from one number to another; those of a late partition last. */
    void send(long from, long to, int seconds) throws IOException {
      if (flood.kind() != Flood.Kind.LATE_PARTITION) {
        send(from, to, seconds, -1);
        return;
      }
      send(from, to, seconds, 0);
      awaitRead(topics, plan);
      // Until time has passed without the silent partition, so that its lines are truly late.
      LockSupport.parkNanos(2 * IDLE_MILLIS * 1_000_000);
      send(from, to, seconds, 1);
    }

    private void send(long from, long to, int seconds, int only) throws IOException {
      long started = System.nanoTime();
      try (BufferedReader reader = Files.newBufferedReader(file);
          Feeder feeder = new Feeder(stack.broker().address(), topics.records())) {
        for (long number = 0; number < to; number++) {
          String line = reader.readLine();
          if (line == null) {
            throw new IOException(file + " has fewer than " + to + " lines");
          }
          int partition = flood.partition(line);
          if (number < from || (only >= 0 && partition != only)) {
            continue;
          }
          feeder.send(partition, line);
          if (seconds > 0 && number % 100 == 0) {
            long due = started + (long) ((number - from) * 1e9 * seconds / (to - from));
            LockSupport.parkNanos(Math.max(0, due - System.nanoTime()));
          }
        }
        feeder.flush();
      }
    }

    void close(String closing) {
      try (Feeder feeder = new Feeder(stack.broker().address(), topics.records())) {
        feeder.send(0, closing);
        feeder.send(1, closing);
        feeder.flush();
      }
    }
  }

  /**
   * A target that nothing but evidence speaks against is suspect from the time at which that was
   * weighed, so lines that come days late add it to an alert after the last record's time, and a
   * stage that was reached on the way stays. For them it counts who is alerted, and how highly.
   */
  private static Map<String, String> compared(Flood flood, Map<String, String> finals) {
    if (flood.kind() != Flood.Kind.LATE_PARTITION) {
      return finals;
    }
    Map<String, String> said = new TreeMap<>();
    finals.forEach((id, words) -> said.put(id, Finals.personOf(words)));
    return said;
  }

  private Outcome outcome(
      Flood flood,
      Topics topics,
      long lines,
      double sendSeconds,
      double readSeconds,
      Map<String, String> expected)
      throws IOException {
    String brokers = stack.broker().address();
    List<String> trail = TopicReader.all(brokers, topics.trail());
    Map<String, String> found = Finals.of(trail, town.horizon());
    Set<String> told = new HashSet<>();
    for (String line : TopicReader.all(brokers, topics.assignments())) {
      var node = Finals.node(line);
      if (!node.path("route").asText().equals("digest")) {
        told.add(node.path("alertId").asText());
      }
    }
    List<String> putOff = new ArrayList<>();
    int reds = 0;
    for (Map.Entry<String, String> alert : expected.entrySet()) {
      if (alert.getValue().contains("\"red\"")) {
        reds++;
        if (!told.contains(alert.getKey())) {
          putOff.add(alert.getKey());
        }
      }
    }
    return new Outcome(
        flood,
        lines,
        sendSeconds,
        readSeconds,
        expected.size(),
        reds,
        Finals.differences(compared(flood, expected), compared(flood, found)),
        Finals.doubled(trail),
        putOff);
  }
}
