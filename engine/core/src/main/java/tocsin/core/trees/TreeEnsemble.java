package tocsin.core.trees;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A sum or mean of trees: gradient boosting, random forests. Immutable and thread-safe.
 *
 * <p>Small numeric trees go through {@link QuickScorer}, others are walked; both give the same sum.
 * Explanations are exact TreeSHAP.
 */
public final class TreeEnsemble implements FeatureModel {
  /**
   * How the leaves become a raw score.
   *
   * @param base added to the sum
   * @param average whether the sum is divided by the number of trees
   * @param floats whether a row's values are rounded to 32 bits first, as XGBoost and ONNX have
   *     them
   */
  public record Summing(double base, boolean average, boolean floats) {
    public Summing {
      if (!Double.isFinite(base)) {
        throw new IllegalArgumentException("base score " + base + " is not finite");
      }
    }
  }

  private final int features;
  private final Summing summing;
  private final Link link;
  private final double share;
  private final List<Tree> trees;
  private final FlatWalk allTrees;
  private final FlatWalk walked;
  private final QuickScorer scorer;
  private final @Nullable TreeShap shap;

  /**
   * @param features values of a row; no tree may ask for more
   * @throws IllegalArgumentException beyond the limits
   */
  public TreeEnsemble(
      List<Tree> trees, int features, Summing summing, Link link, ModelLimits limits) {
    limits.requireTrees(trees.size());
    limits.requireFeatures(features);
    limits.requireNodes(trees.stream().mapToLong(Tree::splits).sum());
    this.features = features;
    this.trees = List.copyOf(trees);
    this.summing = summing;
    this.link = link;
    this.share = summing.average ? 1.0 / trees.size() : 1;
    List<Tree> quick = new ArrayList<>();
    List<Tree> slow = new ArrayList<>();
    Missing[] kinds = new Missing[features];
    for (Tree tree : trees) {
      (QuickScorer.takes(tree) && agrees(tree, kinds) ? quick : slow).add(tree);
    }
    this.scorer = new QuickScorer(quick, summing.floats, features);
    this.walked = new FlatWalk(slow, summing.floats);
    this.allTrees = new FlatWalk(trees, summing.floats);
    boolean explains = trees.stream().allMatch(Tree::hasCovers);
    this.shap = explains ? new TreeShap(List.copyOf(trees), summing.floats) : null;
  }

  /** Whether a tree's splits agree with the features' kinds of missing value, which it may fix. */
  private static boolean agrees(Tree tree, @Nullable Missing[] kinds) {
    for (int split = 0; split < tree.splits(); split++) {
      Missing before = kinds[tree.feature[split]];
      if (before != null && before != tree.missing[split]) {
        return false;
      }
      kinds[tree.feature[split]] = tree.missing[split];
    }
    return true;
  }

  /** The trees, in order. */
  public List<Tree> trees() {
    return trees;
  }

  /** Whether the raw score is the plain sum of the leaves. */
  public boolean isPlainSum() {
    return summing.base == 0 && !summing.average && !summing.floats;
  }

  @Override
  public int features() {
    return features;
  }

  @Override
  public double raw(double[] row) {
    requireRow(row);
    return summing.base + share * (scorer.sum(row) + walked.sum(row));
  }

  /** The raw score by walking every tree: the oracle and the yardstick of {@link #raw}. */
  public double rawByWalk(double[] row) {
    requireRow(row);
    return summing.base + share * allTrees.sum(row);
  }

  @Override
  public Link link() {
    return link;
  }

  @Override
  public double[] contributions(double[] row) {
    requireRow(row);
    if (shap == null) {
      throw new IllegalStateException(
          "this model's file does not say how much training data reached each node");
    }
    double[] contributions = new double[features + 1];
    shap.addTo(contributions, row);
    contributions[features] = shap.expected();
    for (int i = 0; i <= features; i++) {
      contributions[i] *= share;
    }
    contributions[features] += summing.base;
    return contributions;
  }
}
