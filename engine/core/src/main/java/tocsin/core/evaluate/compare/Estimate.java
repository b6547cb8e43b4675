package tocsin.core.evaluate.compare;

import java.util.Arrays;

/**
 * A value and its 95 % interval. NaN when there was nothing to measure; the ends equal the value
 * when no interval was computed.
 */
public record Estimate(double value, double low, double high) {

  static Estimate exact(double value) {
    return new Estimate(value, value, value);
  }

  /** The percentile interval of bootstrap replicates; NaN replicates are left out. */
  static Estimate of(double value, double[] replicates) {
    double[] sorted = Arrays.stream(replicates).filter(x -> !Double.isNaN(x)).sorted().toArray();
    if (sorted.length == 0) {
      return exact(value);
    }
    return new Estimate(value, quantile(sorted, 0.025), quantile(sorted, 0.975));
  }

  /** A quantile of sorted values, by the nearest rank below. */
  static double quantile(double[] sorted, double q) {
    return sorted[(int) Math.floor(q * (sorted.length - 1))];
  }
}
