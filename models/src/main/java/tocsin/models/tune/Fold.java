package tocsin.models.tune;

import java.util.ArrayList;
import java.util.List;

/**
 * A stretch of the history. Losses count by their time, people by when they were first told of.
 *
 * @param from milliseconds UTC, inclusive
 * @param until exclusive
 */
public record Fold(long from, long until) {
  private static final double DAY_MILLIS = 86_400_000;

  /** Stretches of equal length, in order. */
  public static List<Fold> split(long from, long until, int count) {
    List<Fold> folds = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      folds.add(new Fold(at(from, until, i, count), at(from, until, i + 1, count)));
    }
    return folds;
  }

  private static long at(long from, long until, int part, int parts) {
    return from + Math.round((double) (until - from) * part / parts);
  }

  boolean holds(long at) {
    return at >= from && at < until;
  }

  double days() {
    return (until - from) / DAY_MILLIS;
  }
}
