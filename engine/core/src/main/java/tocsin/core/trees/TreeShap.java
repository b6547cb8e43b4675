package tocsin.core.trees;

import java.util.Arrays;
import java.util.List;

/**
 * Exact path-dependent TreeSHAP (Lundberg et al. 2020): what each feature adds to the sum of the
 * leaves, where features not yet known follow the training data's split of the node's rows.
 * Immutable and thread-safe.
 *
 * <p>A leaf of value v below features i, each with o_i (1 when the row meets all of i's splits on
 * the path, else 0) and z_i (the share of training rows that did), gives feature i
 *
 * <pre>  v (o_i − z_i) ∫₀¹ Π_{j≠i} (z_j (1 − t) + o_j t) dt</pre>
 *
 * which is the Shapley sum, its factorial weights being beta integrals. The integrand is a
 * polynomial of a degree below the number of features on the path, so a few Gauss points integrate
 * it exactly, and every factor is above 0 there, so that factors can be divided out. Sums over the
 * leaves of a subtree are shared: O(splits × features on the longest path / 2) for a tree, where
 * the published algorithm takes O(leaves × depth²).
 */
final class TreeShap {
  private final List<Tree> trees;
  private final boolean floats;
  private final GaussLegendre[] rules;
  private final int maxDepth;
  private final double expected;

  /**
   * @param floats whether values are rounded to 32 bits first
   */
  TreeShap(List<Tree> trees, boolean floats) {
    this.trees = trees;
    this.floats = floats;
    this.maxDepth = trees.stream().mapToInt(Tree::depth).max().orElse(0);
    GaussLegendre[] byPoints = new GaussLegendre[maxDepth / 2 + 2];
    rules = new GaussLegendre[trees.size()];
    double sum = 0;
    for (int t = 0; t < rules.length; t++) {
      Tree tree = trees.get(t);
      int most = featuresOnLongestPath(tree, tree.root(), new int[tree.depth()], 0);
      int points = Math.max(1, (most + 1) / 2);
      if (byPoints[points] == null) {
        byPoints[points] = new GaussLegendre(points);
      }
      rules[t] = byPoints[points];
      sum += mean(tree, tree.root());
    }
    expected = sum;
  }

  private static int featuresOnLongestPath(Tree tree, int child, int[] path, int distinct) {
    if (child < 0) {
      return distinct;
    }
    int feature = tree.feature[child];
    boolean known = false;
    for (int i = 0; i < distinct; i++) {
      known |= path[i] == feature;
    }
    int now = known ? distinct : distinct + 1;
    if (!known) {
      path[distinct] = feature;
    }
    return Math.max(
        featuresOnLongestPath(tree, tree.left[child], path, now),
        featuresOnLongestPath(tree, tree.right[child], path, now));
  }

  private static double mean(Tree tree, int child) {
    if (child < 0) {
      return tree.leafValue[~child];
    }
    return share(tree, child, tree.left[child]) * mean(tree, tree.left[child])
        + share(tree, child, tree.right[child]) * mean(tree, tree.right[child]);
  }

  /** The share of a split's training rows that went to a child; 0 where there were none. */
  private static double share(Tree tree, int split, int child) {
    double all = tree.cover(split);
    return all > 0 ? tree.cover(child) / all : 0;
  }

  /** The mean sum over the training data. */
  double expected() {
    return expected;
  }

  /** Adds what each feature adds to the sum of the trees' leaves. */
  void addTo(double[] contributions, double[] row) {
    Row work = new Row(row, contributions);
    for (int t = 0; t < rules.length; t++) {
      work.add(trees.get(t), rules[t]);
    }
  }

  /** The work on one row; arrays by depth: level d holds what lies d splits below the root. */
  private final class Row {
    private final double[] row;
    private final double[] contributions;
    private final double[][] products = new double[maxDepth + 1][];
    private final double[][] sums = new double[maxDepth + 1][];
    private final double[] known = new double[maxDepth + 1];
    private final double[] unknown = new double[maxDepth + 1];
    private final int[] lastLevel;

    private Tree tree;
    private double[] points;
    private double[] weights;

    Row(double[] row, double[] contributions) {
      this.row = row;
      this.contributions = contributions;
      this.lastLevel = new int[contributions.length];
      int most = maxDepth / 2 + 1;
      for (int level = 0; level <= maxDepth; level++) {
        products[level] = new double[most];
        sums[level] = new double[most];
      }
      this.tree = trees.get(0);
      this.points = rules[0].points;
      this.weights = rules[0].weights;
    }

    void add(Tree next, GaussLegendre rule) {
      tree = next;
      points = rule.points;
      weights = rule.weights;
      Arrays.fill(products[0], 1);
      visit(tree.root(), 0);
    }

    /** Fills the level's sums: over leaves below, value times product, at each point. */
    private void visit(int child, int level) {
      double[] sum = sums[level];
      if (child < 0) {
        double[] product = products[level];
        for (int q = 0; q < points.length; q++) {
          sum[q] = tree.leafValue[~child] * product[q];
        }
        return;
      }
      int feature = tree.feature[child];
      double value = floats ? (float) row[feature] : row[feature];
      boolean goesLeft = tree.goesLeft(child, value);
      descend(child, tree.left[child], goesLeft, level);
      System.arraycopy(sums[level + 1], 0, sum, 0, points.length);
      descend(child, tree.right[child], !goesLeft, level);
      for (int q = 0; q < points.length; q++) {
        sum[q] += sums[level + 1][q];
      }
    }

    private void descend(int split, int child, boolean taken, int level) {
      int feature = tree.feature[split];
      int before = lastLevel[feature];
      double knownBefore = before > 0 ? known[before] : 1;
      double unknownBefore = before > 0 ? unknown[before] : 1;
      double o = taken ? knownBefore : 0;
      double z = unknownBefore * share(tree, split, child);
      double[] below = sums[level + 1];
      if (o == 0 && z == 0) {
        Arrays.fill(below, 0, points.length, 0);
        return;
      }
      multiply(products[level], products[level + 1], o, z, knownBefore, unknownBefore);
      known[level + 1] = o;
      unknown[level + 1] = z;
      lastLevel[feature] = level + 1;
      visit(child, level + 1);
      lastLevel[feature] = before;
      contributions[feature] +=
          (o - z) * integral(below, o, z)
              - (knownBefore - unknownBefore) * integral(below, knownBefore, unknownBefore);
    }

    /** The product with a feature's factor exchanged. */
    private void multiply(
        double[] from, double[] to, double o, double z, double oBefore, double zBefore) {
      if (oBefore == zBefore) {
        // Both are 1: the feature is new on this path, and a division saved.
        for (int q = 0; q < points.length; q++) {
          to[q] = from[q] * (z + (o - z) * points[q]);
        }
        return;
      }
      for (int q = 0; q < points.length; q++) {
        double t = points[q];
        to[q] = from[q] * (z + (o - z) * t) / (zBefore + (oBefore - zBefore) * t);
      }
    }

    /** The integral of sums over a factor. */
    private double integral(double[] sum, double o, double z) {
      if (o == z) {
        // Only ever multiplied by o − z.
        return 0;
      }
      double integral = 0;
      for (int q = 0; q < points.length; q++) {
        integral += weights[q] * sum[q] / (z + (o - z) * points[q]);
      }
      return integral;
    }
  }
}
