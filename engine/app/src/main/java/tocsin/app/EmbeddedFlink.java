package tocsin.app;

import java.nio.file.Path;
import java.time.Duration;
import org.apache.flink.api.common.RuntimeExecutionMode;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.CoreOptions;
import org.apache.flink.configuration.ExecutionOptions;
import org.apache.flink.configuration.ExternalizedCheckpointRetention;
import org.apache.flink.configuration.MemorySize;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.configuration.RestOptions;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.configuration.StateRecoveryOptions;
import org.apache.flink.configuration.TaskManagerOptions;
import org.apache.flink.configuration.WebOptions;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.jspecify.annotations.Nullable;

/** A Flink environment inside this process. */
final class EmbeddedFlink {
  private EmbeddedFlink() {}

  /** An environment that reads everything and ends; no state survives it. */
  static StreamExecutionEnvironment batch(int parallelism, Path temp) {
    Configuration configuration = common(parallelism, temp);
    configuration.set(ExecutionOptions.RUNTIME_MODE, RuntimeExecutionMode.BATCH);
    configuration.set(RestartStrategyOptions.RESTART_STRATEGY, "none");
    return StreamExecutionEnvironment.createLocalEnvironment(parallelism, configuration);
  }

  /**
   * An environment that runs on.
   *
   * @param checkpointMillis time between checkpoints; 0 for none
   * @param state where checkpoints are kept
   * @param restore a checkpoint to go on from, or null
   */
  static StreamExecutionEnvironment streaming(
      int parallelism,
      Path temp,
      long bufferMillis,
      long checkpointMillis,
      Path state,
      @Nullable Path restore) {
    Configuration configuration = common(parallelism, temp);
    configuration.set(ExecutionOptions.RUNTIME_MODE, RuntimeExecutionMode.STREAMING);
    configuration.set(ExecutionOptions.BUFFER_TIMEOUT, Duration.ofMillis(bufferMillis));
    if (checkpointMillis > 0) {
      configuration.set(
          CheckpointingOptions.CHECKPOINTING_INTERVAL, Duration.ofMillis(checkpointMillis));
      configuration.set(CheckpointingOptions.CHECKPOINTS_DIRECTORY, state.toUri().toString());
      configuration.set(
          CheckpointingOptions.EXTERNALIZED_CHECKPOINT_RETENTION,
          ExternalizedCheckpointRetention.RETAIN_ON_CANCELLATION);
      configuration.set(CheckpointingOptions.MAX_RETAINED_CHECKPOINTS, 2);
    }
    if (restore != null) {
      configuration.set(StateRecoveryOptions.SAVEPOINT_PATH, restore.toUri().toString());
    }
    configuration.set(RestartStrategyOptions.RESTART_STRATEGY, "exponential-delay");
    return StreamExecutionEnvironment.createLocalEnvironment(parallelism, configuration);
  }

  private static Configuration common(int parallelism, Path temp) {
    Configuration configuration = new Configuration();
    configuration.set(PipelineOptions.GENERIC_TYPES, false);
    configuration.set(PipelineOptions.OBJECT_REUSE, true);
    configuration.set(CoreOptions.DEFAULT_PARALLELISM, parallelism);
    configuration.set(CoreOptions.TMP_DIRS, temp.toString());
    configuration.set(WebOptions.UPLOAD_DIR, temp.toString());
    configuration.set(WebOptions.TMP_DIR, temp.toString());
    configuration.set(RestOptions.BIND_ADDRESS, "127.0.0.1");
    configuration.set(TaskManagerOptions.MANAGED_MEMORY_SIZE, MemorySize.ofMebiBytes(128));
    configuration.set(TaskManagerOptions.NETWORK_MEMORY_MIN, MemorySize.ofMebiBytes(64));
    configuration.set(TaskManagerOptions.NETWORK_MEMORY_MAX, MemorySize.ofMebiBytes(64));
    return configuration;
  }
}
