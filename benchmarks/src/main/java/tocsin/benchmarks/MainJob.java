package tocsin.benchmarks;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;
import org.apache.flink.api.common.RuntimeExecutionMode;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.ExecutionOptions;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;
import tocsin.adapters.file.source.FileIntakeSource;
import tocsin.adapters.results.ResultFiles;
import tocsin.app.knowledge.ControlSource;
import tocsin.app.knowledge.FileKnowledge;
import tocsin.app.knowledge.KnowledgeLoader;
import tocsin.domain.traffic.Intake;
import tocsin.job.Editions;
import tocsin.job.Emission;
import tocsin.job.Inputs;
import tocsin.job.JobSettings;
import tocsin.job.TocsinPipeline;

/** The whole job, embedded, with checkpoints every ten seconds and results on disk. */
final class MainJob {
  private MainJob() {}

  static Stage stage(BenchData data, FileKnowledge knowledge, int parallelism, boolean batch) {
    Editions.put(knowledge, "", KnowledgeLoader.load(knowledge).edition());
    Path out = data.folder.resolve("out");
    return () -> {
      ResultFiles results = new ResultFiles(out);
      Files.createDirectories(out);
      results.removeParts();
      StreamExecutionEnvironment env =
          StreamExecutionEnvironment.createLocalEnvironment(parallelism, settings(data, batch));
      new TocsinPipeline(
              knowledge, new JobSettings(batch ? Emission.SETTLED : Emission.AT_ONCE, 10_000, 0))
          .layOut(
              env,
              new Inputs(
                  new FileIntakeSource(PlainStages.input(data.recordsFile()), parallelism),
                  new ControlSource(knowledge, 0)),
              results.outlets());
      try {
        var unused = env.execute("bench");
      } catch (Exception e) {
        throw new IOException(e);
      }
      results.merge(results.accounts().get(0).lastAt());
      return alerts(out.resolve("alerts.jsonl"));
    };
  }

  private static Configuration settings(BenchData data, boolean batch) {
    Configuration configuration = new Configuration();
    configuration.set(PipelineOptions.GENERIC_TYPES, false);
    configuration.set(PipelineOptions.OBJECT_REUSE, true);
    configuration.set(
        ExecutionOptions.RUNTIME_MODE,
        batch ? RuntimeExecutionMode.BATCH : RuntimeExecutionMode.STREAMING);
    if (!batch) {
      configuration.set(CheckpointingOptions.CHECKPOINTING_INTERVAL, Duration.ofSeconds(10));
      configuration.set(
          CheckpointingOptions.CHECKPOINTS_DIRECTORY,
          data.folder.resolve("checkpoints").toUri().toString());
    }
    return configuration;
  }

  /** Alerts that stand: those whose last version is not withdrawn. */
  private static long alerts(Path file) throws IOException {
    Map<String, Boolean> standing = new HashMap<>();
    try (BufferedReader reader = Files.newBufferedReader(file)) {
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        standing.put(line.substring(12, 29), !line.contains("\"status\":\"withdrawn\""));
      }
    }
    return standing.values().stream().filter(stands -> stands).count();
  }

  /** Source and decoder alone, inside Flink. */
  static Stage parseOnly(BenchData data, int parallelism) {
    return () -> {
      RECORDS.reset();
      StreamExecutionEnvironment env =
          StreamExecutionEnvironment.createLocalEnvironment(parallelism, settings(data, false));
      env.fromSource(
              new FileIntakeSource(PlainStages.input(data.recordsFile()), parallelism),
              WatermarkStrategy.noWatermarks(),
              "intake",
              TypeInformation.of(Intake.class))
          .filter(
              intake -> {
                RECORDS.add(intake.records().size());
                return false;
              })
          .sinkTo(new DiscardingSink<>());
      try {
        var unused = env.execute("parse");
      } catch (Exception e) {
        throw new IOException(e);
      }
      return RECORDS.sum();
    };
  }

  private static final LongAdder RECORDS = new LongAdder();

  static FileKnowledge knowledge(BenchData data, BenchData.Without without) {
    return new FileKnowledge(
        data.pack(without).toString(), List.of(data.indicatorsFile().toString()), "", "", "");
  }
}
