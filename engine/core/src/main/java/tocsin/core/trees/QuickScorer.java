package tocsin.core.trees;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Evaluates many small trees at once without walking any: QuickScorer (Lucchese et al., SIGIR
 * 2015). Immutable and thread-safe.
 *
 * <p>Leaves of a tree are numbered from left to right, one bit each, 32 to a word. A split that
 * sends the row right rules out all leaves on its left: a mask known beforehand. After all such
 * masks are joined, the lowest leaf not ruled out is the exit. Splits are sorted by feature and
 * threshold, so that those which send a row right are a prefix: one compare and one OR each,
 * without a branch to mispredict.
 *
 * <p>Most of a prefix is not even visited: at every so many splits of a feature what they rule out
 * in all trees is kept as a summary, and summaries are joined word by word, which a processor does
 * eight at a time. Only the splits after the last summary are taken one by one. What the splits
 * whose default is right rule out is a summary too, for rows that miss the feature.
 *
 * <p>Only numeric trees of at most 64 leaves, and features with one kind of missing value.
 */
final class QuickScorer {
  private static final int MAX_LEAVES = 64;
  private static final int WORD = 32;

  /** Fewer splits than this are sooner taken one by one than joined. */
  private static final int LEAST_STEP = 32;

  private final int words;
  private final int step;
  private final boolean floats;
  private final Feature[] features;

  /** The first word of each tree. */
  private final int[] first;

  /** By word and bit. */
  private final double[] leaves;

  private final int[] nothing;

  private record Split(
      int feature, double threshold, int tree, long mask, boolean defaultLeft, Missing missing) {}

  /** All that is known of one feature. */
  private static final class Feature {
    /** Its place in a row. */
    final int number;

    final Missing missing;

    /** Of its splits, ascending; a split of two words stands twice. */
    final double[] thresholds;

    /** Which word a split's mask belongs to. */
    final int[] places;

    final int[] masks;

    /** Thresholds of the last splits that summaries hold. */
    final double[] passed;

    /** What the first so many steps of splits rule out, by word. */
    final int[][] summaries;

    /** What is ruled out when the value is missing. */
    final int[] defaults;

    Feature(
        Split any,
        double[] thresholds,
        int[] places,
        int[] masks,
        double[] passed,
        int[][] summaries,
        int[] defaults) {
      this.number = any.feature;
      this.missing = any.missing;
      this.thresholds = thresholds;
      this.places = places;
      this.masks = masks;
      this.passed = passed;
      this.summaries = summaries;
      this.defaults = defaults;
    }
  }

  /** Whether a tree can be evaluated here. */
  static boolean takes(Tree tree) {
    return tree.leaves() <= MAX_LEAVES && !tree.hasCategories();
  }

  /**
   * @param floats whether values are rounded to 32 bits first
   * @param rowLength values of a row
   */
  QuickScorer(List<Tree> trees, boolean floats, int rowLength) {
    this.floats = floats;
    first = new int[trees.size()];
    int next = 0;
    for (int t = 0; t < first.length; t++) {
      first[t] = next;
      next += (trees.get(t).leaves() + WORD - 1) / WORD;
    }
    words = next;
    step = Math.max(LEAST_STEP, words / 8);
    nothing = new int[words];
    leaves = new double[words * WORD];
    List<Split> splits = new ArrayList<>();
    for (int t = 0; t < first.length; t++) {
      number(trees.get(t), t, trees.get(t).root(), 0, splits);
    }
    splits.sort(Comparator.comparingDouble(Split::threshold));
    features =
        IntStream.range(0, rowLength)
            .mapToObj(f -> splits.stream().filter(split -> split.feature == f).toList())
            .filter(own -> !own.isEmpty())
            .map(this::feature)
            .toArray(Feature[]::new);
  }

