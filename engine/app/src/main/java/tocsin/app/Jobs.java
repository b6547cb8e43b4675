package tocsin.app;

import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** Runs jobs and says in one line why one failed. */
final class Jobs {
  private Jobs() {}

  static void execute(StreamExecutionEnvironment env, String name) {
    try {
      var unused = env.execute(name);
    } catch (Exception e) {
      throw new TocsinException(ExitCode.IO, "the job failed: " + rootMessage(e));
    }
  }

  private static String rootMessage(Throwable failure) {
    Throwable root = failure;
    for (int depth = 0; root.getCause() != null && depth < 30; depth++) {
      root = root.getCause();
    }
    return root.getClass().getSimpleName() + ": " + root.getMessage();
  }
}
