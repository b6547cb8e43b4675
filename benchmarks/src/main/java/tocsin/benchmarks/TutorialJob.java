package tocsin.benchmarks;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.atomic.LongAdder;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.functions.RichMapFunction;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.connector.file.src.FileSource;
import org.apache.flink.connector.file.src.reader.TextLineInputFormat;
import org.apache.flink.core.fs.Path;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;
import org.apache.flink.util.Collector;

/**
 * The same task as tutorials write it: text lines, Jackson's databind into a POJO, keyBy the
 * person, a HashSet of domains walked suffix by suffix inside the keyed function, one alert per
 * person. It does less than the main job (no targets, no tiers, no routing) and is what the main
 * job is compared with.
 */
final class TutorialJob {
  private static final LongAdder ALERTS = new LongAdder();

  private TutorialJob() {}

  /** A record as a tutorial would have it. */
  public static final class Access {
    public long ts;
    public String subject = "";
    public String src = "";
    public String dst = "";
    public int dport;
    public String via = "";
    public String host = "";
    public String ja4 = "";
    public long bytesUp;
    public long bytesDown;
    public long durationMs;
    public String sensor = "";
  }

  private static final class Parse extends RichMapFunction<String, Access> {
    private transient ObjectMapper json;

    @Override
    public void open(OpenContext context) {
      json = new ObjectMapper().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
    }

    @Override
    public Access map(String line) throws IOException {
      return json.readValue(line, Access.class);
    }
  }

  private static final class Judge extends KeyedProcessFunction<String, Access, String> {
    private final String list;
    private transient Set<String> domains;
    private transient ValueState<Long> count;

    Judge(java.nio.file.Path list) {
      this.list = list.toString();
    }

    @Override
    public void open(OpenContext context) throws IOException {
      domains = load(list);
      count = getRuntimeContext().getState(new ValueStateDescriptor<>("count", Types.LONG));
    }

    private static synchronized Set<String> load(String list) throws IOException {
      if (shared == null) {
        shared = new HashSet<>(Files.readAllLines(java.nio.file.Path.of(list)));
      }
      return shared;
    }

    private static @org.jspecify.annotations.Nullable Set<String> shared;

    @Override
    public void processElement(Access access, Context context, Collector<String> out)
        throws IOException {
      Long before = count.value();
      boolean hit = isListed(access.host);
      if (hit && (before == null || before == 0)) {
        ALERTS.increment();
        out.collect(access.subject);
      }
      count.update((before == null ? 0 : before) + (hit ? 1 : 0));
    }

    private boolean isListed(String host) {
      String rest = host;
      while (rest.indexOf('.') > 0) {
        if (domains.contains(rest)) {
          return true;
        }
        rest = rest.substring(rest.indexOf('.') + 1);
      }
      return false;
    }
  }

  static Stage stage(BenchData data, int parallelism, String backend) {
    return () -> {
      ALERTS.reset();
      Configuration configuration = new Configuration();
      configuration.setString("execution.checkpointing.interval", "10 s");
      configuration.setString("state.backend.type", backend);
      configuration.setString(
          "execution.checkpointing.dir", data.folder.resolve("checkpoints").toUri().toString());
      StreamExecutionEnvironment env =
          StreamExecutionEnvironment.createLocalEnvironment(parallelism, configuration);
      env.fromSource(
              FileSource.forRecordStreamFormat(
                      new TextLineInputFormat(), new Path(data.recordsFile().toUri()))
                  .build(),
              org.apache.flink.api.common.eventtime.WatermarkStrategy.noWatermarks(),
              "text",
              Types.STRING)
          .map(new Parse())
          .returns(Access.class)
          .keyBy(access -> access.subject)
          .process(new Judge(data.indicatorsFile()))
          .returns(Types.STRING)
          .sinkTo(new DiscardingSink<>());
      try {
        var unused = env.execute("tutorial");
      } catch (Exception e) {
        throw new IOException(e);
      }
      return ALERTS.sum();
    };
  }
}