  /** Numbers the leaves below a child from {@code from} on; returns the next free number. */
  private int number(Tree tree, int t, int child, int from, List<Split> splits) {
    if (child < 0) {
      leaves[first[t] * WORD + from] = tree.leafValue[~child];
      return from + 1;
    }
    int middle = number(tree, t, tree.left[child], from, splits);
    // At least one leaf is right of any split, so middle is at most 63 and the shift is sound.
    long mask = (1L << middle) - (1L << from);
    splits.add(
        new Split(
            tree.feature[child],
            tree.threshold[child],
            t,
            mask,
            tree.defaultLeft[child],
            tree.missing[child]));
    return number(tree, t, tree.right[child], middle, splits);
  }

  private Feature feature(List<Split> splits) {
    double[] thresholds = new double[2 * splits.size()];
    int[] places = new int[thresholds.length];
    int[] masks = new int[thresholds.length];
    int[] defaults = new int[words];
    int size = 0;
    for (Split split : splits) {
      for (int half = 0; half < 2; half++) {
        int mask = (int) (split.mask >>> (WORD * half));
        if (mask != 0) {
          thresholds[size] = split.threshold;
          places[size] = first[split.tree] + half;
          masks[size++] = mask;
          defaults[first[split.tree] + half] |= split.defaultLeft ? 0 : mask;
        }
      }
    }
    int[][] summaries = new int[size / step][];
    double[] passed = new double[summaries.length];
    int[] summary = new int[words];
    for (int i = 0; i < summaries.length * step; i++) {
      summary[places[i]] |= masks[i];
      if ((i + 1) % step == 0) {
        summaries[i / step] = summary.clone();
        passed[i / step] = thresholds[i];
      }
    }
    return new Feature(
        splits.get(0), Arrays.copyOf(thresholds, size), places, masks, passed, summaries, defaults);
  }

  /** The sum of the trees' leaves. O(features · (trees / 8 + trees / 16) + trees). */
  double sum(double[] row) {
    int[] ruledOut = new int[words];
    int[][] joined = new int[features.length + 3][];
    int[] from = new int[features.length];
    int count = 0;
    for (int i = 0; i < features.length; i++) {
      Feature feature = features[i];
      double value = value(row, feature);
      if (feature.missing.takes(value)) {
        joined[count++] = feature.defaults;
        from[i] = -1;
        continue;
      }
      int steps = steps(feature.passed, Missing.compared(value));
      if (steps > 0) {
        joined[count++] = feature.summaries[steps - 1];
      }
      from[i] = steps * step;
    }
    join(ruledOut, joined, count);
    for (int i = 0; i < features.length; i++) {
      if (from[i] >= 0) {
        Feature feature = features[i];
        rule(ruledOut, feature, from[i], Missing.compared(value(row, feature)));
      }
    }
    return exits(ruledOut);
  }

  private double value(double[] row, Feature feature) {
    return floats ? (float) row[feature.number] : row[feature.number];
  }

  private static int steps(double[] passed, double value) {
    int steps = 0;
    while (steps < passed.length && passed[steps] < value) {
      steps++;
    }
    return steps;
  }

  /** Joins summaries, four at a time. */
  private void join(int[] ruledOut, int[][] joined, int count) {
    Arrays.fill(joined, count, Math.min(joined.length, count + 3), nothing);
    for (int i = 0; i < count; i += 4) {
      join(ruledOut, joined[i], joined[i + 1], joined[i + 2], joined[i + 3]);
    }
  }

  private static void join(int[] ruledOut, int[] a, int[] b, int[] c, int[] d) {
    for (int i = 0; i < ruledOut.length; i++) {
      ruledOut[i] |= a[i] | b[i] | c[i] | d[i];
    }
  }

  private static void rule(int[] ruledOut, Feature feature, int start, double value) {
    double[] sorted = feature.thresholds;
    int[] places = feature.places;
    int[] masks = feature.masks;
    for (int i = start; i < sorted.length && sorted[i] < value; i++) {
      ruledOut[places[i]] |= masks[i];
    }
  }

  private double exits(int[] ruledOut) {
    double sum = 0;
    for (int word : first) {
      int at = word;
      while (ruledOut[at] == -1) {
        at++;
      }
      sum += leaves[at * WORD + Integer.numberOfTrailingZeros(~ruledOut[at])];
    }
    return sum;
  }
}
