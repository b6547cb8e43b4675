package tocsin.core.evaluate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import tocsin.core.evaluate.Figure.Unit;

/** Figures to be computed, in order. Confined to one thread. */
final class Sheet {
  private record Line(String name, String group, Unit unit, Statistic statistic, double count) {}

  private final List<Line> lines = new ArrayList<>();

  void add(String name, String group, Unit unit, Statistic statistic, double count) {
    lines.add(new Line(name, group, unit, statistic, count));
  }

  void share(String name, String group, Tally tally) {
    add(name, group, Unit.SHARE, tally.share(), tally.count());
  }

  void quantiles(String name, Sample sample, Unit unit, int... percents) {
    for (int percent : percents) {
      add(name, "q:" + percent, unit, sample.quantile(percent / 100.0), sample.count());
    }
  }

  /** Computes every figure, and its interval. O(resamples · figures · cases). */
  List<Figure> figures(Bootstrap bootstrap, Clusters clusters) {
    int[] once = new int[clusters.size()];
    Arrays.fill(once, 1);
    double[][] drawn = new double[lines.size()][bootstrap.resamples()];
    int[] resample = {0};
    bootstrap.draw(
        clusters,
        weights -> {
          for (int i = 0; i < drawn.length; i++) {
            drawn[i][resample[0]] = lines.get(i).statistic().of(weights);
          }
          resample[0]++;
        });
    List<Figure> figures = new ArrayList<>();
    for (int i = 0; i < drawn.length; i++) {
      Line line = lines.get(i);
      double value = line.statistic().of(once);
      double[] interval =
          bootstrap.resamples() == 0 || Double.isNaN(value)
              ? new double[] {value, value}
              : Bootstrap.interval(drawn[i]);
      figures.add(
          new Figure(
              line.name(),
              line.group(),
              line.unit(),
              value,
              interval[0],
              interval[1],
              line.count()));
    }
    return figures;
  }
}
