package tocsin.adapters.models;

import java.util.Arrays;
import tocsin.core.trees.Comparison;
import tocsin.core.trees.Missing;
import tocsin.core.trees.Tree;
import tocsin.core.trees.TreeBuilder;

/**
 * One tree of XGBoost's document: arrays by node, where a node without a left child is a leaf and
 * its split condition is its value. Confined to one thread.
 */
final class XgboostTree {
  private static final int NONE = -1;

  private final ModelFile file;
  private final Doc doc;
  private final int features;
  private final int nodes;
  private final int[] left;
  private final int[] right;

  XgboostTree(ModelFile file, Doc doc, int features) {
    this.file = file;
    this.doc = doc;
    this.features = features;
    Doc param = doc.at("tree_param");
    this.nodes = param.at("num_nodes").whole(1, 2 * file.limits().maxNodes() + 1);
    if (param.has("size_leaf_vector")
        && param.at("size_leaf_vector").whole(0, Integer.MAX_VALUE) > 1) {
      throw param.at("size_leaf_vector").fault("leaves with vectors are not supported");
    }
    this.left = children("left_children");
    this.right = children("right_children");
  }

  private int[] children(String name) {
    double[] numbers = doc.at(name).numbers(nodes);
    int[] children = new int[nodes];
    for (int i = 0; i < nodes; i++) {
      if (numbers[i] != Math.rint(numbers[i]) || numbers[i] < NONE || numbers[i] >= nodes) {
        throw doc.at(name)
            .fault("node " + i + " has child " + numbers[i] + "; allowed are -1 to " + (nodes - 1));
      }
      children[i] = (int) numbers[i];
    }
    return children;
  }

  Tree build() {
    requireNumeric();
    double[] conditions = doc.at("split_conditions").numbers(nodes);
    double[] indices = doc.at("split_indices").numbers(nodes);
    double[] defaults = doc.at("default_left").numbers(nodes);
    double[] hessians = doc.at("sum_hessian").numbers(nodes);
    int[] number = numberReachable();
    int splits =
        (int)
            java.util.stream.IntStream.range(0, nodes)
                .filter(i -> number[i] >= 0 && left[i] != NONE)
                .count();
    double[] splitCover = new double[splits];
    double[] leafCover = new double[splits + 1];
    try {
      TreeBuilder builder = new TreeBuilder(splits, features, file.limits());
      for (int i = 0; i < nodes; i++) {
        if (number[i] < 0) {
          continue;
        }
        if (left[i] == NONE) {
          builder.leaf(number[i], Numbers.asFloat(conditions[i]));
          leafCover[number[i]] = hessians[i];
          continue;
        }
        int at = number[i];
        double threshold = Numbers.asFloat(conditions[i]);
        if (indices[i] != Math.rint(indices[i])) {
          throw doc.at("split_indices").fault("node " + i + " has feature " + indices[i]);
        }
        builder.numeric(
            at,
            (int) indices[i],
            Comparison.BELOW,
            threshold,
            child(left[i], number),
            child(right[i], number));
        builder.missing(at, Missing.NAN, defaults[i] != 0);
        splitCover[at] = hessians[i];
      }
      return builder.covers(splitCover, leafCover).build();
    } catch (IllegalArgumentException e) {
      throw doc.fault(String.valueOf(e.getMessage()));
    }
  }

  private int child(int node, int[] number) {
    return left[node] == NONE ? ~number[node] : number[node];
  }

  private void requireNumeric() {
    boolean typed = doc.has("split_type");
    double[] types = typed ? doc.at("split_type").numbers(nodes) : new double[0];
    boolean categories = doc.has("categories") && doc.at("categories").numbers().length > 0;
    if (categories || Arrays.stream(types).anyMatch(type -> type != 0)) {
      throw doc.fault("categorical splits are not supported; encode categories as numbers");
    }
  }

  /**
   * Numbers of splits and of leaves, each from 0 in the file's order; −1 for nodes that pruning
   * left behind, of which there must be as many as the file says. A cycle shows as a node too many.
   */
  private int[] numberReachable() {
    boolean[] reached = new boolean[nodes];
    int[] open = new int[nodes];
    int size = 0;
    int found = 1;
    open[size++] = 0;
    reached[0] = true;
    while (size > 0) {
      int node = open[--size];
      if ((left[node] == NONE) != (right[node] == NONE)) {
        throw doc.fault("node " + node + " has one child only");
      }
      if (left[node] == NONE) {
        continue;
      }
      for (int child : new int[] {left[node], right[node]}) {
        if (reached[child]) {
          throw doc.fault("node " + child + " is reached a second time: no tree");
        }
        reached[child] = true;
        open[size++] = child;
        found++;
      }
    }
    Doc param = doc.at("tree_param");
    int deleted = param.has("num_deleted") ? param.at("num_deleted").whole(0, nodes) : 0;
    if (found + deleted != nodes) {
      throw doc.fault(
          found + " nodes hang on the root and " + deleted + " are deleted, of " + nodes);
    }
    int[] number = new int[nodes];
    int splits = 0;
    int leaves = 0;
    for (int i = 0; i < nodes; i++) {
      boolean leaf = left[i] == NONE;
      number[i] = !reached[i] ? NONE : leaf ? leaves++ : splits++;
    }
    return number;
  }
}
