package tocsin.core.evaluate.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tocsin.core.evaluate.Figure.Unit;

/**
 * What the two sides achieved against the truth, each figure with its paired 95 % interval. An
 * alert counts from yellow up.
 */
public final class Outcomes {
  private static final int PAID = 0;
  private static final int IN_TIME = 1;
  private static final int HALF_HOUR = 2;
  private static final int YUAN = 3;
  private static final int YUAN_IN_TIME = 4;
  private static final int ALERTED = 5;
  private static final int RIGHT = 6;
  private static final int IN_VAIN = 7;
  private static final int QUANTITIES = 8;

  /**
   * One figure on both sides.
   *
   * @param change B less A; its interval is of the paired difference
   */
  public record Delta(String name, Unit unit, Estimate a, Estimate b, Estimate change) {}

  /** What a figure is, from sums of quantities. */
  private interface Formula {
    double of(double[] sums);
  }

  private record Named(String name, Unit unit, Formula formula) {}

  private static final List<Named> FIGURES =
      List.of(
          new Named("told", Unit.COUNT, sums -> sums[IN_TIME]),
          new Named("told-share", Unit.SHARE, sums -> sums[IN_TIME] / sums[PAID]),
          new Named("half-hour-share", Unit.SHARE, sums -> sums[HALF_HOUR] / sums[PAID]),
          new Named("loss-share", Unit.SHARE, sums -> sums[YUAN_IN_TIME] / sums[YUAN]),
          new Named("in-vain", Unit.COUNT, sums -> sums[IN_VAIN]),
          new Named("precision-share", Unit.SHARE, sums -> sums[RIGHT] / sums[ALERTED]));

  private Outcomes() {}

  static List<Delta> of(Pairs pairs, Labels labels, Clusters clusters, int replicates) {
    double[][] a = tally(pairs.a(), labels, clusters);
    double[][] b = tally(pairs.b(), labels, clusters);
    int figures = FIGURES.size();
    double[][][] drawn = new double[3][figures][replicates];
    int[] next = {0};
    clusters.replicate(
        replicates,
        weights -> {
          double[] sumsA = sums(a, weights);
          double[] sumsB = sums(b, weights);
          for (int f = 0; f < figures; f++) {
            drawn[0][f][next[0]] = FIGURES.get(f).formula().of(sumsA);
            drawn[1][f][next[0]] = FIGURES.get(f).formula().of(sumsB);
            drawn[2][f][next[0]] = drawn[1][f][next[0]] - drawn[0][f][next[0]];
          }
          next[0]++;
        });
    double[] allA = sums(a, null);
    double[] allB = sums(b, null);
    List<Delta> deltas = new ArrayList<>();
    for (int f = 0; f < figures; f++) {
      Named figure = FIGURES.get(f);
      double valueA = figure.formula().of(allA);
      double valueB = figure.formula().of(allB);
      deltas.add(
          new Delta(
              figure.name(),
              figure.unit(),
              Estimate.of(valueA, drawn[0][f]),
              Estimate.of(valueB, drawn[1][f]),
              Estimate.of(valueB - valueA, drawn[2][f])));
    }
    return deltas;
  }

  private static double[][] tally(
      SortedMap<String, Standing> standings, Labels labels, Clusters clusters) {
    double[][] tally = new double[clusters.size()][QUANTITIES];
    SortedSet<String> everyone = new TreeSet<>(standings.keySet());
    everyone.addAll(labels.reached().keySet());
    for (String subject : everyone) {
      add(tally[clusters.of(subject)], standings.get(subject), labels.of(subject));
    }
    return tally;
  }

  private static void add(double[] sums, @Nullable Standing standing, Label label) {
    if (standing != null && standing.aboveBlueAt() != null) {
      sums[ALERTED]++;
      sums[label.drawnIn() ? RIGHT : IN_VAIN]++;
    }
    if (label.kind() != Label.Kind.PAID) {
      return;
    }
    sums[PAID]++;
    sums[YUAN] += label.yuan();
    Long at = standing == null ? null : standing.aboveBlueAt();
    if (at != null && at < label.helpsUntil()) {
      sums[IN_TIME]++;
      sums[YUAN_IN_TIME] += label.yuan();
      sums[HALF_HOUR] += label.helpsUntil() - at >= 30 * 60_000L ? 1 : 0;
    }
  }

  /** Sums over clusters, each as often as it was drawn; null draws each once. */
  private static double[] sums(double[][] tally, int @Nullable [] weights) {
    double[] sums = new double[QUANTITIES];
    for (int c = 0; c < tally.length; c++) {
      int weight = weights == null ? 1 : weights[c];
      for (int q = 0; weight > 0 && q < QUANTITIES; q++) {
        sums[q] += weight * tally[c][q];
      }
    }
    return sums;
  }
}
