package tocsin.core.evaluate;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Targets that were flagged, by score, to find how many of the fraudulent are found before so many
 * benign ones are. Confined to one thread.
 */
final class Ranking {
  private record Entry(double score, int cluster, boolean fraud) {}

  private static final Comparator<Entry> ORDER =
      Comparator.comparingDouble(Entry::score)
          .reversed()
          .thenComparing(Entry::cluster)
          .thenComparing(Entry::fraud);

  private final List<Entry> entries = new ArrayList<>();
  private final Tally wanted = new Tally();
  private boolean sorted;

  /** A benign target that was flagged. */
  void benign(int cluster, double score) {
    entries.add(new Entry(score, cluster, false));
    sorted = false;
  }

  /** A fraudulent target, whether flagged or not. */
  void wanted(int cluster, boolean flagged, double score) {
    wanted.add(cluster, flagged);
    if (flagged) {
      entries.add(new Entry(score, cluster, true));
      sorted = false;
    }
  }

  /** Fraudulent targets flagged at all. */
  Tally flagged() {
    return wanted;
  }

  /**
   * Share of the fraudulent found by the lowest score at which at most so many benign targets are
   * flagged. Equal scores stand or fall together. NaN when the bound is.
   */
  Statistic recallAt(double benignAllowed) {
    return weights -> {
      double all = wanted.denominator().of(weights);
      if (Double.isNaN(benignAllowed) || all == 0) {
        return Double.NaN;
      }
      sort();
      double found = 0;
      double benign = 0;
      double best = 0;
      for (int i = 0; i < entries.size(); i++) {
        Entry entry = entries.get(i);
        found += entry.fraud() ? weights[entry.cluster()] : 0;
        benign += entry.fraud() ? 0 : weights[entry.cluster()];
        boolean last = i + 1 == entries.size() || entries.get(i + 1).score() != entry.score();
        if (last && benign <= benignAllowed) {
          best = found;
        }
      }
      return best / all;
    };
  }

  private void sort() {
    if (!sorted) {
      entries.sort(ORDER);
      sorted = true;
    }
  }
}
