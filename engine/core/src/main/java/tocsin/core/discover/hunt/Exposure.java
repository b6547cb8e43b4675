package tocsin.core.discover.hunt;

import java.util.Map;
import java.util.TreeMap;
import tocsin.core.discover.Lift;
import tocsin.core.fuse.Evidence;

/**
 * Who is exposed in one round: by a confirmed target, or by a find of the round before. Each person
 * speaks once, with the word that weighs most. How unlikely so many exposed are by chance is a
 * question of people, whoever exposed them; what that says is discounted by the mean of their
 * words.
 */
final class Exposure {
  /**
   * People assumed seen beforehand, one of them exposed, as the streaming pass does: the first
   * exposed people of a history are no lift.
   */
  private static final double ASSUMED = 20;

  private final Graph graph;
  private final Bounds bounds;
  private final double[] second;
  private final double base;

  /**
   * @param finds by page, the probability of the find there
   */
  Exposure(Graph graph, Bounds bounds, Map<Integer, Double> finds) {
    this.graph = graph;
    this.bounds = bounds;
    this.second = new double[graph.people()];
    for (Map.Entry<Integer, Double> find : new TreeMap<>(finds).entrySet()) {
      int[] visitors = graph.visitors(find.getKey());
      double word = bounds.secondHand() * find.getValue();
      for (int person : exposing(visitors) ? visitors : new int[0]) {
        second[person] = Math.max(second[person], word);
      }
    }
    double all = 0;
    for (int person = 0; person < second.length; person++) {
      all += graph.seeds(person).length > 0 || second[person] > 0 ? 1 : 0;
    }
    this.base = (all + 1) / (graph.people() - graph.silent() + ASSUMED);
  }

  private boolean exposing(int[] visitors) {
    return visitors.length <= bounds.seedVisitors();
  }

  /** Whether a person was at a confirmed target elsewhere. */
  boolean isDirect(int page, int person) {
    for (int seed : graph.seeds(person)) {
      if (!graph.isOwn(page, seed)) {
        return true;
      }
    }
    return false;
  }

  /** Whether a person was at a find and at no confirmed target elsewhere. */
  boolean isSecondHand(int page, int person) {
    return second[person] > 0 && !isDirect(page, person);
  }

  /** What its visitors say of a page, hundredths of a nat beyond chance. O(visitors). */
  int lift(int page) {
    int[] visitors = graph.visitors(page);
    double words = 0;
    int exposed = 0;
    for (int person : visitors) {
      double word = isDirect(page, person) ? 1 : second[person];
      words += word;
      exposed += word > 0 ? 1 : 0;
    }
    if (exposed < bounds.people()) {
      return 0;
    }
    double nats = Lift.of(exposed, visitors.length, base) - bounds.chance();
    double discounted = nats * words / exposed;
    return (int) Math.max(0, Math.min(Evidence.MOST_LIFT, Math.round(100 * discounted)));
  }
}
