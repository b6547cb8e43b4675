package tocsin.cluster.trial;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.CoreOptions;
import org.apache.flink.configuration.MemorySize;
import org.apache.flink.configuration.RestOptions;
import org.apache.flink.configuration.TaskManagerOptions;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import tocsin.cluster.ClusterJob;
import tocsin.cluster.JobPlan;
import tocsin.cluster.MergedResults;

/** A plan run to its end inside this process: what every cluster has to equal. */
public final class Embedded {
  private Embedded() {}

  /** Runs, merges, and gives the alerts' lines. */
  public static List<String> alerts(JobPlan plan, int parallelism, Path temp) throws Exception {
    run(plan, parallelism, temp);
    return Files.readAllLines(Path.of(plan.out()).resolve("alerts.jsonl"));
  }

  /** Runs and merges. */
  public static void run(JobPlan plan, int parallelism, Path temp) throws Exception {
    prepare(plan);
    execute(plan, parallelism, temp);
    MergedResults.merge(plan);
  }

  /** Runs a plan whose results go elsewhere than into files. */
  public static void execute(JobPlan plan, int parallelism, Path temp) throws Exception {
    Configuration configuration = new Configuration();
    configuration.set(CoreOptions.TMP_DIRS, temp.toString());
    configuration.set(RestOptions.BIND_ADDRESS, "127.0.0.1");
    configuration.set(TaskManagerOptions.MANAGED_MEMORY_SIZE, MemorySize.ofMebiBytes(64));
    configuration.set(TaskManagerOptions.NETWORK_MEMORY_MIN, MemorySize.ofMebiBytes(64));
    configuration.set(TaskManagerOptions.NETWORK_MEMORY_MAX, MemorySize.ofMebiBytes(64));
    StreamExecutionEnvironment env =
        StreamExecutionEnvironment.createLocalEnvironment(parallelism, configuration);
    ClusterJob.layOut(env, plan);
    var unused = env.execute("tocsin " + plan.name());
  }

  /** Makes the result folder, without what an earlier run left. */
  static void prepare(JobPlan plan) throws IOException {
    Files.createDirectories(Path.of(plan.out()));
    MergedResults.clear(plan);
  }
}
