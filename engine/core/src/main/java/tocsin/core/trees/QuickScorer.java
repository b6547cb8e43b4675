package tocsin.core.trees;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Evaluates many small trees at once without walking any: QuickScorer (Lucchese et al., SIGIR
 * 2015). Immutable and thread-safe.
 *
 * <p>Leaves of a tree are numbered from left to right, one bit each. A split that sends the row
 * right rules out all leaves on its left: a mask known beforehand. After all such masks are joined,
 * the lowest leaf not ruled out is the exit. Splits are sorted by feature and threshold, so that
 * those which send a row right are a prefix: one compare and one OR each, without a branch to
 * mispredict. A split whose default is right is also in its feature's list of those that rule out
 * when the value is missing.
 *
 * <p>Only numeric trees of at most 64 leaves, and features with one kind of missing value.
 */
final class QuickScorer {
  private static final int MAX_LEAVES = 64;

  private final int trees;
  private final boolean floats;
  private final int[] features;
  private final Missing[] missing;
  private final int[] from;
  private final double[] thresholds;
  private final int[] treeOf;
  private final long[] masks;
  private final int[] defaultFrom;
  private final int[] defaultTree;
  private final long[] defaultMask;
  private final int[] leafFrom;
  private final double[] leaves;

  private record Split(
      int feature, double threshold, int tree, long mask, boolean defaultLeft, Missing missing) {}

  /** Whether a tree can be evaluated here. */
  static boolean takes(Tree tree) {
    return tree.leaves() <= MAX_LEAVES && !tree.hasCategories();
  }

  /**
   * @param floats whether values are rounded to 32 bits first
   * @param rowLength values of a row
   */
  QuickScorer(List<Tree> trees, boolean floats, int rowLength) {
    this.trees = trees.size();
    this.floats = floats;
    List<Split> splits = new ArrayList<>();
    leafFrom = new int[trees.size() + 1];
    for (int t = 0; t < trees.size(); t++) {
      leafFrom[t + 1] = leafFrom[t] + trees.get(t).leaves();
    }
    leaves = new double[leafFrom[trees.size()]];
    for (int t = 0; t < trees.size(); t++) {
      number(trees.get(t), t, trees.get(t).root(), 0, splits);
    }
    splits.sort(Comparator.comparingInt(Split::feature).thenComparingDouble(Split::threshold));

    int[] counts = new int[rowLength];
    splits.forEach(split -> counts[split.feature]++);
    features = java.util.stream.IntStream.range(0, rowLength).filter(f -> counts[f] > 0).toArray();
    missing = new Missing[features.length];
    from = new int[features.length + 1];
    defaultFrom = new int[features.length + 1];
    thresholds = splits.stream().mapToDouble(Split::threshold).toArray();
    treeOf = splits.stream().mapToInt(Split::tree).toArray();
    masks = splits.stream().mapToLong(Split::mask).toArray();
    List<Split> rights = new ArrayList<>();
    int at = 0;
    for (int i = 0; i < features.length; i++) {
      missing[i] = splits.get(at).missing;
      for (int end = at + counts[features[i]]; at < end; at++) {
        if (!splits.get(at).defaultLeft) {
          rights.add(splits.get(at));
        }
      }
      from[i + 1] = at;
      defaultFrom[i + 1] = rights.size();
    }
    defaultTree = rights.stream().mapToInt(Split::tree).toArray();
    defaultMask = rights.stream().mapToLong(Split::mask).toArray();
  }

  /** Numbers the leaves below a child from {@code first} on; returns the next free number. */
  private int number(Tree tree, int t, int child, int first, List<Split> splits) {
    if (child < 0) {
      leaves[leafFrom[t] + first] = tree.leafValue[~child];
      return first + 1;
    }
    int middle = number(tree, t, tree.left[child], first, splits);
    // At least one leaf is right of any split, so middle is at most 63 and the shift is sound.
    long mask = (1L << middle) - (1L << first);
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

  /** The sum of the trees' leaves. O(splits that go right + trees). */
  double sum(double[] row) {
    // A fresh array is all zero, hence bits mean "ruled out"; it costs less than a shared one
    // would.
    long[] ruledOut = new long[trees];
    for (int i = 0; i < features.length; i++) {
      double value = floats ? (float) row[features[i]] : row[features[i]];
      if (missing[i].takes(value)) {
        takeDefaults(ruledOut, i);
      } else {
        rule(ruledOut, from[i], from[i + 1], Missing.compared(value));
      }
    }
    double sum = 0;
    for (int t = 0; t < ruledOut.length; t++) {
      sum += leaves[leafFrom[t] + Long.numberOfTrailingZeros(~ruledOut[t])];
    }
    return sum;
  }

  private void rule(long[] ruledOut, int start, int end, double value) {
    double[] sorted = thresholds;
    for (int i = start; i < end && sorted[i] < value; i++) {
      ruledOut[treeOf[i]] |= masks[i];
    }
  }

  private void takeDefaults(long[] ruledOut, int feature) {
    for (int i = defaultFrom[feature]; i < defaultFrom[feature + 1]; i++) {
      ruledOut[defaultTree[i]] |= defaultMask[i];
    }
  }
}
