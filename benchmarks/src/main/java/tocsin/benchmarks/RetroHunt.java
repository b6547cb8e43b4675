package tocsin.benchmarks;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.apache.flink.api.common.serialization.SerializerConfigImpl;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.sink2.SinkWriter;
import org.apache.flink.api.connector.sink2.WriterInitContext;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.core.memory.DataOutputSerializer;
import tocsin.app.knowledge.FileKnowledge;
import tocsin.core.discover.RememberedVisit;
import tocsin.domain.alert.Alert;
import tocsin.domain.alert.AlertStatus;
import tocsin.domain.intel.TargetKind;

/**
 * A site that nobody listed is confirmed while the stream runs, and refuted a while later: how long
 * until everybody who was there in the hours before is told of, and until all of it is taken back.
 * Milliseconds of one clock, from the change of the file that says so; the job looks for changes
 * every second.
 *
 * <pre>
 * java -cp 'benchmarks/target/classes:benchmarks/target/lib/*' tocsin.benchmarks.RetroHunt
 *   [people, default 10000] [records a second meanwhile, default 5000] [hours, default 6]
 * </pre>
 */
public final class RetroHunt {
  private static final String SITE = "www.lure.invalid";
  private static final long PATIENCE = 120_000;

  /** By alert, when it was opened and when it was taken back. */
  private static final Map<String, Long> TOLD = new ConcurrentHashMap<>();

  private static final Map<String, Long> TAKEN_BACK = new ConcurrentHashMap<>();

  /** Of other people's alerts, when each came and how long it had taken. */
  private static final ConcurrentLinkedQueue<long[]> OTHERS = new ConcurrentLinkedQueue<>();

  private RetroHunt() {}

  private static final class Measure implements Sink<Alert> {
    @Override
    public SinkWriter<Alert> createWriter(WriterInitContext context) {
      return new SinkWriter<>() {
        @Override
        public void write(Alert alert, Context where) {
          long now = System.currentTimeMillis();
          if (!alert.targets().contains(SITE)) {
            OTHERS.add(new long[] {now, now - alert.decidedAt()});
          } else if (alert.status() == AlertStatus.WITHDRAWN) {
            TAKEN_BACK.putIfAbsent(alert.alertId(), now);
          } else {
            TOLD.putIfAbsent(alert.alertId(), now);
          }
        }

        @Override
        public void flush(boolean end) {}

        @Override
        public void close() {}
      };
    }
  }

  public static void main(String[] arguments) throws Exception {
    int people = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 10_000;
    int rate = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 5_000;
    int hours = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 6;
    Path folder = Files.createTempDirectory("tocsin-hunt");
    Path records = Files.createFile(folder.resolve("records.jsonl"));
    Path list = Files.writeString(folder.resolve("list.txt"), "bad.invalid\n");
    Path verdicts = Files.createFile(folder.resolve("verdicts.jsonl"));
    Path judged = Files.createFile(folder.resolve("judged.jsonl"));
    past(records, people, hours * 3_600_000L);
    FileKnowledge knowledge =
        new FileKnowledge(
            "models/packs/base",
            List.of(list.toString(), verdicts.toString()),
            "",
            "",
            "",
            "",
            judged.toString());
    JobClient job = AlertLatency.start(folder, records, knowledge, 1_000, new Measure());
    AtomicBoolean over = new AtomicBoolean();
    Thread traffic = new Thread(() -> present(records, rate, over), "traffic");
    traffic.start();
    Thread.sleep(20_000);

    long confirmed = System.currentTimeMillis();
    Files.writeString(
        verdicts,
        "{\"kind\":\"host\",\"value\":\"%s\",\"confidence\":100,\"source\":\"desk\"}%n"
            .formatted(SITE));
    await(TOLD, people);
    say("told of", confirmed, TOLD, people);
    Thread.sleep(5_000);

    long refuted = System.currentTimeMillis();
    Files.writeString(
        judged,
        "{\"value\":\"%s\",\"verdict\":\"refuted\",\"at\":%d,\"by\":\"lead\",\"why\":\"a shop\"}%n"
            .formatted(SITE, refuted));
    await(TAKEN_BACK, TOLD.size());
    say("taken back", refuted, TAKEN_BACK, TOLD.size());
    over.set(true);
    traffic.join();
    job.cancel().get();
    System.out.printf("a remembered visit: %d bytes of state%n", visitBytes());
    System.exit(TOLD.size() == people && TAKEN_BACK.size() == people ? 0 : 1);
  }

