package tocsin.benchmarks;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;

/** What was measured, by section, method and size. Confined to one thread. */
final class KernelFigures {
  /**
   * One benchmark's outcome.
   *
   * @param error half of JMH's interval of 99.9 %; NaN when there were too few iterations
   * @param bytes of the structure, 0 when not measured
   * @param entries in the structure, 0 when there are none to count
   * @param found inputs of an invocation for which something was found, 0 when not told
   */
  record Figure(double nanos, double error, double bytes, double entries, double found) {

    /** NaN when either was not measured. */
    double bytesPerEntry() {
      return bytes > 0 && entries > 0 ? bytes / entries : Double.NaN;
    }
  }

  private record Key(String section, String method, String entries) {}

  private final Map<Key, Figure> figures = new HashMap<>();

  void add(KernelSection section, String entries, Collection<RunResult> results) {
    for (RunResult result : results) {
      String name = result.getParams().getBenchmark();
      String method = name.substring(name.lastIndexOf('.') + 1);
      Result<?> time = result.getPrimaryResult();
      figures.put(
          new Key(section.name(), method, entries),
          new Figure(
              time.getScore(),
              time.getScoreError(),
              counter(result, "bytes"),
              counter(result, "entries"),
              counter(result, "found")));
    }
  }

  /** The mean over the iterations. */
  private static double counter(RunResult result, String name) {
    Result<?> counter = result.getSecondaryResults().get(name);
    return counter == null ? 0 : counter.getStatistics().getMean();
  }

  @Nullable Figure of(String section, String method, String entries) {
    return figures.get(new Key(section, method, entries));
  }
}
