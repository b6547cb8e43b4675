package tocsin.cluster;

import java.io.IOException;
import java.nio.file.Path;
import tocsin.adapters.results.ResultFiles;
import tocsin.domain.traffic.InputAccount;

/** The result files of a job that ended, merged where its workers wrote them. */
public final class MergedResults {
  private MergedResults() {}

  private static ResultFiles files(JobPlan plan) {
    return new ResultFiles(Path.of(plan.out()), ClusterJob.PARTS, true);
  }

  /** Removes what an earlier job of the folder left of its parts. */
  public static void clear(JobPlan plan) throws IOException {
    files(plan).removeParts();
  }

  /** Merges; what was decided after the last record is left out, as in a replay. */
  public static void merge(JobPlan plan) throws IOException {
    ResultFiles files = files(plan);
    long horizon =
        files.accounts().stream().mapToLong(InputAccount::lastAt).max().orElse(Long.MIN_VALUE);
    files.merge(horizon);
  }
}
