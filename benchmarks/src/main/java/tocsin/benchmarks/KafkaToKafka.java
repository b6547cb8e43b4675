package tocsin.benchmarks;

import java.io.BufferedReader;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Stream;
import tocsin.cluster.JobPlan;
import tocsin.cluster.flink.ClusterSpec;
import tocsin.cluster.flink.Deployer;
import tocsin.cluster.flink.Waiting;
import tocsin.cluster.kafka.Canary;
import tocsin.cluster.kafka.Feeder;
import tocsin.cluster.trial.Embedded;
import tocsin.cluster.trial.Finals;
import tocsin.cluster.trial.LocalStack;
import tocsin.cluster.trial.TopicReader;
import tocsin.cluster.trial.TrialTown;
import tocsin.job.Emission;
import tocsin.models.city.CityGenerator;
import tocsin.models.city.CityPlan;

/**
 * The job from topic to topics, with its exactly-once trail, beside the same job over files, in one
 * run on one machine; for cities of growing size. Then alerts' latency from the record's topic to
 * the alerts' topic while records flow.
 *
 * <pre>
 * java -cp 'benchmarks/target/classes:benchmarks/target/lib/*' tocsin.benchmarks.KafkaToKafka
 *   [folder for work] [people, default 20000 300000] …
 * </pre>
 *
 * Each city has about 1.2 million records of one day. CPU is that of this process (job, decoding,
 * sinks) and of the broker, apart.
 */
public final class KafkaToKafka {
  private static final int RECORDS = 1_200_000;
  private static final int CANARIES = 100;
  private static final int RATE = 2_000;
  private static final int RUNS = 2;

  private KafkaToKafka() {}

  public static void main(String[] arguments) throws Exception {
    Path work =
        arguments.length > 0 ? Path.of(arguments[0]) : Files.createTempDirectory("tocsin-kafka");
    List<Integer> sizes = new ArrayList<>();
    for (int i = 1; i < arguments.length; i++) {
      sizes.add(Integer.parseInt(arguments[i]));
    }
    System.out.println(
        "| people | records | job | wall k/s | k/s per CPU-s | µs/record | broker CPU s | alert versions | alerts that differ |");
    System.out.println("| ---: | ---: | --- | ---: | ---: | ---: | ---: | ---: | ---: |");
    for (int people : sizes.isEmpty() ? List.of(20_000, 300_000) : sizes) {
      city(people, work.resolve("city-" + people));
    }
  }

  private static void city(int people, Path folder) throws Exception {
    int perPerson = Math.max(1, RECORDS / people);
    CityGenerator.make(
        new CityPlan(people, 1, 1, CityPlan.DEFAULT_START, perPerson),
        folder,
        CityGenerator.Writing.PLAIN);
    TrialTown town = TrialTown.of(folder, Path.of("models/packs/base"), folder.resolve("work"));
    long records = records(town);
    LocalStack.Shape shape =
        new LocalStack.Shape(
            ClusterSpec.Mode.SESSION, ClusterSpec.Backend.HASHMAP, 2, 0, 2000, false, "3g");
    try (LocalStack stack = new LocalStack(folder.resolve("stack"), shape)) {
      stack.startServers();
      Path temp = Files.createDirectories(folder.resolve("tmp"));
      feed(town, stack);
      // The first of each warms the compiler; the second counts.
      for (int i = 0; i < RUNS; i++) {
        List<String> file = measure(people, records, i == 1 ? "file" : "", town, null, temp);
        List<String> kafka =
            measure(people, records, i == 1 ? "Kafka to Kafka" : "", town, stack, temp);
        if (i == 1) {
          System.out.printf(" %,d |%n", differing(file, kafka));
        }
      }
      latency(town, stack);
    }
  }

  private static long records(TrialTown town) throws IOException {
    try (Stream<String> lines = Files.lines(town.records())) {
      return lines.count();
    }
  }

