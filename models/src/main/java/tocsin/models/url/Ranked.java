package tocsin.models.url;

import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;
import tocsin.core.lexical.StepTable;

/**
 * Scored URLs in falling order, and figures of the order. Equal scores stand or fall together.
 *
 * <p>Intervals redraw registrable domains (Poisson(1) times each), since URLs of one domain are
 * right or wrong together.
 */
final class Ranked {
  private static final double TAIL = 0.025;

  private final boolean[] fraud;
  private final double[] margin;
  private final double[] weight;
  private final int[] site;
  private final int sites;

  /**
   * Area under the ROC curve, and recall where at most 1 % and 0.1 % of the ordinary ones are
   * above.
   */
  record Figures(double auc, double recall1, double recall01) {
    double[] values() {
      return new double[] {auc, recall1, recall01};
    }
  }

  private Ranked(boolean[] fraud, double[] margin, double[] weight, int[] site, int sites) {
    this.fraud = fraud;
    this.margin = margin;
    this.weight = weight;
    this.site = site;
    this.sites = sites;
  }

  /** Every URL counts once. */
  static Ranked byUrl(List<Url> urls, ToDoubleFunction<Url> score) {
    return of(urls, score, false);
  }

  /** Every registrable domain counts once, shared among its URLs. */
  static Ranked bySite(List<Url> urls, ToDoubleFunction<Url> score) {
    return of(urls, score, true);
  }

  private static Ranked of(List<Url> urls, ToDoubleFunction<Url> score, boolean share) {
    Map<String, Integer> ids = new HashMap<>();
    Map<String, Integer> counts = new HashMap<>();
    urls.forEach(url -> counts.merge(url.fraud() + url.site(), 1, Integer::sum));
    double[] raw = urls.stream().mapToDouble(score).toArray();
    Integer[] order = new Integer[raw.length];
    Arrays.setAll(order, i -> i);
    Arrays.sort(order, Comparator.comparingDouble(i -> -raw[i]));
    boolean[] fraud = new boolean[raw.length];
    double[] margin = new double[raw.length];
    double[] weight = new double[raw.length];
    int[] site = new int[raw.length];
    for (int i = 0; i < raw.length; i++) {
      Url url = urls.get(order[i]);
      fraud[i] = url.fraud();
      margin[i] = raw[order[i]];
      weight[i] = share ? 1.0 / counts.getOrDefault(url.fraud() + url.site(), 1) : 1;
      Integer known = ids.putIfAbsent(url.site(), ids.size());
      site[i] = known == null ? ids.size() - 1 : known;
    }
    return new Ranked(fraud, margin, weight, site, ids.size());
  }

  Figures figures() {
    return figures(weight);
  }

  private Figures figures(double[] by) {
    double frauds = 0;
    double ordinary = 0;
    for (int i = 0; i < by.length; i++) {
      frauds += fraud[i] ? by[i] : 0;
      ordinary += fraud[i] ? 0 : by[i];
    }
    double above = 0;
    double wrong = 0;
    double area = 0;
    double recall1 = 0;
    double recall01 = 0;
    int i = 0;
    while (i < by.length) {
      int j = i;
      double right = 0;
      double false_ = 0;
      while (j < by.length && margin[j] == margin[i]) {
        right += fraud[j] ? by[j] : 0;
        false_ += fraud[j] ? 0 : by[j];
        j++;
      }
      area += false_ * (above + right / 2);
      above += right;
      wrong += false_;
      recall1 = wrong <= 0.01 * ordinary ? above : recall1;
      recall01 = wrong <= 0.001 * ordinary ? above : recall01;
      i = j;
    }
    return new Figures(area / frauds / ordinary, recall1 / frauds, recall01 / frauds);
  }

  /** 95 % percentile intervals: low and high of each figure, in the order of the record. */
  double[][] intervals(int resamples, long seed) {
    double[][] drawn = new double[3][resamples];
    SplittableRandom random = new SplittableRandom(seed);
    double[] times = new double[sites];
    double[] by = new double[weight.length];
    for (int r = 0; r < resamples; r++) {
      for (int s = 0; s < sites; s++) {
        times[s] = poisson(random.nextDouble());
      }
      for (int i = 0; i < by.length; i++) {
        by[i] = weight[i] * times[site[i]];
      }
      double[] values = figures(by).values();
      for (int f = 0; f < 3; f++) {
        drawn[f][r] = values[f];
      }
    }
    double[][] intervals = new double[3][2];
    for (int f = 0; f < 3; f++) {
      Arrays.sort(drawn[f]);
      intervals[f][0] = drawn[f][(int) Math.floor(TAIL * (resamples - 1))];
      intervals[f][1] = drawn[f][(int) Math.ceil((1 - TAIL) * (resamples - 1))];
    }
    return intervals;
  }

  /** A Poisson(1) number by inversion. */
  static int poisson(double uniform) {
    double rest = uniform;
    double probability = 0.36787944117144233;
    int value = 0;
    while (rest >= probability && value < 20) {
      rest -= probability;
      value++;
      probability /= value;
    }
    return value;
  }

  /** The least margin above which at most this share of the ordinary ones lies. */
  double threshold(double rate) {
    double ordinary = 0;
    for (int i = 0; i < weight.length; i++) {
      ordinary += fraud[i] ? 0 : weight[i];
    }
    double wrong = 0;
    for (int i = 0; i < weight.length; i++) {
      wrong += fraud[i] ? 0 : weight[i];
      if (wrong > rate * ordinary) {
        return margin[i];
      }
    }
    return weight.length == 0 ? 0 : margin[weight.length - 1];
  }

  /** Isotonic regression of the label on the margin, both classes of equal mass. */
  StepTable calibration() {
    return Isotonic.fit(fraud, margin, weight);
  }
}
