package tocsin.adapters.models;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import tocsin.core.trees.Comparison;
import tocsin.core.trees.Link;
import tocsin.core.trees.Missing;
import tocsin.core.trees.Tree;
import tocsin.core.trees.TreeBuilder;
import tocsin.core.trees.TreeEnsemble;

/**
 * Reads LightGBM's {@code model.txt}, versions 3 and 4, as its {@code gbdt_model_text.cpp} and
 * {@code tree.cpp} write it. One class; no linear trees.
 */
final class LightGbmText {
  private static final Set<String> VERSIONS = Set.of("v3", "v4");
  private static final Set<String> PLAIN =
      Set.of(
          "regression",
          "regression_l1",
          "huber",
          "fair",
          "quantile",
          "mape",
          "lambdarank",
          "rank_xendcg",
          "custom");
  private static final int CATEGORICAL = 1;
  private static final int DEFAULT_LEFT = 2;
  private static final Missing[] MISSING = {Missing.NONE, Missing.ZERO, Missing.NAN};

  private final ModelFile file;
  private final LightGbmSection header;
  private final List<LightGbmSection> sections = new ArrayList<>();

  private LightGbmText(ModelFile file) {
    this.file = file;
    this.header = new LightGbmSection(file, "header", 1);
  }

  static TreeEnsemble read(ModelFile file) {
    return new LightGbmText(file).model();
  }

  private TreeEnsemble model() {
    split(file.text());
    int features = header.whole("max_feature_idx", 0, file.limits().maxFeatures() - 1) + 1;
    requireSupported();
    names(features);
    if (header.has("tree_sizes")) {
      int told = header.text("tree_sizes").strip().split(" +", -1).length;
      if (told != sections.size() && !header.text("tree_sizes").isBlank()) {
        throw header.fault(
            "tree_sizes", "tells of " + told + " trees; the file has " + sections.size());
      }
    }
    List<Tree> trees = new ArrayList<>();
    int splits = 0;
    if (sections.isEmpty()) {
      throw file.fault("", "has no trees");
    }
    for (LightGbmSection section : sections) {
      Tree tree = tree(section, features);
      splits += tree.splits();
      if (splits > file.limits().maxNodes()) {
        throw section.fault("", "more than " + file.limits().maxNodes() + " splits in all");
      }
      trees.add(tree);
    }
    Link link = link();
    if (header.has("average_output")) {
      // The library's raw score of a forest is the sum; only its score is of the mean.
      link = new Link(link.logistic(), link.scale() / trees.size());
    }
    try {
      return new TreeEnsemble(
          trees, features, new TreeEnsemble.Summing(0, false, false), link, file.limits());
    } catch (IllegalArgumentException e) {
      throw file.fault("", String.valueOf(e.getMessage()));
    }
  }

  /** Cuts the lines into the header and the trees; what follows the trees is not read. */
  private void split(String text) {
    LightGbmSection at = header;
    int number = 0;
    for (int from = 0; from <= text.length(); ) {
      int newline = text.indexOf('\n', from);
      int end = newline < 0 ? text.length() : newline;
      String line = text.substring(from, end).strip();
      from = end + 1;
      number++;
      if (number == 1 && !line.equals("tree")) {
        throw file.fault(
            "line 1", "is '" + ModelFile.shown(line) + "'; LightGBM's text begins with 'tree'");
      }
      if (line.equals("end of trees")) {
        return;
      }
      if (line.startsWith("Tree=")) {
        at = nextTree(line, number);
      } else if (!line.isEmpty() && number > 1) {
        at.add(line, number);
      }
    }
    throw file.fault("line " + number, "the file ends before 'end of trees': cut short");
  }

  private LightGbmSection nextTree(String line, int number) {
    String place = "line " + number;
    if (!line.equals("Tree=" + sections.size())) {
      throw file.fault(
          place, "is '" + ModelFile.shown(line) + "'; expected is Tree=" + sections.size());
    }
    if (sections.size() == file.limits().maxTrees()) {
      throw file.fault(place, "more than " + file.limits().maxTrees() + " trees");
    }
    LightGbmSection next = new LightGbmSection(file, "tree " + sections.size(), number);
    sections.add(next);
    return next;
  }

  private void requireSupported() {
    String version = header.text("version");
    if (!VERSIONS.contains(version)) {
      throw header.fault(
          "version", "version is '" + ModelFile.shown(version) + "'; allowed are v3 and v4");
    }
    for (String key : List.of("num_class", "num_tree_per_iteration")) {
      if (header.whole(key, 1, Integer.MAX_VALUE) != 1) {
        throw header.fault(
            key, "'" + key + "' is " + header.text(key) + "; only one class is supported");
      }
    }
  }