  private static void feed(TrialTown town, LocalStack stack) throws IOException {
    try (BufferedReader lines = Files.newBufferedReader(town.records());
        Feeder feeder = new Feeder(stack.broker().address(), stack.topics().records())) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        feeder.send(TrialTown.partition(line, 2), line);
      }
      feeder.flush();
    }
  }

  /** Alert versions told up to the last record, by all runs so far; a warm-up prints nothing. */
  private static List<String> measure(
      int people,
      long records,
      String label,
      TrialTown town,
      @org.jspecify.annotations.Nullable LocalStack stack,
      Path temp)
      throws Exception {
    Path out = temp.resolve("out-" + System.nanoTime());
    JobPlan plan =
        stack == null
            ? town.plan("file", out)
            : town.plan(
                "kafka" + System.nanoTime(), stack, JobPlan.From.TOPICS_TO_END, Emission.SETTLED);
    int toldBefore = stack == null ? 0 : told(stack, town.horizon()).size();
    long brokerBefore = brokerMillis(stack);
    long cpuBefore = cpuNanos();
    long started = System.nanoTime();
    if (stack == null) {
      Embedded.run(plan, 2, temp);
    } else {
      Embedded.execute(plan, 2, temp);
    }
    double seconds = (System.nanoTime() - started) / 1e9;
    double cpu = (cpuNanos() - cpuBefore) / 1e9;
    List<String> told =
        stack == null
            ? Files.readAllLines(out.resolve("alerts.jsonl"))
            : told(stack, town.horizon());
    if (!label.isEmpty()) {
      System.out.printf(
          "| %,d | %,d | %s | %,.0f | %,.0f | %.2f | %.1f | %,d |",
          people,
          records,
          label,
          records / seconds / 1e3,
          records / cpu / 1e3,
          cpu * 1e6 / records,
          (brokerMillis(stack) - brokerBefore) / 1e3,
          told.size() - toldBefore);
      System.out.print(stack == null ? " |\n" : "");
    }
    return told;
  }

  /**
   * Alerts of which the job over topics did not tell, each time it ran, what the job over files
   * did.
   */
  private static int differing(List<String> file, List<String> trail) {
    Map<String, Integer> times = new HashMap<>();
    trail.forEach(line -> times.merge(line, 1, Integer::sum));
    file.forEach(line -> times.merge(line, -RUNS, Integer::sum));
    Set<String> alerts = new HashSet<>();
    times.forEach(
        (line, count) -> {
          if (count != 0) {
            alerts.add(Finals.node(line).path("alertId").asText());
          }
        });
    return alerts.size();
  }

  /** Alert versions in the trail; what comes after the last record does not count. */
  private static List<String> told(LocalStack stack, long horizon) {
    return TopicReader.all(stack.broker().address(), stack.topics().trail()).stream()
        .filter(
            line -> {
              var node = Finals.node(line);
              return node.has("tier") && node.path("decidedAt").asLong() <= horizon;
            })
        .toList();
  }

  private static long cpuNanos() {
    return ManagementFactory.getPlatformMXBean(com.sun.management.OperatingSystemMXBean.class)
        .getProcessCpuTime();
  }

  private static long brokerMillis(@org.jspecify.annotations.Nullable LocalStack stack) {
    return stack == null
        ? 0
        : stack
            .processes()
            .find("broker")
            .flatMap(process -> process.info().totalCpuDuration())
            .map(Duration::toMillis)
            .orElse(0L);
  }

  /** Canaries through a real cluster while others' records flow. */
  private static void latency(TrialTown town, LocalStack stack) throws Exception {
    stack.startCluster();
    Deployer deployer = stack.deployer();
    JobPlan plan = town.plan("latency", stack, JobPlan.From.TOPICS, Emission.AT_ONCE);
    deployer.awaitRunning(deployer.submit(plan, LocalStack.own()));
    awaitRead(stack, plan);
    Canary canary = new Canary(stack.broker().address(), stack.topics());
    Thread load = new Thread(() -> load(stack), "tocsin-load");
    load.setDaemon(true);
    load.start();
    List<Long> millis = new ArrayList<>();
    int lost = 0;
    for (int i = 0; i < CANARIES + 5; i++) {
      OptionalLong took = canary.fly(town.horizon() + 60_000L * (i + 1), 60_000);
      lost += took.isEmpty() ? 1 : 0;
      if (took.isPresent() && i >= 5) {
        millis.add(took.getAsLong());
      }
    }
    load.interrupt();
    Collections.sort(millis);
    System.out.printf(
        "%nlatency, topic to topic, 2 workers, %,d records/s beside: p50 %d ms, p90 %d, p99 %d,"
            + " max %d;"
            + " %d of %d canaries lost%n%n",
        RATE,
        millis.get(millis.size() / 2),
        millis.get(millis.size() * 9 / 10),
        millis.get(millis.size() * 99 / 100),
        millis.get(millis.size() - 1),
        lost,
        CANARIES + 5);
  }

  /** Waits until the city's day was read: a latency behind a backlog is another question. */
  private static void awaitRead(LocalStack stack, JobPlan plan) throws IOException {
    String brokers = stack.broker().address();
    String topic = stack.topics().records();
    boolean read =
        Waiting.until(() -> TopicReader.lag(brokers, topic, "tocsin-" + plan.name()) == 0, 600);
    if (!read) {
      throw new IOException("the city's day is not read after ten minutes");
    }
  }

  private static void load(LocalStack stack) {
    String line =
        "{\"ts\":"
            + CityPlan.DEFAULT_START
            + ",\"subject\":\"load\",\"via\":\"dns\",\"host\":\"www.popular.example\"}";
    try (Feeder feeder = new Feeder(stack.broker().address(), stack.topics().records())) {
      long started = System.nanoTime();
      for (long sent = 1; !Thread.currentThread().isInterrupted(); sent++) {
        feeder.send((int) (sent % 2), line);
        long ahead = started + sent * 1_000_000_000L / RATE - System.nanoTime();
        if (ahead > 1_000_000) {
          Thread.sleep(ahead / 1_000_000);
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
