package tocsin.app;

import com.google.common.primitives.Doubles;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import tocsin.adapters.models.ShadowModel;

/** Adds up what a challenger says. */
final class ShadowTally {
  private final ShadowModel model;
  private final List<Double> flagged = new ArrayList<>();
  private final List<Double> others = new ArrayList<>();

  ShadowTally(ShadowModel model) {
    this.model = model;
  }

  void add(boolean isFlagged, double score) {
    (isFlagged ? flagged : others).add(score);
  }

  ShadowFigures figures() {
    double[] high = sorted(flagged);
    double[] low = sorted(others);
    SortedMap<String, Integer> above = new TreeMap<>();
    model
        .bundle()
        .header()
        .thresholds()
        .forEach((name, from) -> above.put(name, from(high, from) + from(low, from)));
    return new ShadowFigures(
        model.bundle().header().version(),
        high.length + low.length,
        high.length,
        Arrays.stream(high).average().orElse(Double.NaN),
        Arrays.stream(low).average().orElse(Double.NaN),
        agreement(high, low),
        above);
  }

  private static double[] sorted(List<Double> scores) {
    double[] all = Doubles.toArray(scores);
    Arrays.sort(all);
    return all;
  }

  private static int from(double[] sorted, double least) {
    return sorted.length - below(sorted, least);
  }

  private static int below(double[] sorted, double value) {
    int from = 0;
    int to = sorted.length;
    while (from < to) {
      int middle = (from + to) >>> 1;
      if (sorted[middle] < value) {
        from = middle + 1;
      } else {
        to = middle;
      }
    }
    return from;
  }

  /** The Mann–Whitney statistic as a share. O(n log n). */
  private static double agreement(double[] high, double[] low) {
    double wins = 0;
    for (double score : high) {
      int under = below(low, score);
      wins += under + (below(low, Math.nextUp(score)) - under) / 2.0;
    }
    return high.length == 0 || low.length == 0 ? Double.NaN : wins / high.length / low.length;
  }
}
