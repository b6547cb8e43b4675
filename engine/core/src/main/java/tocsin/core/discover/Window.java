package tocsin.core.discover;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tocsin.domain.intel.Signal;

/**
 * The visits of a site that lie in a stretch of time which only moves forward: who was at the site,
 * and what the visits to one of its targets showed. Each visit enters and leaves once.
 */
final class Window {
  private static final int SIGNALS = Signal.values().length;

  private final List<RememberedVisit> visits;
  private final String target;
  private final Map<String, Integer> people = new HashMap<>();
  private final int[] shown = new int[SIGNALS];
  private final int[] confidences = new int[101];
  private int first;
  private int next;
  private int own;

  /**
   * @param visits in the order of their times
   */
  Window(List<RememberedVisit> visits, String target) {
    this.visits = visits;
    this.target = target;
  }

  /**
   * Moves on.
   *
   * @param from inclusive, not before the last
   * @param until exclusive, not before the last
   */
  void move(long from, long until) {
    while (next < visits.size() && visits.get(next).at() < until) {
      count(visits.get(next++), 1);
    }
    while (first < next && visits.get(first).at() < from) {
      count(visits.get(first++), -1);
    }
  }

  private void count(RememberedVisit visit, int by) {
    people.merge(visit.subject(), by, (a, b) -> a + b == 0 ? null : a + b);
    if (!visit.target().equals(target)) {
      return;
    }
    own += by;
    for (Signal signal : Signal.values()) {
      shown[signal.ordinal()] += signal.in(visit.signals()) ? by : 0;
    }
    confidences[Math.max(0, Math.min(100, visit.listed()))] += by;
  }

  int people() {
    return people.size();
  }

  boolean hasVisitor(String subject) {
    return people.containsKey(subject);
  }

  boolean isVisited() {
    return own > 0;
  }

  /** All that the target's visits showed. */
  int signals() {
    int signals = 0;
    for (Signal signal : Signal.values()) {
      signals |= shown[signal.ordinal()] > 0 ? signal.bit() : 0;
    }
    return signals;
  }

  /** The highest confidence of an indicator that the target's visits met, 0 without one. */
  int listed() {
    for (int confidence = 100; confidence > 0; confidence--) {
      if (confidences[confidence] > 0) {
        return confidence;
      }
    }
    return 0;
  }
}
