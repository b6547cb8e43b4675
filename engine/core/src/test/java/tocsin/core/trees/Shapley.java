package tocsin.core.trees;

/** Shapley values of one tree by their definition, over all subsets of features: the oracle. */
final class Shapley {
  private Shapley() {}

  static void add(Tree tree, double[] row, double[] contributions) {
    int n = row.length;
    for (int i = 0; i < n; i++) {
      for (int subset = 0; subset < 1 << n; subset++) {
        if ((subset >> i & 1) != 0) {
          continue;
        }
        int size = Integer.bitCount(subset);
        double weight = factorial(size) * factorial(n - 1 - size) / factorial(n);
        double with = value(tree, tree.root(), row, subset | 1 << i);
        contributions[i] += weight * (with - value(tree, tree.root(), row, subset));
      }
    }
    contributions[n] += value(tree, tree.root(), row, 0);
  }

  /** The tree's expectation when only a subset of features is known. */
  private static double value(Tree tree, int child, double[] row, int subset) {
    if (child < 0) {
      return tree.leafValue[~child];
    }
    int feature = tree.feature[child];
    int left = tree.left[child];
    int right = tree.right[child];
    if ((subset >> feature & 1) != 0) {
      return value(tree, tree.goesLeft(child, row[feature]) ? left : right, row, subset);
    }
    double all = tree.cover(child);
    if (all == 0) {
      return 0;
    }
    return tree.cover(left) / all * value(tree, left, row, subset)
        + tree.cover(right) / all * value(tree, right, row, subset);
  }

  private static double factorial(int n) {
    return n < 2 ? 1 : n * factorial(n - 1);
  }
}
