package tocsin.models.url;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import tocsin.core.detect.Names;
import tocsin.core.fuse.Term;
import tocsin.core.kernel.Hash64;
import tocsin.core.lexical.LexicalModel;
import tocsin.core.lexical.StepTable;
import tocsin.core.model.CompiledModel;

/**
 * Fits what each term of a name weighs beside the others: logistic regression at equal odds through
 * the origin, since a family that shows nothing says nothing, and with no weight below zero, since
 * more evidence must not make a name look cleaner.
 */
final class NameFit {
  private static final int RESAMPLES = 200;
  private static final int ROUNDS = 60;
  private static final double TAIL = 0.025;

  /** Keeps a term that hardly any host shows near zero: a prior of variance 1/ridge · hosts. */
  private static final double RIDGE = 1e-5;

  private final NameCells cells;
  private final double[] weights;
  private final double[][] intervals;
  private final double bias;

  private NameFit(NameCells cells, double[] weights, double[][] intervals, double bias) {
    this.cells = cells;
    this.weights = weights;
    this.intervals = intervals;
    this.bias = bias;
  }

  /** Hosts that the lexical model neither trained nor was calibrated on. */
  NameCells cells() {
    return cells;
  }

  /** What the regression would add to every host, were it free to, nats; not used. */
  double bias() {
    return bias;
  }

  /** What a term weighs beside the others, nats. */
  double weight(Term term) {
    return weights[NameCells.TERMS.indexOf(term)];
  }

  /** 95 % interval of the weight over redrawn registrable domains: low, high. */
  double[] interval(Term term) {
    return intervals[NameCells.TERMS.indexOf(term)].clone();
  }

  /**
   * Fits on the hosts that the model's twin did not see: one half of their registrable domains
   * calibrates the twin, the other half weighs the terms.
   */
  static NameFit of(List<Url> train, LocalDate end, CompiledModel pack) {
    UrlTrainer.Twin twin = UrlTrainer.standard(pack.suffixes(), 1).twin("twin", train, end);
    LexicalModel.Scorer scorer = new LexicalModel(twin.weights(), pack.suffixes()).scorer();
    List<Url> first = twin.fresh().stream().filter(NameFit::calibrates).toList();
    List<Url> second = twin.fresh().stream().filter(url -> !calibrates(url)).toList();
    StepTable steps =
        Ranked.bySite(first, url -> scorer.margin(url.host(), url.path())).calibration();
    LexicalModel model =
        new LexicalModel(twin.weights().calibrated(steps, List.of()), pack.suffixes());
    Names names = pack.names().spelt(model);
    return of(NameCells.of(second, new OneAccess(pack, names)));
  }

  private static boolean calibrates(Url url) {
    return (Hash64.mix(Hash64.of(url.site())) & 1) == 0;
  }

  static NameFit of(NameCells cells) {
    double[][] drawn = new double[NameCells.TERMS.size()][RESAMPLES];
    SplittableRandom random = new SplittableRandom(1);
    for (int r = 0; r < RESAMPLES; r++) {
      double[] each = fit(cells.shown(), cells.drawn(random), false);
      for (int t = 0; t < drawn.length; t++) {
        drawn[t][r] = each[t];
      }
    }
    double[][] intervals = new double[drawn.length][2];
    for (int t = 0; t < drawn.length; t++) {
      Arrays.sort(drawn[t]);
      intervals[t][0] = drawn[t][(int) Math.floor(TAIL * (RESAMPLES - 1))];
      intervals[t][1] = drawn[t][(int) Math.ceil((1 - TAIL) * (RESAMPLES - 1))];
    }
    double[][] mass = cells.mass();
    double[] free = fit(cells.shown(), mass, true);
    return new NameFit(cells, fit(cells.shown(), mass, false), intervals, free[free.length - 1]);
  }

  /**
   * Weights of least log loss by cyclic Newton steps, each cut at zero; with a bias last if asked.
   * The loss is convex, so the end does not depend on the order. O(rounds · cells · terms).
   *
   * @param shown by cell
   * @param mass by class and cell
   */
  static double[] fit(List<double[]> shown, double[][] mass, boolean biased) {
    int terms = NameCells.TERMS.size();
    double[] weights = new double[terms + (biased ? 1 : 0)];
    double[] sums = new double[shown.size()];
    for (int round = 0; round < ROUNDS; round++) {
      for (int t = 0; t < weights.length; t++) {
        double slope = -RIDGE * weights[t];
        double bend = RIDGE;
        for (int c = 0; c < sums.length; c++) {
          double x = t == terms ? 1 : shown.get(c)[t];
          if (x == 0) {
            continue;
          }
          double p = 1 / (1 + StrictMath.exp(-sums[c]));
          slope += x * (mass[1][c] * (1 - p) - mass[0][c] * p);
          bend += x * x * (mass[0][c] + mass[1][c]) * p * (1 - p);
        }
        double step = Math.max(-1, Math.min(1, slope / bend));
        double next = t == terms ? weights[t] + step : Math.max(0, weights[t] + step);
        for (int c = 0; c < sums.length; c++) {
          double x = t == terms ? 1 : shown.get(c)[t];
          sums[c] += x * (next - weights[t]);
        }
        weights[t] = next;
      }
    }
    return weights;
  }

  /** Lines for a pack's {@code fusion.yaml}. */
  String yaml() {
    StringBuilder text = new StringBuilder();
    for (int t = 0; t < weights.length; t++) {
      text.append(
          String.format(
              Locale.ROOT,
              "  - {term: %s, weight: %.2f, …}   # 95 %%: %.2f to %.2f%n",
              NameCells.TERMS.get(t).word(),
              weights[t],
              intervals[t][0],
              intervals[t][1]));
    }
    return text.toString();
  }
}
