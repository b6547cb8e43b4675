package tocsin.cluster;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.RuntimeExecutionMode;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.ExecutionOptions;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;
import tocsin.adapters.file.source.FileIntakeSource;
import tocsin.adapters.results.ResultFiles;
import tocsin.app.knowledge.ControlSource;
import tocsin.cluster.jdbc.PostgresSinks;
import tocsin.cluster.kafka.KafkaInputs;
import tocsin.cluster.kafka.KafkaOutlets;
import tocsin.job.Inputs;
import tocsin.job.JobSettings;
import tocsin.job.Outlets;
import tocsin.job.TocsinPipeline;

/**
 * The job's entry point on a cluster: lays out the same pipeline as an embedded run and hands it
 * over. Its only argument is a {@link JobPlan}.
 */
public final class ClusterJob {
  /** Below a job's result folder, until they are merged. */
  public static final String PARTS = "live";

  private ClusterJob() {}

  /** Called by Flink. */
  public static void main(String[] arguments) throws Exception {
    JobPlan plan = JobPlan.parse(arguments[arguments.length - 1]);
    StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment();
    layOut(env, plan);
    // Its result must not be looked at: a detached submission has none.
    var unused = env.execute("tocsin " + plan.name());
  }

  /** Lays the job out in an environment; nothing runs yet. */
  public static void layOut(StreamExecutionEnvironment env, JobPlan plan) {
    Configuration configuration = new Configuration();
    configuration.set(PipelineOptions.GENERIC_TYPES, false);
    configuration.set(PipelineOptions.OBJECT_REUSE, true);
    configuration.set(
        ExecutionOptions.RUNTIME_MODE,
        plan.ends() && plan.from() == JobPlan.From.FILES
            ? RuntimeExecutionMode.BATCH
            : RuntimeExecutionMode.STREAMING);
    env.configure(configuration);
    JobSettings settings =
        new JobSettings(
            plan.emission(), plan.disorderMillis(), plan.ends() ? 0 : plan.idleMillis());
    new TocsinPipeline(plan.knowledge(), settings).layOut(env, inputs(plan), outlets(plan));
  }

  private static Inputs inputs(JobPlan plan) {
    ControlSource control =
        new ControlSource(plan.knowledge(), plan.ends() ? 0 : plan.refreshMillis());
    return switch (plan.from()) {
      case FILES -> new Inputs(new FileIntakeSource(plan.input(), plan.lanes()), control);
      case TOPICS, TOPICS_TO_END ->
          new Inputs(KafkaInputs.intake(plan), control, KafkaInputs.control(plan));
    };
  }

  private static Outlets outlets(JobPlan plan) {
    List<Outlets.Also> also = new ArrayList<>();
    if (!plan.postgres().isEmpty()) {
      also.add(PostgresSinks.of(plan));
    }
    if (!plan.out().isEmpty()) {
      Outlets files = new ResultFiles(Path.of(plan.out()), PARTS, true).outlets();
      if (plan.brokers().isEmpty()) {
        return files.with(also);
      }
      also.add(new Outlets.Also("files", files.alerts(), files.assignments()));
    }
    if (!plan.brokers().isEmpty()) {
      also.add(KafkaOutlets.trail(plan));
      return KafkaOutlets.of(plan).with(also);
    }
    return new Outlets(
            new DiscardingSink<>(),
            new DiscardingSink<>(),
            new DiscardingSink<>(),
            new DiscardingSink<>(),
            new DiscardingSink<>())
        .with(also);
  }
}
