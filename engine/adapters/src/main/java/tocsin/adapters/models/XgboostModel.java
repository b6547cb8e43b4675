package tocsin.adapters.models;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tocsin.core.trees.Link;
import tocsin.core.trees.Tree;
import tocsin.core.trees.TreeEnsemble;

/**
 * Reads XGBoost's model document, from JSON or UBJ, as its {@code doc/model.schema} and {@code
 * gbtree_model.cc} have it: booster gbtree, one output, numeric splits.
 */
final class XgboostModel {
  /** Objectives; whether the score, and so base_score, is a probability. */
  private static final Map<String, Boolean> OBJECTIVES =
      Map.of(
          "binary:logistic", true,
          "reg:logistic", true,
          "binary:logitraw", false,
          "reg:squarederror", false,
          "reg:absoluteerror", false,
          "reg:pseudohubererror", false,
          "reg:quantileerror", false,
          "rank:pairwise", false,
          "rank:ndcg", false,
          "rank:map", false);

  private XgboostModel() {}

  static TreeEnsemble json(ModelFile file) {
    return model(file, JsonDoc.read(file));
  }

  static TreeEnsemble ubj(ModelFile file) {
    return model(file, UbjDoc.read(file));
  }

  private static TreeEnsemble model(ModelFile file, Doc document) {
    Doc learner = document.at("learner");
    Doc params = learner.at("learner_model_param");
    Doc booster = learner.at("gradient_booster");
    requireOneOutput(params, booster);
    int features = params.at("num_feature").whole(1, file.limits().maxFeatures());
    names(file, learner, features);
    Doc objective = learner.at("objective").at("name");
    Boolean logistic = OBJECTIVES.get(objective.text());
    if (logistic == null) {
      throw objective.fault(
          "'"
              + ModelFile.shown(objective.text())
              + "' is not supported; allowed are "
              + String.join(", ", OBJECTIVES.keySet().stream().sorted().toList()));
    }
    double base = base(params.at("base_score"), logistic);
    List<Tree> trees = trees(file, booster.at("model"), features);
    try {
      return new TreeEnsemble(
          trees,
          features,
          new TreeEnsemble.Summing(base, false, true),
          logistic ? Link.LOGISTIC : Link.IDENTITY,
          file.limits());
    } catch (IllegalArgumentException e) {
      throw booster.fault(String.valueOf(e.getMessage()));
    }
  }

  private static void requireOneOutput(Doc params, Doc booster) {
    Doc name = booster.at("name");
    if (!name.text().equals("gbtree")) {
      throw name.fault(
          "booster '" + ModelFile.shown(name.text()) + "' is not supported; allowed is gbtree");
    }
    if (params.at("num_class").whole(0, Integer.MAX_VALUE) > 1) {
      throw params.at("num_class").fault("more than one class is not supported");
    }
    if (params.has("num_target") && params.at("num_target").whole(0, Integer.MAX_VALUE) > 1) {
      throw params.at("num_target").fault("more than one target is not supported");
    }
  }

  private static void names(ModelFile file, Doc learner, int features) {
    file.requireFeatures("learner.learner_model_param.num_feature", features);
    List<String> names =
        learner.has("feature_names") ? learner.at("feature_names").texts() : List.of();
    if (!names.isEmpty()) {
      file.requireNames("learner.feature_names", names);
    }
  }

  /** As margin; older files write a text or number, newer ones a list of one. */
  private static double base(Doc base, boolean logistic) {
    double value;
    if (base.value() instanceof String text && text.startsWith("[") && text.endsWith("]")) {
      value = Numbers.parse(text.substring(1, text.length() - 1));
    } else if (base.value() instanceof double[]) {
      value = base.numbers(1)[0];
    } else {
      value = base.number();
    }
    if (!Double.isFinite(value)) {
      throw base.fault("is no single finite number");
    }
    if (!logistic) {
      return Numbers.asFloat(value);
    }
    if (value <= 0 || value >= 1) {
      throw base.fault("is " + value + "; a probability between 0 and 1 is needed");
    }
    float probability = (float) value;
    return -Math.log(1 / (double) probability - 1);
  }

  private static List<Tree> trees(ModelFile file, Doc model, int features) {
    Doc param = model.at("gbtree_model_param");
    int told = param.at("num_trees").whole(1, file.limits().maxTrees());
    List<Doc> docs = model.at("trees").items();
    if (docs.size() != told) {
      throw model.at("trees").fault(docs.size() + " trees; num_trees tells of " + told);
    }
    for (double group : model.at("tree_info").numbers(told)) {
      if (group != 0) {
        throw model.at("tree_info").fault("a tree of output " + group + "; only one is supported");
      }
    }
    List<Tree> trees = new ArrayList<>();
    int nodes = 0;
    for (Doc doc : docs) {
      Tree tree = new XgboostTree(file, doc, features).build();
      nodes += tree.splits();
      if (nodes > file.limits().maxNodes()) {
        throw doc.fault("more than " + file.limits().maxNodes() + " splits in all");
      }
      trees.add(tree);
    }
    return trees;
  }
}