  private static void await(Map<String, Long> seen, int count) {
    long patience = System.currentTimeMillis() + PATIENCE;
    while (seen.size() < count && System.currentTimeMillis() < patience) {
      LockSupport.parkNanos(10_000_000);
    }
  }

  private static void say(String what, long from, Map<String, Long> seen, int of) {
    List<Long> times = seen.values().stream().map(at -> at - from).sorted().toList();
    long last = times.isEmpty() ? 0 : times.get(times.size() - 1);
    List<Long> others =
        OTHERS.stream()
            .filter(other -> other[0] >= from && other[0] <= from + last)
            .map(other -> other[1])
            .sorted()
            .toList();
    System.out.printf(
        "%,d of %,d %s: first after %,d ms, half %,d ms, last %,d ms;"
            + " meanwhile %,d alerts of others, p50 %,d ms, p99 %,d ms%n",
        seen.size(),
        of,
        what,
        AlertLatency.at(times, 0),
        AlertLatency.at(times, .5),
        last,
        others.size(),
        AlertLatency.at(others, .5),
        AlertLatency.at(others, .99));
  }

  /** Two visits of each, over a span before now: a look, and the app that is offered. */
  private static void past(Path records, int people, long span) throws IOException {
    long now = System.currentTimeMillis();
    StringBuilder lines = new StringBuilder();
    for (int i = 0; i < people; i++) {
      long at = now - span + i * (span - 600_000) / people;
      lines.append(line(at, "p" + i, SITE, "/"));
      lines.append(line(at + 2_000, "p" + i, SITE, "/app.apk"));
    }
    Files.writeString(records, lines, StandardOpenOption.APPEND);
  }

  private static String line(long at, String subject, String host, String path) {
    return "{\"ts\":"
        + at
        + ",\"subject\":\""
        + subject
        + "\",\"src\":\"10.1.2.3\",\"dst\":\"198.18.3.4\",\"dport\":443,\"via\":\"tls\",\"host\":\""
        + host
        + "\",\"url\":\"https://"
        + host
        + path
        + "\",\"bytesUp\":1200,\"bytesDown\":34000,\"durationMs\":900,\"sensor\":\"e1\"}\n";
  }

  /** What goes on meanwhile; one line in a hundred is a victim's of a listed site. */
  private static void present(Path records, int rate, AtomicBoolean over) {
    long started = System.nanoTime();
    long written = 0;
    try (OutputStream out = Files.newOutputStream(records, StandardOpenOption.APPEND)) {
      while (!over.get()) {
        long due = (System.nanoTime() - started) * rate / 1_000_000_000L;
        StringBuilder lines = new StringBuilder();
        long now = System.currentTimeMillis();
        for (; written < due; written++) {
          boolean hit = written % 100 == 0;
          lines.append(
              hit
                  ? line(now, "v" + written, "www.bad.invalid", "/")
                  : line(now, "s" + written % 50_000, "www.s7.popular.example", "/"));
        }
        out.write(lines.toString().getBytes(StandardCharsets.ISO_8859_1));
        LockSupport.parkNanos(1_000_000);
      }
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static int visitBytes() throws IOException {
    DataOutputSerializer out = new DataOutputSerializer(256);
    TypeInformation.of(RememberedVisit.class)
        .createSerializer(new SerializerConfigImpl())
        .serialize(
            new RememberedVisit("0123456789abcdef", SITE, TargetKind.HOST, 1, 2, 3, -1, 0), out);
    return out.length();
  }
}
