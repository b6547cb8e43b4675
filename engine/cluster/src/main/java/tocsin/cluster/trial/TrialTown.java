package tocsin.cluster.trial;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import tocsin.adapters.file.ContentStream;
import tocsin.adapters.file.Format;
import tocsin.adapters.file.InputSpec;
import tocsin.app.knowledge.FileKnowledge;
import tocsin.cluster.JobPlan;
import tocsin.cluster.kafka.LineKey;
import tocsin.job.Emission;

/**
 * A simulated town as the input of a trial: its records in order of time, and what is known of it.
 *
 * @param records native lines, sorted by time
 */
public record TrialTown(FileKnowledge knowledge, Path records) {
  private static final long DISORDER_MILLIS = 10_000;
  private static final long IDLE_MILLIS = 30_000;

  private static final long AFTER_MILLIS = 30 * 60_000L;

  /**
   * Prepares a town's folder.
   *
   * @param folder with records.jsonl or records.jsonl.gz, indicators.csv, lines.csv and roster
   * @param work where sorted records and a key are put
   */
  public static TrialTown of(Path folder, Path pack, Path work) throws IOException {
    Files.createDirectories(work);
    Path plain = folder.resolve("records.jsonl");
    Path given = Files.exists(plain) ? plain : folder.resolve("records.jsonl.gz");
    List<String> lines = new ArrayList<>();
    try (BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(
                ContentStream.open(Files.newInputStream(given)), StandardCharsets.UTF_8))) {
      reader.lines().forEach(lines::add);
    }
    lines.sort(Comparator.comparingLong(TrialTown::at));
    Path records = Files.write(work.resolve("records.jsonl"), lines);
    Path key = Files.write(work.resolve("key"), new byte[32]);
    return new TrialTown(
        new FileKnowledge(
            pack.toAbsolutePath().toString(),
            List.of(folder.resolve("indicators.csv").toAbsolutePath().toString()),
            folder.resolve("roster").toAbsolutePath().toString(),
            folder.resolve("lines.csv").toAbsolutePath().toString(),
            key.toAbsolutePath().toString()),
        records.toAbsolutePath());
  }

  /** A native line's time; lines of simulated towns begin with it. */
  static long at(String line) {
    return Long.parseLong(line.substring(6, line.indexOf(',')));
  }

  /** Which of so many partitions a line goes to: a person's stay together, in order. */
  public static int partition(String line, int partitions) {
    return Math.floorMod(LineKey.of(line).hashCode(), partitions);
  }

  /** The last record's time, milliseconds UTC. */
  public long horizon() throws IOException {
    List<String> lines = Files.readAllLines(records);
    return at(lines.get(lines.size() - 1));
  }

  /** A host that the town's indicators list for good. */
  String listedHost() throws IOException {
    for (String line : Files.readAllLines(Path.of(knowledge.indicators().get(0)))) {
      String[] cells = line.split(",", -1);
      // A host below a popular name is a feed's mistake, and never flagged.
      boolean own = cells[0].equals("host") && !cells[1].contains("popular");
      if (own && cells[5].isEmpty() && cells[6].isEmpty()) {
        return cells[1];
      }
    }
    throw new IOException(knowledge.indicators().get(0) + " lists no host for good");
  }

  /** A line half an hour after the last that means nothing: it lets event time pass. */
  public String closing() throws IOException {
    return "{\"ts\":"
        + (horizon() + AFTER_MILLIS)
        + ",\"subject\":\"closing\",\"via\":\"dns\",\"host\":\"closing.example\"}";
  }

  /** The records' file, read to its end. */
  public InputSpec files() {
    return spec(records.toString(), false);
  }

  /** A topic with the records. */
  public static InputSpec topic(String topic) {
    return spec(topic, true);
  }

  private static InputSpec spec(String path, boolean follow) {
    return new InputSpec(List.of(path), Format.NATIVE, "", follow, 0, Long.MAX_VALUE / 4, 1 << 20);
  }

  /** The job over the records' file, with results in a folder. */
  public JobPlan plan(String name, Path out) {
    return new JobPlan(
        name,
        JobPlan.From.FILES,
        files(),
        2,
        knowledge,
        "",
        LocalStack.PREFIX,
        "",
        "postgres",
        "",
        out.toAbsolutePath().toString(),
        Emission.SETTLED,
        DISORDER_MILLIS,
        IDLE_MILLIS,
        300_000);
  }

  /** The job from topic to topics and database of a stack. */
  public JobPlan plan(String name, LocalStack stack, JobPlan.From from, Emission emission) {
    return new JobPlan(
        name,
        from,
        topic(stack.topics().records()),
        2,
        knowledge,
        stack.broker().address(),
        LocalStack.PREFIX,
        stack.postgresUrl(),
        "postgres",
        "",
        "",
        emission,
        DISORDER_MILLIS,
        IDLE_MILLIS,
        300_000);
  }
}
