package tocsin.app;

import java.nio.file.Path;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import tocsin.adapters.file.InputSpec;
import tocsin.adapters.file.source.FileIntakeSource;
import tocsin.adapters.results.ResultFiles;
import tocsin.app.knowledge.ControlSource;
import tocsin.app.knowledge.FileKnowledge;
import tocsin.job.Inputs;
import tocsin.job.JobSettings;
import tocsin.job.TocsinPipeline;

/** Puts adapters and pipeline together; nothing else makes adapters. */
final class Wiring {
  private Wiring() {}

  /**
   * Lays the whole job out.
   *
   * @param lanes readers to plan for
   * @param refreshMillis how often knowledge is looked at again; 0 when the input ends
   */
  static void layOut(
      StreamExecutionEnvironment env,
      FileKnowledge knowledge,
      InputSpec input,
      int lanes,
      long refreshMillis,
      JobSettings settings,
      ResultFiles results) {
    new TocsinPipeline(knowledge, settings)
        .layOut(
            env,
            new Inputs(
                new FileIntakeSource(input, lanes), new ControlSource(knowledge, refreshMillis)),
            results.outlets());
  }

  static ResultFiles results(Path out) {
    return new ResultFiles(out);
  }
}
