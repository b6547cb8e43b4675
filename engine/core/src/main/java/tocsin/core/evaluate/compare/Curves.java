package tocsin.core.evaluate.compare;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tocsin.domain.alert.Tier;

/**
 * Precision and recall of people ranked by score. Right is everyone whom a campaign drew beyond a
 * landing page; someone who paid is ranked by what was decided before the first payment, so a
 * warning that came late counts as none. Precision at a recall is the best at that recall or more
 * (interpolated, as in information retrieval), with 95 % bands from the bootstrap over campaigns.
 */
public final class Curves {
  /** Recall 0, 0.02 … 1. */
  static final int STEPS = 50;

  /** A type with fewer people drawn in is not drawn. */
  static final int MIN_RIGHT = 3;

  /**
   * Both sides' curves over one group of people.
   *
   * @param group {@code all} or {@code type:F01}; a type's curve is over its own victims and
   *     everyone who was not drawn in
   * @param right people to find
   * @param operating where the tiers' thresholds lie, A and B apart
   */
  public record Curve(
      String group, int right, List<Point> a, List<Point> b, List<Operating> operating) {}

  /** A point on the recall grid; a curve ends where its recall does. */
  public record Point(double recall, double precision, double low, double high) {}

  /**
   * All alerts from one tier up.
   *
   * @param side {@code A} or {@code B}
   * @param alerted people alerted, late ones left out
   */
  public record Operating(
      String side, Tier atLeast, int alerted, double recall, double precision) {}

  /**
   * Someone in the ranking; {@code score} is {@link Integer#MIN_VALUE} when not alerted in time.
   */
  private record Ranked(int score, Tier tier, boolean right, int cluster) {}

  private Curves() {}

  static List<Curve> of(Pairs pairs, Labels labels, Clusters clusters, int replicates) {
    List<Curve> curves = new ArrayList<>();
    curves.add(curve("all", null, pairs, labels, clusters, replicates));
    SortedMap<String, Integer> types = new TreeMap<>();
    labels.reached().values().stream()
        .filter(label -> label.drawnIn() && !label.fraudType().isEmpty())
        .forEach(label -> types.merge(label.fraudType(), 1, Integer::sum));
    types.forEach(
        (type, right) -> {
          if (right >= MIN_RIGHT) {
            curves.add(curve("type:" + type, type, pairs, labels, clusters, replicates));
          }
        });
    return curves;
  }

  private static Curve curve(
      String group,
      @Nullable String type,
      Pairs pairs,
      Labels labels,
      Clusters clusters,
      int replicates) {
    List<Ranked> a = ranking(pairs.a(), type, labels, clusters);
    List<Ranked> b = ranking(pairs.b(), type, labels, clusters);
    List<Operating> operating = new ArrayList<>();
    for (Tier tier : List.of(Tier.RED, Tier.ORANGE, Tier.YELLOW, Tier.BLUE)) {
      operating.add(operating("A", tier, a));
      operating.add(operating("B", tier, b));
    }
    int right = (int) a.stream().filter(Ranked::right).count();
    return new Curve(
        group,
        right,
        points(a, clusters, replicates),
        points(b, clusters, replicates),
        operating.stream().filter(point -> point.alerted() > 0).toList());
  }

  private static List<Ranked> ranking(
      SortedMap<String, Standing> standings,
      @Nullable String type,
      Labels labels,
      Clusters clusters) {
    SortedSet<String> everyone = new TreeSet<>(standings.keySet());
    everyone.addAll(labels.reached().keySet());
    List<Ranked> ranking = new ArrayList<>();
    for (String subject : everyone) {
      Label label = labels.of(subject);
      if (type != null && label.drawnIn() && !label.fraudType().equals(type)) {
        continue;
      }
      Standing standing = standings.get(subject);
      int score = standing == null ? Integer.MIN_VALUE : standing.scoreBefore(label.helpsUntil());
      Tier tier = standing == null ? Tier.NONE : standing.tierBefore(label.helpsUntil());
      ranking.add(new Ranked(score, tier, label.drawnIn(), clusters.of(subject)));
    }
    ranking.sort(Comparator.comparingInt(Ranked::score).reversed());
    return ranking;
  }

  private static Operating operating(String side, Tier atLeast, List<Ranked> ranking) {
    int alerted = 0;
    int found = 0;
    int right = 0;
    for (Ranked each : ranking) {
      right += each.right() ? 1 : 0;
      if (each.tier().compareTo(atLeast) >= 0) {
        alerted++;
        found += each.right() ? 1 : 0;
      }
    }
    return new Operating(
        side,
        atLeast,
        alerted,
        right == 0 ? Double.NaN : (double) found / right,
        alerted == 0 ? Double.NaN : (double) found / alerted);
  }

  private static List<Point> points(List<Ranked> ranking, Clusters clusters, int replicates) {
    double[] whole = precisions(ranking, null);
    double[][] drawn = new double[STEPS + 1][replicates];
    int[] next = {0};
    clusters.replicate(
        replicates,
        weights -> {
          double[] once = precisions(ranking, weights);
          for (int step = 0; step <= STEPS; step++) {
            drawn[step][next[0]] = once[step];
          }
          next[0]++;
        });
    List<Point> points = new ArrayList<>();
    for (int step = 0; step <= STEPS && !Double.isNaN(whole[step]); step++) {
      Estimate precision = Estimate.of(whole[step], drawn[step]);
      points.add(new Point((double) step / STEPS, whole[step], precision.low(), precision.high()));
    }
    return points;
  }

  /** Interpolated precision on the recall grid; NaN beyond the recall reached. O(people). */
  private static double[] precisions(List<Ranked> ranking, int @Nullable [] weights) {
    double right = 0;
    for (Ranked each : ranking) {
      right += each.right() ? weight(each, weights) : 0;
    }
    double[] best = new double[STEPS + 1];
    Arrays.fill(best, Double.NaN);
    double found = 0;
    double alerted = 0;
    for (int i = 0; i < ranking.size() && right > 0; i++) {
      Ranked each = ranking.get(i);
      if (each.score() == Integer.MIN_VALUE) {
        break;
      }
      int weight = weight(each, weights);
      alerted += weight;
      found += each.right() ? weight : 0;
      boolean tied = i + 1 < ranking.size() && ranking.get(i + 1).score() == each.score();
      if (!tied && alerted > 0) {
        int step = (int) Math.floor(found / right * STEPS + 1e-9);
        best[step] = Math.max(orZero(best[step]), found / alerted);
      }
    }
    double running = Double.NaN;
    for (int step = STEPS; step >= 0; step--) {
      running = Double.isNaN(best[step]) ? running : Math.max(orZero(running), best[step]);
      best[step] = running;
    }
    return best;
  }

  private static int weight(Ranked each, int @Nullable [] weights) {
    return weights == null ? 1 : weights[each.cluster()];
  }

  private static double orZero(double value) {
    return Double.isNaN(value) ? 0 : value;
  }
}
