package tocsin.core.trees;

/**
 * Bounds on a model, so that no file can hurt.
 *
 * @param maxTrees trees of an ensemble
 * @param maxNodes splits of all its trees together
 * @param maxDepth splits between a root and its deepest leaf; evaluation recurses this deep
 * @param maxFeatures values of a row
 * @param maxCategory highest category of a categorical split
 * @param maxWeights weights of a linear model
 */
public record ModelLimits(
    int maxTrees, int maxNodes, int maxDepth, int maxFeatures, int maxCategory, int maxWeights) {
  /** Some twenty times what a tuner's model has. */
  public static final ModelLimits DEFAULT =
      new ModelLimits(10_000, 1_000_000, 200, 65_536, 1_000_000, 1 << 24);

  /** Refuses a number of trees. */
  public void requireTrees(long trees) {
    require("trees", trees, 1, maxTrees);
  }

  /** Refuses a number of values of a row. */
  public void requireFeatures(long features) {
    require("features", features, 1, maxFeatures);
  }

  /** Refuses a number of splits. */
  public void requireNodes(long nodes) {
    require("splits", nodes, 0, maxNodes);
  }

  /** Refuses a number of weights. */
  public void requireWeights(long weights) {
    require("weights", weights, 1, maxWeights);
  }

  private static void require(String what, long value, long least, long most) {
    if (value < least || value > most) {
      throw new IllegalArgumentException(
          value + " " + what + "; allowed are " + least + " to " + most);
    }
  }
}