  private void names(int features) {
    List<String> names = List.of(header.text("feature_names").strip().split(" +", -1));
    if (names.size() != features) {
      throw header.fault(
          "feature_names", names.size() + " names; max_feature_idx tells of " + features);
    }
    boolean generated = true;
    for (int i = 0; i < names.size(); i++) {
      generated &= names.get(i).equals("Column_" + i);
    }
    String place = "line " + header.line("feature_names");
    if (generated) {
      file.requireFeatures(place, features);
    } else {
      file.requireNames(place, names);
    }
  }

  private Link link() {
    if (!header.has("objective")) {
      return Link.IDENTITY;
    }
    String[] words = header.text("objective").split(" +", -1);
    if (words[0].equals("cross_entropy") && words.length == 1) {
      return Link.LOGISTIC;
    }
    if (words[0].equals("binary")) {
      double scale = 1;
      for (int i = 1; i < words.length; i++) {
        if (!words[i].startsWith("sigmoid:")) {
          throw header.fault("objective", "unknown word '" + ModelFile.shown(words[i]) + "'");
        }
        scale = Numbers.parse(words[i].substring("sigmoid:".length()));
      }
      try {
        return new Link(true, scale);
      } catch (IllegalArgumentException e) {
        throw header.fault("objective", "sigmoid " + e.getMessage());
      }
    }
    if (PLAIN.contains(words[0]) && !List.of(words).contains("sqrt")) {
      return Link.IDENTITY;
    }
    throw header.fault(
        "objective",
        "'"
            + ModelFile.shown(header.text("objective"))
            + "' is not supported; allowed are binary, cross_entropy, and plain regression or ranking");
  }

  private Tree tree(LightGbmSection section, int features) {
    if (section.has("is_linear") && section.whole("is_linear", 0, 1) == 1) {
      throw section.fault(
          "is_linear", "linear_tree is not supported; train with linear_tree=false");
    }
    int leaves = section.whole("num_leaves", 1, file.limits().maxNodes() + 1);
    double[] values = section.numbers("leaf_value", leaves);
    try {
      TreeBuilder builder = new TreeBuilder(leaves - 1, features, file.limits());
      for (int leaf = 0; leaf < leaves; leaf++) {
        builder.leaf(leaf, values[leaf]);
      }
      if (leaves == 1) {
        return builder.covers(new double[0], new double[] {1}).build();
      }
      splits(section, builder, leaves - 1);
      if (section.has("internal_count") && section.has("leaf_count")) {
        builder.covers(
            section.numbers("internal_count", leaves - 1), section.numbers("leaf_count", leaves));
      }
      return builder.build();
    } catch (IllegalArgumentException e) {
      throw section.fault("", String.valueOf(e.getMessage()));
    }
  }

  private static void splits(LightGbmSection section, TreeBuilder builder, int splits) {
    int[] feature = section.wholes("split_feature", splits, 0, Integer.MAX_VALUE);
    int[] left = section.wholes("left_child", splits, Integer.MIN_VALUE, Integer.MAX_VALUE);
    int[] right = section.wholes("right_child", splits, Integer.MIN_VALUE, Integer.MAX_VALUE);
    int[] types = section.wholes("decision_type", splits, 0, 127);
    double[] threshold = section.thresholds("threshold", splits);
    int categorical = section.has("num_cat") ? section.whole("num_cat", 0, splits) : 0;
    int[] boundaries = {0};
    int[] words = {};
    if (categorical > 0) {
      boundaries = section.wholes("cat_boundaries", categorical + 1, 0, Integer.MAX_VALUE);
      words = section.wholes("cat_threshold", boundaries[categorical], 0, 0xFFFFFFFFL);
    }
    for (int i = 0; i < splits; i++) {
      if ((types[i] & CATEGORICAL) != 0) {
        int[] bits = categories(section, threshold[i], boundaries, words);
        builder.categorical(i, feature[i], bits, left[i], right[i]);
        continue;
      }
      int kind = types[i] >> 2;
      if (kind >= MISSING.length) {
        throw section.fault(
            "decision_type",
            "split " + i + ": decision_type " + types[i] + " has no such missing type");
      }
      builder.numeric(i, feature[i], Comparison.AT_MOST, threshold[i], left[i], right[i]);
      builder.missing(i, MISSING[kind], (types[i] & DEFAULT_LEFT) != 0);
    }
  }

  private static int[] categories(
      LightGbmSection section, double threshold, int[] boundaries, int[] words) {
    int sets = boundaries.length - 1;
    if (threshold != Math.rint(threshold) || threshold < 0 || threshold >= sets) {
      throw section.fault("threshold", "set of categories " + threshold + " is none of " + sets);
    }
    int from = boundaries[(int) threshold];
    int to = boundaries[(int) threshold + 1];
    if (from >= to || to > words.length) {
      throw section.fault("cat_boundaries", "a set of categories from " + from + " to " + to);
    }
    return Arrays.copyOfRange(words, from, to);
  }
}
