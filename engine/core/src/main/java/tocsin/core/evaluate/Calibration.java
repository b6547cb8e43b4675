package tocsin.core.evaluate;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tocsin.core.evaluate.Figure.Unit;
import tocsin.core.evaluate.TargetMatch.Named;

/**
 * Whether a target's score can be read as a probability: the expected calibration error over ten
 * bins of equal mass (Naeini, Cooper and Hauskrecht, AAAI 2015; equal mass after Nguyen and
 * O'Connor, EMNLP 2015), Σ share of the bin · |mean score − share fraudulent|. Over every name that
 * the engine reported, flagged or not. NaN when a score lies outside 0 to 1.
 *
 * <p>There is no such figure for tiers: an alert's score is a sum of points, not a probability, and
 * mapping it to one needs a fit on data that is then not the test's. What a tier promises is read
 * from the share of true alerts in it ({@code people.true}), which must rise with the tier.
 */
final class Calibration {
  private static final int BINS = 10;

  private record Item(double score, int cluster, boolean fraud) {}

  private Calibration() {}

  static void into(Sheet sheet, TargetMatch match, Clusters clusters) {
    List<Item> items = new ArrayList<>();
    for (Named named : match.names()) {
      @Nullable String campaign = match.campaign(named.name());
      int cluster =
          campaign == null
              ? clusters.single("target:" + named.name())
              : clusters.campaign(campaign);
      items.add(new Item(named.score(), cluster, campaign != null));
    }
    items.sort(Comparator.comparingDouble(Item::score));
    boolean probabilities = items.stream().allMatch(item -> item.score() >= 0 && item.score() <= 1);
    sheet.add(
        "targets.ece",
        "all",
        Unit.SHARE,
        probabilities ? weights -> error(items, weights) : Statistic.UNKNOWN,
        items.size());
  }

  /** Equal scores share a bin, that of their middle. */
  private static double error(List<Item> items, int[] weights) {
    double all = 0;
    for (Item item : items) {
      all += weights[item.cluster()];
    }
    if (all == 0) {
      return Double.NaN;
    }
    double[] gap = new double[BINS];
    double before = 0;
    for (int from = 0; from < items.size(); ) {
      double score = items.get(from).score();
      double mass = 0;
      double fraud = 0;
      int until = from;
      for (; until < items.size() && items.get(until).score() == score; until++) {
        int weight = weights[items.get(until).cluster()];
        mass += weight;
        fraud += items.get(until).fraud() ? weight : 0;
      }
      int bin = Math.min(BINS - 1, (int) (BINS * (before + mass / 2) / all));
      gap[bin] += score * mass - fraud;
      before += mass;
      from = until;
    }
    double error = 0;
    for (double each : gap) {
      error += Math.abs(each);
    }
    return error / all;
  }
}
