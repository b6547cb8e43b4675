package tocsin.core.evaluate;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import tocsin.core.kernel.Hash64;

/**
 * Intervals by drawing again (Efron, "Bootstrap methods: another look at the jackknife", 1979), in
 * clusters (Davison and Hinkley, "Bootstrap Methods and their Application", 1997, §3.8): of C
 * campaigns C are drawn with replacement. Whoever belongs to no campaign stands for a large
 * population of which nearly nobody was alerted, so is drawn a Poisson(1) number of times (Hanley
 * and MacGibbon, 2006). Draws depend on the seed and on names, not on order; two engines measured
 * on the same truth get the same draws.
 *
 * @param resamples how many; 0 for no intervals
 */
public record Bootstrap(int resamples, long seed) {
  public static final int DEFAULT_RESAMPLES = 1000;
  private static final double TAIL = 0.025;

  public Bootstrap {
    if (resamples < 0 || resamples > 100_000) {
      throw new IllegalArgumentException("resamples " + resamples + "; allowed are 0 to 100000");
    }
  }

  /** Gives each resample's multiplicities, by cluster. O(resamples · clusters). */
  void draw(Clusters clusters, Consumer<int[]> use) {
    int[] weights = new int[clusters.size()];
    for (int i = 0; i < resamples; i++) {
      Arrays.fill(weights, 0);
      long draw = Hash64.mix(seed + 0x9E3779B97F4A7C15L * (i + 1));
      SplittableRandom random = new SplittableRandom(draw);
      int campaigns = clusters.campaignCount();
      for (int j = 0; j < campaigns; j++) {
        weights[random.nextInt(campaigns)]++;
      }
      for (int j = campaigns; j < weights.length; j++) {
        weights[j] = poisson(Hash64.mix(draw ^ clusters.hash(j)));
      }
      use.accept(weights);
    }
  }

  /** A Poisson(1) number from 64 random bits, by inversion. */
  private static int poisson(long bits) {
    double uniform = (bits >>> 11) * 0x1.0p-53;
    double probability = Math.exp(-1);
    int value = 0;
    while (uniform >= probability && value < 20) {
      uniform -= probability;
      value++;
      probability /= value;
    }
    return value;
  }

  /**
   * The middle 95 % of resampled values, NaN values left out.
   *
   * @return low and high; NaN both when nothing is left
   */
  static double[] interval(double[] values) {
    double[] sorted =
        Arrays.stream(values).filter(value -> !Double.isNaN(value)).sorted().toArray();
    if (sorted.length == 0) {
      return new double[] {Double.NaN, Double.NaN};
    }
    int low = (int) Math.floor(TAIL * (sorted.length - 1));
    int high = (int) Math.ceil((1 - TAIL) * (sorted.length - 1));
    return new double[] {sorted[low], sorted[high]};
  }
}
