package tocsin.core.trees;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Random trees of every kind of split. */
final class RandomTrees {
  private final Random random;
  private final int features;
  private final boolean categories;

  RandomTrees(long seed, int features, boolean categories) {
    this.random = new Random(seed);
    this.features = features;
    this.categories = categories;
  }

  List<Tree> trees(int count, int leaves) {
    List<Tree> trees = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      trees.add(tree(leaves));
    }
    return trees;
  }

  /** A tree grown by splitting a random leaf again and again. */
  Tree tree(int leaves) {
    int[] left = new int[leaves - 1];
    int[] right = new int[leaves - 1];
    double[] leafCover = new double[leaves];
    leafCover[0] = 1000 + random.nextInt(1000);
    double[] splitCover = new double[leaves - 1];
    int[] parentOf = new int[leaves];
    boolean[] leftOf = new boolean[leaves];
    parentOf[0] = -1;
    for (int split = 0; split < leaves - 1; split++) {
      int leaf = random.nextInt(split + 1);
      if (parentOf[leaf] >= 0) {
        (leftOf[leaf] ? left : right)[parentOf[leaf]] = split;
      }
      splitCover[split] = leafCover[leaf];
      int newLeaf = split + 1;
      left[split] = ~leaf;
      right[split] = ~newLeaf;
      parentOf[leaf] = split;
      leftOf[leaf] = true;
      parentOf[newLeaf] = split;
      leftOf[newLeaf] = false;
      leafCover[newLeaf] = Math.floor(leafCover[leaf] * random.nextDouble());
      leafCover[leaf] -= leafCover[newLeaf];
    }
    // The root must be split 0, which it is: leaf 0 is split first.
    TreeBuilder builder = new TreeBuilder(leaves - 1, features, ModelLimits.DEFAULT);
    for (int split = 0; split < leaves - 1; split++) {
      int feature = random.nextInt(features);
      if (categories && feature % 4 == 3) {
        builder.categorical(
            split, feature, new int[] {random.nextInt()}, left[split], right[split]);
        continue;
      }
      Comparison comparison = random.nextBoolean() ? Comparison.AT_MOST : Comparison.BELOW;
      builder.numeric(split, feature, comparison, random.nextInt(9) - 4, left[split], right[split]);
      builder.missing(split, Missing.values()[feature % 3], random.nextBoolean());
    }
    for (int leaf = 0; leaf < leaves; leaf++) {
      builder.leaf(leaf, random.nextGaussian());
    }
    return builder.covers(splitCover, leafCover).build();
  }

  double[] row() {
    double[] row = new double[features];
    for (int i = 0; i < features; i++) {
      int kind = random.nextInt(10);
      row[i] =
          kind == 0
              ? Double.NaN
              : kind == 1 ? 0 : kind < 6 ? random.nextInt(9) - 4 : random.nextGaussian() * 4;
      if (i % 4 == 3 && kind > 1) {
        row[i] = random.nextInt(40) - 2;
      }
    }
    return row;
  }
}
