package tocsin.benchmarks.discovery;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** How a ranking of sites does at few false positives; ties count against it. */
final class Recall {
  private final double[] scores;
  private final BitSet fraud;
  private final BitSet listed;

  /**
   * @param listed not ranked: a list knows them
   */
  Recall(double[] scores, BitSet fraud, BitSet listed) {
    this.scores = scores;
    this.fraud = fraud;
    this.listed = listed;
  }

  /** The share of some sites above all but a share of the benign sites; NaN without any. */
  double at(double falsePositives, BitSet wanted) {
    double[] benign =
        java.util.stream.IntStream.range(0, scores.length)
            .filter(site -> !fraud.get(site) && !listed.get(site))
            .mapToDouble(site -> scores[site])
            .sorted()
            .toArray();
    double bound = benign[benign.length - 1 - (int) (falsePositives * benign.length)];
    long found = wanted.stream().filter(site -> scores[site] > bound).count();
    return wanted.isEmpty() ? Double.NaN : found / (double) wanted.cardinality();
  }

  /** The share of fraud among the highest. */
  double precision(int top) {
    List<Integer> order = new ArrayList<>();
    for (int site = 0; site < scores.length; site++) {
      if (!listed.get(site)) {
        order.add(site);
      }
    }
    // At equal scores the benign ones first.
    order.sort(
        Comparator.comparingDouble((Integer site) -> -scores[site])
            .thenComparing(site -> fraud.get(site)));
    long hits = order.stream().limit(top).filter(fraud::get).count();
    return hits / (double) Math.min(top, order.size());
  }

  static String percent(double share) {
    return Double.isNaN(share) ? "–" : String.format(Locale.ROOT, "%.1f %%", 100 * share);
  }

  static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted.length == 0 ? Double.NaN : sorted[sorted.length / 2];
  }
}
