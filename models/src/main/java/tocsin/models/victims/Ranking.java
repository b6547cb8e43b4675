package tocsin.models.victims;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/** How well scores sort and predict. */
final class Ranking {
  private static final int BINS = 10;

  private Ranking() {}

  /** Area under the ROC curve by rank sum, ties halved; NaN when a class is empty. O(n log n). */
  static double auc(List<PersonHour> rows, double[] scores) {
    Integer[] order = order(scores);
    double rankSum = 0;
    double positives = 0;
    for (int from = 0; from < order.length; ) {
      int until = from;
      while (until < order.length && scores[order[until]] == scores[order[from]]) {
        until++;
      }
      double rank = (from + 1 + until) / 2.0;
      for (int i = from; i < until; i++) {
        boolean pays = rows.get(order[i]).pays();
        rankSum += pays ? rank : 0;
        positives += pays ? 1 : 0;
      }
      from = until;
    }
    double negatives = order.length - positives;
    return (rankSum - positives * (positives + 1) / 2) / (positives * negatives);
  }

  /** Average precision; NaN without positives. */
  static double averagePrecision(List<PersonHour> rows, double[] scores) {
    Integer[] order = order(scores);
    double found = 0;
    double sum = 0;
    for (int i = order.length - 1; i >= 0; i--) {
      if (rows.get(order[i]).pays()) {
        found++;
        sum += found / (order.length - i);
      }
    }
    return sum / found;
  }

  /** Expected calibration error over ten bins of equal mass. */
  static double calibrationError(List<PersonHour> rows, double[] probabilities) {
    Integer[] order = order(probabilities);
    double error = 0;
    for (int bin = 0; bin < BINS; bin++) {
      int from = (int) ((long) order.length * bin / BINS);
      int until = (int) ((long) order.length * (bin + 1) / BINS);
      double gap = 0;
      for (int i = from; i < until; i++) {
        gap += probabilities[order[i]] - (rows.get(order[i]).pays() ? 1 : 0);
      }
      error += Math.abs(gap);
    }
    return error / order.length;
  }

  static Integer[] order(double[] scores) {
    Integer[] order = new Integer[scores.length];
    for (int i = 0; i < order.length; i++) {
      order[i] = i;
    }
    Arrays.sort(order, Comparator.comparingDouble((Integer i) -> scores[i]).thenComparing(i -> i));
    return order;
  }
}
