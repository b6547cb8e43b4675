package tocsin.cluster.flink;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.runtime.clusterframework.TaskExecutorProcessSpec;
import org.apache.flink.runtime.clusterframework.TaskExecutorProcessUtils;
import org.apache.flink.runtime.jobmanager.JobManagerProcessSpec;
import org.apache.flink.runtime.jobmanager.JobManagerProcessUtils;
import org.apache.flink.runtime.util.config.memory.ProcessMemoryUtils;

/**
 * A cluster's configuration, and the memory flags of its processes, computed by Flink's own
 * calculator: a worker does not start without them.
 */
final class FlinkConf {
  private FlinkConf() {}

  /**
   * The flags of a process.
   *
   * @param jvm for the JVM
   * @param program after the main class
   */
  record Flags(List<String> jvm, List<String> program) {}

  static Map<String, String> values(ClusterSpec spec, ClusterFolder folder) {
    Map<String, String> values = new TreeMap<>();
    values.put("jobmanager.rpc.address", "127.0.0.1");
    values.put("jobmanager.bind-host", "127.0.0.1");
    values.put("jobmanager.rpc.port", String.valueOf(spec.managerPort()));
    values.put("rest.address", "127.0.0.1");
    values.put("rest.bind-address", "127.0.0.1");
    values.put("rest.port", String.valueOf(spec.restPort()));
    values.put("taskmanager.host", "127.0.0.1");
    values.put("taskmanager.bind-host", "127.0.0.1");
    values.put("taskmanager.numberOfTaskSlots", String.valueOf(spec.slotsOfWorker()));
    // Or all lanes might come to lie in one worker, whose loss would lose them all.
    values.put("taskmanager.load-balance.mode", "SLOTS");
    values.put("parallelism.default", String.valueOf(spec.lanes()));
    values.put("jobmanager.memory.process.size", spec.managerMemory());
    values.put("taskmanager.memory.process.size", spec.workerMemory());
    values.put("taskmanager.memory.network.min", "64m");
    // One without memory limps on otherwise, and nobody starts another.
    values.put("taskmanager.jvm-exit-on-oom", "true");
    if (spec.backend() == ClusterSpec.Backend.HASHMAP) {
      values.put("taskmanager.memory.managed.fraction", "0.1");
    }
    values.put("web.upload.dir", folder.temp().toString());
    values.put("web.refresh-interval", "200");
    values.put("io.tmp.dirs", folder.temp().toString());
    recovery(values);
    state(values, spec, folder);
    values.put("metrics.reporters", "prom");
    values.put(
        "metrics.reporter.prom.factory.class",
        "org.apache.flink.metrics.prometheus.PrometheusReporterFactory");
    values.put(
        "metrics.reporter.prom.port",
        spec.metricsPort() + "-" + (spec.metricsPort() + spec.workers() + 8));
    values.put("execution.buffer-timeout.interval", "5 ms");
    return values;
  }

  /** Measured: with Flink's defaults a lost worker costs 16 s, so 3. */
  private static void recovery(Map<String, String> values) {
    values.put("jobmanager.scheduler", "adaptive");
    String adaptive = "jobmanager.adaptive-scheduler.";
    values.put(adaptive + "submission.resource-stabilization-timeout", "500 ms");
    values.put(adaptive + "executing.resource-stabilization-timeout", "500 ms");
    values.put(adaptive + "executing.cooldown-after-rescaling", "1 s");
    // A worker whose port is closed is dead, not slow: no second question.
    values.put("heartbeat.interval", "250");
    values.put("heartbeat.rpc-failure-threshold", "1");
    // One that is only short of a processor is not: a trial saw a cold worker restarted for that.
    values.put("heartbeat.timeout", "10000");
    // By the time that a job's tasks have ended everywhere, a dead worker is known to be dead, so
    // the first attempt need not wait; attempts are not counted.
    values.put("restart-strategy.type", "exponential-delay");
    values.put("restart-strategy.exponential-delay.initial-backoff", "100 ms");
    values.put("restart-strategy.exponential-delay.max-backoff", "2 s");
    values.put("restart-strategy.exponential-delay.backoff-multiplier", "1.5");
    values.put("restart-strategy.exponential-delay.reset-backoff-threshold", "5 s");
    // A worker that finds no JobManager asks again after ten seconds by default, and ever later.
    values.put("cluster.registration.error-delay", "300 ms");
    values.put("cluster.registration.max-timeout", "1 s");
    // So long a worker keeps a slot for a JobManager that it lost; ten seconds by default.
    values.put("taskmanager.slot.timeout", "3 s");
    values.put("slot.request.timeout", "60000");
    values.put("resourcemanager.taskmanager-timeout", "30000");
  }

  private static void state(Map<String, String> values, ClusterSpec spec, ClusterFolder folder) {
    values.put("state.backend.type", spec.backend().name().toLowerCase(java.util.Locale.ROOT));
    values.put(
        "execution.checkpointing.incremental",
        String.valueOf(spec.backend() == ClusterSpec.Backend.ROCKSDB));
    values.put("execution.checkpointing.interval", spec.checkpointMillis() + " ms");
    values.put("execution.checkpointing.min-pause", spec.checkpointMillis() / 4 + " ms");
    values.put("execution.checkpointing.timeout", "60 s");
    values.put("execution.checkpointing.tolerable-failed-checkpoints", "10");
    values.put("execution.checkpointing.dir", folder.checkpoints().toUri().toString());
    values.put("execution.checkpointing.savepoint-dir", folder.savepoints().toUri().toString());
    values.put(
        "execution.checkpointing.externalized-checkpoint-retention", "RETAIN_ON_CANCELLATION");
    values.put("execution.checkpointing.num-retained", "3");
  }

  static void write(ClusterSpec spec, ClusterFolder folder) throws IOException {
    StringBuilder yaml = new StringBuilder();
    values(spec, folder)
        .forEach((key, value) -> yaml.append(key).append(": \"").append(value).append("\"\n"));
    ClusterFolder.write(folder.conf().resolve("config.yaml"), yaml.toString());
    try (var in = FlinkConf.class.getResourceAsStream("/tocsin/cluster/logback-flink.xml")) {
      if (in == null) {
        throw new IOException("logback-flink.xml is missing from the program");
      }
      Files.write(folder.conf().resolve("logback.xml"), in.readAllBytes());
    }
  }

  static Flags manager(ClusterSpec spec, ClusterFolder folder) {
    Configuration configuration = Configuration.fromMap(values(spec, folder));
    JobManagerProcessSpec memory = JobManagerProcessUtils.processSpecFromConfig(configuration);
    return new Flags(
        words(JobManagerProcessUtils.generateJvmParametersStr(memory, configuration)),
        words(JobManagerProcessUtils.generateDynamicConfigsStr(memory)));
  }

  static Flags worker(ClusterSpec spec, ClusterFolder folder) {
    Configuration configuration = Configuration.fromMap(values(spec, folder));
    TaskExecutorProcessSpec memory = TaskExecutorProcessUtils.processSpecFromConfig(configuration);
    return new Flags(
        words(ProcessMemoryUtils.generateJvmParametersStr(memory)),
        words(TaskExecutorProcessUtils.generateDynamicConfigsStr(memory)));
  }

  private static List<String> words(String text) {
    List<String> words = new ArrayList<>();
    for (String word : text.strip().split("\\s+", -1)) {
      if (!word.isEmpty()) {
        words.add(word);
      }
    }
    return words;
  }
}
