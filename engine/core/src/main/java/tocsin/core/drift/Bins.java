package tocsin.core.drift;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Deciles of a score at training, for the population stability index: Σ (a − e) · ln(a / e) over
 * bins with expected shares e and actual shares a (Siddiqi, "Credit risk scorecards", 2006).
 * Immutable.
 *
 * @param cuts least score of each bin but the first, strictly rising; equal deciles are one
 * @param shares expected share of each bin, above 0, adding up to 1; one more than cuts
 */
public record Bins(List<Double> cuts, List<Double> shares) {
  private static final int DECILES = 10;

  /** Bins at most. */
  public static final int MOST = 64;

  public Bins {
    cuts = List.copyOf(cuts);
    shares = List.copyOf(shares);
    if (shares.size() != cuts.size() + 1 || shares.size() > MOST) {
      throw new IllegalArgumentException(
          cuts.size()
              + " cuts, "
              + shares.size()
              + " shares; one more share than cuts, at most 64");
    }
    double sum = 0;
    for (int i = 0; i < shares.size(); i++) {
      if (!(shares.get(i) > 0)) {
        throw new IllegalArgumentException("share " + shares.get(i) + " is not above 0");
      }
      if (i > 1 && !(cuts.get(i - 1) > cuts.get(i - 2))) {
        throw new IllegalArgumentException("cuts do not rise at " + cuts.get(i - 1));
      }
      sum += shares.get(i);
    }
    if (Math.abs(sum - 1) > 1e-3) {
      throw new IllegalArgumentException("shares add up to " + sum + ", not to 1");
    }
  }

  /**
   * The deciles of scores. O(n log n).
   *
   * @param scores one or more, finite
   */
  public static Bins deciles(double[] scores) {
    double[] sorted = scores.clone();
    Arrays.sort(sorted);
    List<Double> cuts = new ArrayList<>();
    for (int i = 1; i < DECILES; i++) {
      double cut = sorted[(int) ((long) i * sorted.length / DECILES)];
      boolean rises = cut > (cuts.isEmpty() ? sorted[0] : cuts.get(cuts.size() - 1));
      if (rises) {
        cuts.add(cut);
      }
    }
    int[] counts = new int[cuts.size() + 1];
    for (double score : sorted) {
      counts[bin(cuts, score)]++;
    }
    List<Double> shares = new ArrayList<>();
    for (int count : counts) {
      shares.add((double) count / sorted.length);
    }
    return new Bins(cuts, shares);
  }

  /** The bin of a score. */
  public int bin(double score) {
    return bin(cuts, score);
  }

  private static int bin(List<Double> cuts, double score) {
    int bin = 0;
    while (bin < cuts.size() && score >= cuts.get(bin)) {
      bin++;
    }
    return bin;
  }

  /**
   * The stability index of counts by bin; half a count is added to each, so that an empty bin stays
   * finite. Of n draws from the reference itself it is some (bins − 1) / n.
   */
  public double stability(int[] counts) {
    double n = Arrays.stream(counts).sum() + 0.5 * counts.length;
    double sum = 0;
    for (int i = 0; i < counts.length; i++) {
      double actual = (counts[i] + 0.5) / n;
      double expected = shares.get(i);
      sum += (actual - expected) * StrictMath.log(actual / expected);
    }
    return sum;
  }
}
