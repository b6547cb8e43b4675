package tocsin.core.evaluate;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Values with their clusters, for quantiles. Confined to one thread. */
final class Sample {
  private record Item(double value, int cluster) {}

  private final List<Item> items = new ArrayList<>();
  private boolean sorted;

  void add(int cluster, double value) {
    items.add(new Item(value, cluster));
    sorted = false;
  }

  int count() {
    return items.size();
  }

  /**
   * The smallest value that at least a share q of the items do not exceed: the inverse of the
   * empirical distribution (Hyndman and Fan 1996, type 1).
   */
  Statistic quantile(double q) {
    return weights -> {
      sort();
      double all = 0;
      for (Item item : items) {
        all += weights[item.cluster()];
      }
      double seen = 0;
      for (Item item : items) {
        seen += weights[item.cluster()];
        if (seen > 0 && seen >= q * all) {
          return item.value();
        }
      }
      return Double.NaN;
    };
  }

  private void sort() {
    if (!sorted) {
      items.sort(Comparator.comparingDouble(Item::value).thenComparing(Item::cluster));
      sorted = true;
    }
  }
}
