package tocsin.cluster.flink;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The Flink processes of a cluster on this machine: how each is started. */
final class LocalCluster {
  static final String MANAGER = "manager";

  private static final String SESSION =
      "org.apache.flink.runtime.entrypoint.StandaloneSessionClusterEntrypoint";
  private static final String APPLICATION =
      "org.apache.flink.container.entrypoint.StandaloneApplicationClusterEntryPoint";
  private static final String WORKER = "org.apache.flink.runtime.taskexecutor.TaskManagerRunner";

  /** Flink's documented list for Java 17. */
  private static final List<String> OPENED =
      List.of(
          "java.base/java.lang",
          "java.base/java.net",
          "java.base/java.io",
          "java.base/java.nio",
          "java.base/sun.nio.ch",
          "java.base/java.lang.reflect",
          "java.base/java.text",
          "java.base/java.time",
          "java.base/java.util",
          "java.base/java.util.concurrent",
          "java.base/java.util.concurrent.atomic",
          "java.base/java.util.concurrent.locks");

  private final ClusterFolder folder;
  private final Processes processes;

  LocalCluster(ClusterFolder folder, Processes processes) {
    this.folder = folder;
    this.processes = processes;
  }

  static String worker(int index) {
    return "worker-" + index;
  }

  /**
   * Starts the JobManager.
   *
   * @param job in application mode the job to run, else null
   * @param restore what it begins with; empty for nothing
   * @param claim whether a checkpoint is taken over and cleared away in time
   */
  void startManager(ClusterSpec spec, @Nullable Deployment job, String restore, boolean claim)
      throws IOException {
    FlinkConf.Flags flags = FlinkConf.manager(spec, folder);
    List<String> command = java(MANAGER, flags, spec, job);
    command.add(job == null ? SESSION : APPLICATION);
    command.addAll(List.of("--configDir", folder.conf().toString()));
    command.addAll(flags.program());
    if (job != null) {
      command.addAll(List.of("--job-classname", "tocsin.cluster.ClusterJob"));
      command.addAll(List.of("--job-id", job.jobId()));
      if (!restore.isEmpty()) {
        command.addAll(List.of("--fromSavepoint", restore));
        command.addAll(
            List.of("-D", "execution.state-recovery.claim-mode=" + (claim ? "CLAIM" : "NO_CLAIM")));
      }
      command.add(job.plan().argument());
    }
    processes.start(MANAGER, command);
  }

  /** Starts a worker. */
  void startWorker(ClusterSpec spec, int index, @Nullable Deployment job) throws IOException {
    FlinkConf.Flags flags = FlinkConf.worker(spec, folder);
    List<String> command = java(worker(index), flags, spec, job);
    command.add(WORKER);
    command.addAll(List.of("--configDir", folder.conf().toString()));
    command.addAll(flags.program());
    // It hears nothing from a JobManager that died, and has to look for another soon.
    command.addAll(List.of("-D", "heartbeat.timeout=5000"));
    command.addAll(List.of("-D", "taskmanager.resource-id=" + worker(index) + "-" + stamp()));
    processes.start(worker(index), command);
  }

  private static String stamp() {
    return Long.toHexString(System.nanoTime() & 0xFFFFFF);
  }

  private List<String> java(
      String name, FlinkConf.Flags flags, ClusterSpec spec, @Nullable Deployment job) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(flags.jvm());
    if (name.equals(MANAGER)) {
      // It only coordinates; how soon it is back is all that counts.
      command.addAll(List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
    } else {
      command.addAll(List.of("-XX:+UseParallelGC", "-XX:ParallelGCThreads=2"));
    }
    for (String opened : OPENED) {
      command.add("--add-opens=" + opened + "=ALL-UNNAMED");
    }
    command.add("-Djava.io.tmpdir=" + folder.temp());
    command.add("-Dlogback.configurationFile=" + folder.conf().resolve("logback.xml"));
    command.add("-Dtocsin.log=" + folder.logs().resolve(name + ".log"));
    command.add("-Duser.timezone=UTC");
    command.add("-cp");
    List<String> path = new ArrayList<>(spec.libraries());
    if (job != null) {
      path.add(job.jar());
    }
    command.add(String.join(java.io.File.pathSeparator, path));
    return command;
  }
}
