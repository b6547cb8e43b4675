package tocsin.benchmarks;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.LockSupport;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.sink2.SinkWriter;
import org.apache.flink.api.connector.sink2.WriterInitContext;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.ExecutionOptions;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;
import tocsin.adapters.file.Format;
import tocsin.adapters.file.InputSpec;
import tocsin.adapters.file.source.FileIntakeSource;
import tocsin.app.knowledge.ControlSource;
import tocsin.app.knowledge.FileKnowledge;
import tocsin.domain.alert.Alert;
import tocsin.job.Emission;
import tocsin.job.Inputs;
import tocsin.job.JobSettings;
import tocsin.job.Outlets;
import tocsin.job.TocsinPipeline;

/**
 * From a line appended to a followed file to the alert at the sink, at a steady rate, with
 * checkpoints every second. Milliseconds of one clock.
 *
 * <pre>
 * java -cp 'benchmarks/target/classes:benchmarks/target/lib/*' tocsin.benchmarks.AlertLatency
 *   [records a second, default 20000] [seconds, default 60]
 * </pre>
 */
public final class AlertLatency {
  private static final ConcurrentLinkedQueue<Long> LATENCIES = new ConcurrentLinkedQueue<>();

  private AlertLatency() {}

  private static final class Measure implements Sink<Alert> {
    @Override
    public SinkWriter<Alert> createWriter(WriterInitContext context) {
      return new SinkWriter<>() {
        @Override
        public void write(Alert alert, Context where) {
          LATENCIES.add(System.currentTimeMillis() - alert.decidedAt());
        }

        @Override
        public void flush(boolean end) {}

        @Override
        public void close() {}
      };
    }
  }

  public static void main(String[] arguments) throws Exception {
    int rate = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 20_000;
    int seconds = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 60;
    Path folder = Files.createTempDirectory("tocsin-latency");
    Path records = Files.createFile(folder.resolve("records.jsonl"));
    Path list = Files.writeString(folder.resolve("list.txt"), "bad.invalid\n");
    FileKnowledge knowledge =
        new FileKnowledge("models/packs/base", List.of(list.toString()), "", "", "");
    JobClient job = start(folder, records, knowledge, 300_000, new Measure());
    write(records, rate, 15);
    LATENCIES.clear();
    write(records, rate, seconds);
    Thread.sleep(1000);
    job.cancel().get();
    List<Long> sorted = LATENCIES.stream().sorted().toList();
    System.out.printf(
        "%,d records/s, %,d alerts: p50 %d ms, p90 %d ms, p99 %d ms, p99.9 %d ms, max %d ms%n",
        rate,
        sorted.size(),
        at(sorted, .5),
        at(sorted, .9),
        at(sorted, .99),
        at(sorted, .999),
        sorted.get(sorted.size() - 1));
    System.exit(0);
  }

  /** A quantile of what is in order; 0 of nothing. */
  static long at(List<Long> sorted, double share) {
    return sorted.isEmpty()
        ? 0
        : sorted.get((int) Math.min(sorted.size() - 1L, Math.round(share * sorted.size())));
  }

  /** Starts a live job that follows a file and looks for changes of what it knows. */
  static JobClient start(
      Path folder, Path records, FileKnowledge knowledge, long refreshMillis, Sink<Alert> alerts)
      throws Exception {
    Configuration configuration = new Configuration();
    configuration.set(PipelineOptions.GENERIC_TYPES, false);
    configuration.set(PipelineOptions.OBJECT_REUSE, true);
    configuration.set(ExecutionOptions.BUFFER_TIMEOUT, Duration.ofMillis(5));
    configuration.set(CheckpointingOptions.CHECKPOINTING_INTERVAL, Duration.ofSeconds(1));
    configuration.set(
        CheckpointingOptions.CHECKPOINTS_DIRECTORY, folder.resolve("chk").toUri().toString());
    StreamExecutionEnvironment env =
        StreamExecutionEnvironment.createLocalEnvironment(2, configuration);
    InputSpec input =
        new InputSpec(
            List.of(records.toString()), Format.NATIVE, "", true, 0, Long.MAX_VALUE, 1 << 20);
    new TocsinPipeline(knowledge, new JobSettings(Emission.AT_ONCE, 10_000, 5000))
        .layOut(
            env,
            new Inputs(new FileIntakeSource(input, 2), new ControlSource(knowledge, refreshMillis)),
            new Outlets(
                alerts,
                new DiscardingSink<>(),
                new DiscardingSink<>(),
                new DiscardingSink<>(),
                new DiscardingSink<>()));
    return env.executeAsync("latency");
  }

  /**
   * Appends at an even pace, a millisecond's worth at a time; one line in a hundred is a victim's.
   */
  private static void write(Path records, int rate, int seconds) throws IOException {
    long started = System.nanoTime();
    long written = 0;
    try (OutputStream out = Files.newOutputStream(records, StandardOpenOption.APPEND)) {
      while (true) {
        long elapsed = System.nanoTime() - started;
        if (elapsed > seconds * 1_000_000_000L) {
          return;
        }
        long due = elapsed * rate / 1_000_000_000L;
        StringBuilder lines = new StringBuilder();
        long now = System.currentTimeMillis();
        for (; written < due; written++) {
          boolean hit = written % 100 == 0;
          lines.append("{\"ts\":").append(now).append(",\"subject\":\"");
          lines.append(hit ? "v" + started + "-" + written : "s" + written % 50_000);
          lines.append(
              "\",\"src\":\"10.1.2.3\",\"dst\":\"198.18.3.4\",\"dport\":443,\"via\":\"tls\",");
          lines.append("\"host\":\"").append(hit ? "www.bad.invalid" : "www.s7.popular.example");
          lines.append(
              "\",\"bytesUp\":1200,\"bytesDown\":34000,\"durationMs\":900,\"sensor\":\"e1\"}\n");
        }
        out.write(lines.toString().getBytes(StandardCharsets.ISO_8859_1));
        LockSupport.parkNanos(1_000_000);
      }
    }
  }
}
