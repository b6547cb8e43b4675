package tocsin.core.trees;

/**
 * One decision tree, checked when it was built: binary, every split and leaf reached once, no
 * deeper than allowed. Immutable.
 *
 * <p>Splits are numbered from 0, the root; a child is a split, or {@code ~leaf}. A tree without
 * splits is its leaf 0. Arrays are shared within the package and never written after building.
 */
public final class Tree {
  final int[] feature;
  final double[] threshold;
  final Missing[] missing;
  final boolean[] defaultLeft;
  final int[][] categories;
  final int[] left;
  final int[] right;
  final double[] splitCover;
  final double[] leafCover;
  final double[] leafValue;
  private final int depth;

  Tree(TreeBuilder built, int depth) {
    this.feature = built.feature;
    this.threshold = built.threshold;
    this.missing = built.missing;
    this.defaultLeft = built.defaultLeft;
    this.categories = built.categories;
    this.left = built.left;
    this.right = built.right;
    this.splitCover = built.splitCover;
    this.leafCover = built.leafCover;
    this.leafValue = built.leafValue;
    this.depth = depth;
  }

  /** Splits. */
  public int splits() {
    return feature.length;
  }

  /** Leaves, one more than splits. */
  public int leaves() {
    return leafValue.length;
  }

  /** Splits on the longest path. */
  public int depth() {
    return depth;
  }

  int root() {
    return feature.length == 0 ? ~0 : 0;
  }

  boolean isCategorical(int split) {
    return categories[split].length > 0;
  }

  boolean hasCategories() {
    for (int split = 0; split < feature.length; split++) {
      if (isCategorical(split)) {
        return true;
      }
    }
    return false;
  }

  /** Whether every split and leaf says how much of the training data reached it. */
  boolean hasCovers() {
    return leafCover.length == leafValue.length && splitCover.length == feature.length;
  }

  double cover(int child) {
    return child < 0 ? leafCover[~child] : splitCover[child];
  }

  /** Whether a value goes left at a split. */
  boolean goesLeft(int split, double value) {
    return goesLeft(categories[split], missing[split], defaultLeft[split], threshold[split], value);
  }

  /** Whether a value goes left at a split that is so described. */
  static boolean goesLeft(
      int[] bits, Missing missing, boolean defaultLeft, double threshold, double value) {
    if (bits.length > 0) {
      return contains(bits, value);
    }
    if (missing.takes(value)) {
      return defaultLeft;
    }
    return Missing.compared(value) <= threshold;
  }

  /** Whether a set of categories holds a value, cut to a whole number; NaN is in no set. */
  private static boolean contains(int[] bits, double value) {
    if (Double.isNaN(value)) {
      return false;
    }
    int category = (int) value;
    int word = category >> 5;
    return category >= 0 && word < bits.length && ((bits[word] >>> (category & 31)) & 1) != 0;
  }
}
