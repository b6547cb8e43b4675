package tocsin.core.evaluate;

import java.util.Arrays;

/** A numerator and a denominator, summed by cluster. Confined to one thread. */
final class Tally {
  private double[] above = new double[8];
  private double[] below = new double[8];
  private int size;

  void add(int cluster, double numerator, double denominator) {
    if (cluster >= above.length) {
      int length = Math.max(cluster + 1, 2 * above.length);
      above = Arrays.copyOf(above, length);
      below = Arrays.copyOf(below, length);
    }
    above[cluster] += numerator;
    below[cluster] += denominator;
    size = Math.max(size, cluster + 1);
  }

  void add(int cluster, boolean counts) {
    add(cluster, counts ? 1 : 0, 1);
  }

  /** The denominator, undrawn. */
  double count() {
    return Arrays.stream(below, 0, size).sum();
  }

  /** Numerator over denominator. */
  Statistic share() {
    return weights -> {
      double all = sum(below, weights);
      return all == 0 ? Double.NaN : sum(above, weights) / all;
    };
  }

  /** The numerator times a factor, which may be NaN. */
  Statistic total(double factor) {
    return weights -> factor * sum(above, weights);
  }

  /** The denominator, drawn. */
  Statistic denominator() {
    return weights -> sum(below, weights);
  }

  private double sum(double[] parts, int[] weights) {
    double sum = 0;
    for (int i = 0; i < size; i++) {
      sum += weights[i] * parts[i];
    }
    return sum;
  }
}
