package tocsin.adapters.models;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tocsin.core.trees.Comparison;
import tocsin.core.trees.Missing;
import tocsin.core.trees.Tree;
import tocsin.core.trees.TreeBuilder;
import tocsin.core.trees.TreeEnsemble;

/**
 * The trees of ONNX's TreeEnsembleClassifier and TreeEnsembleRegressor (ai.onnx.ml, versions 1 and
 * 3), which come as columns over the nodes of all trees. Confined to one thread.
 */
final class OnnxTrees {
  private final ModelFile file;
  private final OnnxNode node;
  private final boolean classifier;
  private final int count;
  private final double[] treeIds;
  private final double[] nodeIds;
  private final Map<Long, Integer> places = new LinkedHashMap<>();
  private final double[] leafValues;

  OnnxTrees(ModelFile file, OnnxNode node) {
    this.file = file;
    this.node = node;
    this.classifier = node.operator().equals("TreeEnsembleClassifier");
    this.treeIds = node.numbers("nodes_treeids");
    this.count = treeIds.length;
    if (count == 0 || count > 2 * file.limits().maxNodes()) {
      throw node.fault(
          "nodes_treeids", count + " nodes; allowed are 1 to " + 2 * file.limits().maxNodes());
    }
    this.nodeIds = node.numbers("nodes_nodeids", count);
    for (int i = 0; i < count; i++) {
      if (places.put(key(treeIds[i], nodeIds[i]), i) != null) {
        throw node.fault("nodes_nodeids", "node " + i + " has the id of another");
      }
    }
    this.leafValues = leafValues(classifier ? "class" : "target");
  }

  private long key(double tree, double id) {
    if (tree < 0 || id < 0 || tree > Integer.MAX_VALUE || id > Integer.MAX_VALUE) {
      throw node.fault("nodes_nodeids", "tree " + tree + " node " + id + " is out of range");
    }
    return (long) tree << 32 | (long) id;
  }

  /** The positive class's or only target's weight by node. */
  private double[] leafValues(String kind) {
    double[] ids = node.numbers(kind + "_ids");
    double[] trees = node.numbers(kind + "_treeids", ids.length);
    double[] nodes = node.numbers(kind + "_nodeids", ids.length);
    double[] weights = node.numbers(kind + "_weights", ids.length);
    double positive = classifier && Arrays.stream(ids).anyMatch(id -> id == 1) ? 1 : 0;
    double[] values = new double[count];
    for (int i = 0; i < ids.length; i++) {
      Integer place = places.get(key(trees[i], nodes[i]));
      if (place == null || ids[i] < 0 || ids[i] > 1 || (!classifier && ids[i] != 0)) {
        throw node.fault(
            kind + "_ids",
            "weight "
                + i
                + " is of tree "
                + trees[i]
                + " node "
                + nodes[i]
                + " output "
                + ids[i]
                + "; allowed are known nodes, and one target or two classes");
      }
      values[place] += ids[i] == positive ? weights[i] : 0;
    }
    return values;
  }

  TreeEnsemble build() {
    List<Tree> trees = new ArrayList<>();
    for (int from = 0; from < count; ) {
      int to = from + 1;
      while (to < count && treeIds[to] == treeIds[from]) {
        to++;
      }
      trees.add(tree(from, to));
      from = to;
    }
    String aggregate = node.text("aggregate_function", "SUM");
    if (!aggregate.equals("SUM") && !aggregate.equals("AVERAGE")) {
      throw node.fault(
          "aggregate_function",
          "is '" + ModelFile.shown(aggregate) + "'; allowed are SUM, AVERAGE");
    }
    double[] bases = node.numbers("base_values");
    if (bases.length > 1) {
      throw node.fault("base_values", bases.length + " numbers; allowed is one");
    }
    try {
      return new TreeEnsemble(
          trees,
          file.features().size(),
          new TreeEnsemble.Summing(
              bases.length == 0 ? 0 : bases[0], aggregate.equals("AVERAGE"), true),
          OnnxModel.link(node, classifier),
          file.limits());
    } catch (IllegalArgumentException e) {
      throw node.fault("", String.valueOf(e.getMessage()));
    }
  }

  /** The tree of the nodes between two places; its first node is the root. */
  private Tree tree(int from, int to) {
    List<String> modes = node.texts("nodes_modes");
    if (modes.size() != count) {
      throw node.fault("nodes_modes", "has " + modes.size() + " texts; needed are " + count);
    }
    int[] number = new int[to - from];
    int splits = 0;
    int leaves = 0;
    for (int i = from; i < to; i++) {
      number[i - from] = modes.get(i).equals("LEAF") ? ~leaves++ : splits++;
    }
    if (leaves != splits + 1) {
      throw fault(from, leaves + " leaves and " + splits + " splits: no tree");
    }
    try {
      TreeBuilder builder = new TreeBuilder(splits, file.features().size(), file.limits());
      for (int i = from; i < to; i++) {
        if (number[i - from] < 0) {
          builder.leaf(~number[i - from], leafValues[i]);
        } else {
          split(builder, modes.get(i), i, from, number);
        }
      }
      return builder.build();
    } catch (IllegalArgumentException e) {
      throw fault(from, String.valueOf(e.getMessage()));
    }
  }

  private void split(TreeBuilder builder, String mode, int i, int from, int[] number) {
    int yes = child(node.numbers("nodes_truenodeids", count)[i], i, from, number);
    int no = child(node.numbers("nodes_falsenodeids", count)[i], i, from, number);
    double threshold = node.numbers("nodes_values", count)[i];
    double[] tracks = node.numbers("nodes_missing_value_tracks_true");
    boolean missingIsTrue = tracks.length == count && tracks[i] != 0;
    boolean upward = mode.equals("BRANCH_GT") || mode.equals("BRANCH_GTE");
    Comparison comparison =
        switch (mode) {
          case "BRANCH_LEQ", "BRANCH_GT" -> Comparison.AT_MOST;
          case "BRANCH_LT", "BRANCH_GTE" -> Comparison.BELOW;
          default ->
              throw fault(
                  i,
                  "mode '"
                      + ModelFile.shown(mode)
                      + "' is not supported; allowed are "
                      + "BRANCH_LEQ, BRANCH_LT, BRANCH_GTE, BRANCH_GT, LEAF");
        };
    int at = number[i - from];
    double feature = node.numbers("nodes_featureids", count)[i];
    builder.numeric(at, (int) feature, comparison, threshold, upward ? no : yes, upward ? yes : no);
    builder.missing(at, Missing.NAN, missingIsTrue != upward);
  }

  private int child(double id, int i, int from, int[] number) {
    @Nullable Integer place = places.get(key(treeIds[i], id));
    if (place == null || place < from || place >= from + number.length) {
      throw fault(i, "child " + id + " is no node of its tree");
    }
    return number[place - from];
  }

  private BadModelException fault(int i, String reason) {
    return node.fault("tree " + (long) treeIds[i] + " node " + (long) nodeIds[i], reason);
  }
}
