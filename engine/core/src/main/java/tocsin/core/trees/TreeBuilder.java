package tocsin.core.trees;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;

/**
 * Builds a {@link Tree} from the numbers of a file, of which it believes nothing. Every fault is an
 * {@link IllegalArgumentException} that names the split, the value and what is allowed. Confined to
 * one thread; built once.
 */
public final class TreeBuilder {
  private static final int[] NUMERIC = {};

  final int[] feature;
  final double[] threshold;
  final Missing[] missing;
  final boolean[] defaultLeft;
  final int[][] categories;
  final int[] left;
  final int[] right;
  final double[] leafValue;
  double[] splitCover = {};
  double[] leafCover = {};
  private final ModelLimits limits;
  private final int features;

  /**
   * @param splits 0 or more; a tree has one leaf more
   * @param features values of a row
   * @throws IllegalArgumentException beyond the limits
   */
  public TreeBuilder(int splits, int features, ModelLimits limits) {
    limits.requireNodes(splits);
    limits.requireFeatures(features);
    this.limits = limits;
    this.features = features;
    this.feature = new int[splits];
    this.threshold = new double[splits];
    this.missing = new Missing[splits];
    this.defaultLeft = new boolean[splits];
    this.categories = new int[splits][];
    this.left = new int[splits];
    this.right = new int[splits];
    this.leafValue = new double[splits + 1];
    Arrays.fill(leafValue, Double.NaN);
  }

  /** A numeric split; children are splits, or {@code ~leaf}. */
  public TreeBuilder numeric(
      int split,
      int onFeature,
      Comparison comparison,
      double value,
      int leftChild,
      int rightChild) {
    // An infinite threshold tells missing from present; only "below −∞" has no twin with <=.
    boolean nothing = comparison == Comparison.BELOW && value == Double.NEGATIVE_INFINITY;
    if (Double.isNaN(value) || nothing) {
      throw fault(split, "threshold " + value + " divides nothing");
    }
    branch(split, onFeature, leftChild, rightChild);
    threshold[split] = comparison.atMost(value);
    categories[split] = NUMERIC;
    missing[split] = Missing.NONE;
    return this;
  }

  /** Where a numeric split sends missing values, and what these are. */
  public TreeBuilder missing(int split, Missing what, boolean goesLeft) {
    missing[split] = what;
    defaultLeft[split] = goesLeft;
    return this;
  }

  /**
   * A categorical split: values in the set go left, all others and missing ones right.
   *
   * @param bits category c is bit {@code c % 32} of word {@code c / 32}
   */
  public TreeBuilder categorical(
      int split, int onFeature, int[] bits, int leftChild, int rightChild) {
    if (bits.length == 0 || bits.length > limits.maxCategory() / 32 + 1) {
      throw fault(
          split,
          "a set of "
              + bits.length
              + " words; allowed are 1 to "
              + (limits.maxCategory() / 32 + 1));
    }
    branch(split, onFeature, leftChild, rightChild);
    categories[split] = bits.clone();
    missing[split] = Missing.NAN;
    return this;
  }

  private void branch(int split, int onFeature, int leftChild, int rightChild) {
    if (onFeature < 0 || onFeature >= features) {
      throw fault(split, "feature " + onFeature + " is outside 0 to " + (features - 1));
    }
    feature[split] = onFeature;
    left[split] = child(split, "left", leftChild);
    right[split] = child(split, "right", rightChild);
  }

  private int child(int split, String side, int child) {
    boolean sound = child < 0 ? ~child < leafValue.length : child < feature.length;
    if (!sound) {
      String most =
          child < 0 ? "leaf 0 to " + (leafValue.length - 1) : "split 0 to " + (feature.length - 1);
      String found = child < 0 ? "leaf " + ~child : "split " + child;
      throw fault(split, side + " child is " + found + "; allowed is " + most);
    }
    return child;
  }

  /** The value of a leaf. */
  public TreeBuilder leaf(int leaf, double value) {
    if (Double.isNaN(value) || Double.isInfinite(value)) {
      throw new IllegalArgumentException("leaf " + leaf + ": value " + value + " is not finite");
    }
    leafValue[leaf] = value;
    return this;
  }

  /**
   * How much of the training data reached each split and leaf; without it the model cannot explain.
   */
  public TreeBuilder covers(double[] ofSplits, double[] ofLeaves) {
    if (ofSplits.length != feature.length || ofLeaves.length != leafValue.length) {
      throw new IllegalArgumentException(
          ofSplits.length
              + " and "
              + ofLeaves.length
              + " covers; allowed are one for each of "
              + feature.length
              + " splits and "
              + leafValue.length
              + " leaves");
    }
    requireCovers("split", ofSplits);
    requireCovers("leaf", ofLeaves);
    splitCover = ofSplits.clone();
    leafCover = ofLeaves.clone();
    return this;
  }

  private static void requireCovers(String what, double[] covers) {
    for (int i = 0; i < covers.length; i++) {
      if (!(covers[i] >= 0) || Double.isInfinite(covers[i])) {
        throw new IllegalArgumentException(
            what + " " + i + ": cover " + covers[i] + " is below 0 or not finite");
      }
    }
  }

  /** The tree, if every split and leaf hangs on the root exactly once. O(splits). */
  public Tree build() {
    for (int leaf = 0; leaf < leafValue.length; leaf++) {
      if (Double.isNaN(leafValue[leaf])) {
        throw new IllegalArgumentException("leaf " + leaf + " has no value");
      }
    }
    return new Tree(this, feature.length == 0 ? 0 : walk());
  }

  /** Depth; a second visit is a cycle or a shared branch, and the only way to miss a node. */
  private int walk() {
    boolean[] seenSplits = new boolean[feature.length];
    boolean[] seenLeaves = new boolean[leafValue.length];
    Deque<int[]> open = new ArrayDeque<>();
    open.push(new int[] {0, 1});
    seenSplits[0] = true;
    int deepest = 0;
    while (!open.isEmpty()) {
      int[] at = open.pop();
      int split = at[0];
      deepest = Math.max(deepest, at[1]);
      if (deepest > limits.maxDepth()) {
        throw fault(split, "deeper than " + limits.maxDepth() + " splits");
      }
      if (categories[split] == null) {
        throw fault(split, "is not described");
      }
      for (int child : new int[] {left[split], right[split]}) {
        boolean[] seen = child < 0 ? seenLeaves : seenSplits;
        int index = child < 0 ? ~child : child;
        if (seen[index]) {
          throw fault(
              split,
              (child < 0 ? "leaf " : "split ") + index + " is reached a second time: no tree");
        }
        seen[index] = true;
        if (child >= 0) {
          open.push(new int[] {child, at[1] + 1});
        }
      }
    }
    return deepest;
  }

  private static IllegalArgumentException fault(int split, String message) {
    return new IllegalArgumentException("split " + split + ": " + message);
  }
}
