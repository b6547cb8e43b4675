package tocsin.benchmarks;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import tocsin.app.knowledge.FileKnowledge;

/**
 * Measures the main job and its parts side by side: bytes only; and parsed; and judged; the whole
 * job at parallelism 1 and 2, streaming and batch; the same functions in a plain loop; a job as
 * tutorials write it. A bare stage has a pack without models of names, one that is alone none of
 * discovery. Each stage runs in a JVM of its own, three times or {@code --runs}; the last run
 * counts. Rates are records per second of wall time and of CPU time of the whole process.
 *
 * <pre>
 * java -cp 'benchmarks/target/classes:benchmarks/target/lib/*' tocsin.benchmarks.EndToEnd
 *   [--records N] [--unknown SHARE] [--listed SHARE] [--data DIR] [--blocklist FILE] [--only STAGE]
 *   [--runs N]
 * </pre>
 */
public final class EndToEnd {
  private static final String[] STAGES = {
    "bytes",
    "parse",
    "sieve",
    "sieve-bare",
    "loop",
    "flink-parse-1",
    "flink-parse-2",
    "job-1",
    "job-1-bare",
    "job-1-alone",
    "job-2",
    "job-2-bare",
    "job-2-alone",
    "batch-2",
    "tutorial-heap-1",
    "tutorial-heap-2",
    "tutorial-rocks-1",
    "tutorial-rocks-2"
  };

  private EndToEnd() {}

  public static void main(String[] arguments) throws IOException, InterruptedException {
    List<String> given = List.of(arguments);
    BenchData data =
        new BenchData(
            Path.of(option(given, "--data", "/tmp/tocsin-bench")),
            Integer.parseInt(option(given, "--records", "5000000")),
            Double.parseDouble(option(given, "--unknown", "0.04")),
            Double.parseDouble(option(given, "--listed", "0.01")));
    String stage = option(given, "--stage", "");
    if (!stage.isEmpty()) {
      measure(stage, data, Integer.parseInt(option(given, "--runs", "3")));
      return;
    }
    data.make(
        Path.of(option(given, "--pack", "models/packs/base")),
        Path.of(option(given, "--blocklist", "../shared/data/blocklist/domains.tsv.gz")));
    long bytes = Files.size(data.recordsFile());
    System.out.printf(
        "%,d records, %,d bytes (%.0f each); unknown hosts %.2f %%, listed %.2f %%%n",
        data.records,
        bytes,
        (double) bytes / data.records,
        data.unknownShare * 100,
        data.listedShare * 100);
    System.out.println("| stage | wall k/s | k per CPU-s | out |");
    System.out.println("| --- | ---: | ---: | ---: |");
    String only = option(given, "--only", "");
    for (String each : STAGES) {
      if (only.isEmpty() || List.of(only.split(",", -1)).contains(each)) {
        System.out.println(fork(each, given));
      }
    }
  }

  private static String option(List<String> given, String name, String absent) {
    int at = given.indexOf(name);
    return at >= 0 && at + 1 < given.size() ? given.get(at + 1) : absent;
  }

  private static String fork(String stage, List<String> given)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(ProcessHandle.current().info().command().orElse("java"));
    command.addAll(List.of("-Xmx6g", "-XX:+UseParallelGC", "-XX:ParallelGCThreads=2"));
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), EndToEnd.class.getName()));
    command.addAll(given);
    command.addAll(List.of("--stage", stage));
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    int exit = process.waitFor();
    return exit == 0 ? out.strip() : "| " + stage + " | failed (" + exit + ") | | |";
  }

  private static void measure(String name, BenchData data, int runs) throws IOException {
    Stage stage = stage(name, data);
    long wall = 0;
    long cpu = 0;
    long out = 0;
    for (int run = 0; run < runs; run++) {
      long cpuBefore = cpuNanos();
      long wallBefore = System.nanoTime();
      out = stage.run();
      wall = System.nanoTime() - wallBefore;
      cpu = cpuNanos() - cpuBefore;
    }
    System.out.printf(
        "| %s | %,.0f | %,.0f | %,d |%n",
        name, data.records / (wall / 1e6), data.records / (cpu / 1e6), out);
    System.out.flush();
    System.exit(0);
  }

  private static Stage stage(String name, BenchData data) {
    BenchData.Without without = BenchData.Without.of(name);
    FileKnowledge knowledge = MainJob.knowledge(data, without);
    return switch (without.plain(name)) {
      case "bytes" -> PlainStages.bytes(data.recordsFile());
      case "parse" -> PlainStages.parse(data.recordsFile());
      case "sieve" -> PlainStages.sieved(data.recordsFile(), knowledge);
      case "loop" -> PlainStages.loop(data.recordsFile(), knowledge);
      case "job-1" -> MainJob.stage(data, knowledge, 1, false);
      case "job-2" -> MainJob.stage(data, knowledge, 2, false);
      case "batch-2" -> MainJob.stage(data, knowledge, 2, true);
      case "flink-parse-1" -> MainJob.parseOnly(data, 1);
      case "flink-parse-2" -> MainJob.parseOnly(data, 2);
      case "tutorial-heap-1" -> TutorialJob.stage(data, 1, "hashmap");
      case "tutorial-heap-2" -> TutorialJob.stage(data, 2, "hashmap");
      case "tutorial-rocks-1" -> TutorialJob.stage(data, 1, "rocksdb");
      case "tutorial-rocks-2" -> TutorialJob.stage(data, 2, "rocksdb");
      default -> throw new IllegalArgumentException("no stage " + name);
    };
  }

  private static long cpuNanos() {
    return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
        .getProcessCpuTime();
  }
}
