package tocsin.core.trees;

import java.util.List;

/**
 * Evaluates trees by walking each from its root, all in a few flat arrays: the way for trees that
 * {@link QuickScorer} does not take, and its oracle. Immutable and thread-safe.
 */
final class FlatWalk {
  private final boolean floats;
  private final int[] roots;
  private final int[] feature;
  private final double[] threshold;
  private final Missing[] missing;
  private final boolean[] defaultLeft;
  private final int[][] categories;
  private final int[] children;
  private final double[] leaves;

  FlatWalk(List<Tree> trees, boolean floats) {
    this.floats = floats;
    int splits = trees.stream().mapToInt(Tree::splits).sum();
    roots = new int[trees.size()];
    feature = new int[splits];
    threshold = new double[splits];
    missing = new Missing[splits];
    defaultLeft = new boolean[splits];
    categories = new int[splits][];
    children = new int[2 * splits];
    leaves = new double[splits + trees.size()];
    int split = 0;
    int leaf = 0;
    for (int t = 0; t < trees.size(); t++) {
      Tree tree = trees.get(t);
      int n = tree.splits();
      roots[t] = moved(tree.root(), split, leaf);
      System.arraycopy(tree.feature, 0, feature, split, n);
      System.arraycopy(tree.threshold, 0, threshold, split, n);
      System.arraycopy(tree.missing, 0, missing, split, n);
      System.arraycopy(tree.defaultLeft, 0, defaultLeft, split, n);
      System.arraycopy(tree.categories, 0, categories, split, n);
      System.arraycopy(tree.leafValue, 0, leaves, leaf, n + 1);
      for (int i = 0; i < n; i++) {
        children[2 * (split + i)] = moved(tree.left[i], split, leaf);
        children[2 * (split + i) + 1] = moved(tree.right[i], split, leaf);
      }
      split += n;
      leaf += n + 1;
    }
  }

  private static int moved(int child, int split, int leaf) {
    return child < 0 ? ~(~child + leaf) : child + split;
  }

  /** The sum of the trees' leaves. O(trees × depth). */
  double sum(double[] row) {
    double sum = 0;
    for (int root : roots) {
      int at = root;
      while (at >= 0) {
        double value = floats ? (float) row[feature[at]] : row[feature[at]];
        boolean goesLeft =
            Tree.goesLeft(categories[at], missing[at], defaultLeft[at], threshold[at], value);
        at = children[2 * at + (goesLeft ? 0 : 1)];
      }
      sum += leaves[~at];
    }
    return sum;
  }
}
