package tocsin.adapters.models;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import tocsin.core.trees.FeatureModel;
import tocsin.core.trees.LinearModel;
import tocsin.core.trees.Link;

/**
 * Reads the part of ONNX that skl2onnx and onnxmltools write for trees and linear models: one
 * TreeEnsemble or Linear operator, a Scaler before a linear one; what only shapes the output is
 * passed over. One target or two classes. Explains linear models only: the format does not say how
 * much training data reached a node.
 */
final class OnnxModel {
  private static final int MAX_OPERATORS = 32;
  private static final Set<String> SHAPING = Set.of("ZipMap", "Normalizer", "Cast", "Identity");
  private static final Set<String> TREES =
      Set.of("TreeEnsembleClassifier", "TreeEnsembleRegressor");
  private static final Set<String> LINEAR = Set.of("LinearClassifier", "LinearRegressor");

  private OnnxModel() {}

  static FeatureModel read(ModelFile file) {
    List<OnnxNode> kept = new ArrayList<>();
    for (OnnxNode node : nodes(file)) {
      if (!SHAPING.contains(node.operator())) {
        kept.add(node);
      }
    }
    boolean scaled = kept.size() == 2 && kept.get(0).operator().equals("Scaler");
    if (kept.size() != 1 && !scaled) {
      throw file.fault(
          "graph",
          "operators are "
              + ModelFile.shown(kept.stream().map(OnnxNode::operator).toList().toString())
              + "; allowed is one of trees, or one linear after a Scaler or none");
    }
    OnnxNode model = kept.get(kept.size() - 1);
    if (TREES.contains(model.operator()) && !scaled) {
      return new OnnxTrees(file, model).build();
    }
    if (LINEAR.contains(model.operator())) {
      if (scaled && !model.follows(kept.get(0))) {
        throw kept.get(0).fault("", "is not what the linear operator takes");
      }
      return linear(file, model, scaled ? kept.subList(0, 1) : List.of());
    }
    throw model.fault(
        "",
        "is not supported here; allowed are "
            + TREES.stream().sorted().toList()
            + " without Scaler, "
            + LINEAR.stream().sorted().toList());
  }

  /** ModelProto's graph 7 and its nodes 1. */
  private static List<OnnxNode> nodes(ModelFile file) {
    Proto model = new Proto(file);
    List<OnnxNode> nodes = new ArrayList<>();
    for (int field = model.next(); field != 0; field = model.next()) {
      if (field != 7) {
        model.skip();
        continue;
      }
      Proto graph = model.message();
      for (int part = graph.next(); part != 0; part = graph.next()) {
        if (part != 1) {
          graph.skip();
          continue;
        }
        if (nodes.size() == MAX_OPERATORS) {
          throw graph.fault("more than " + MAX_OPERATORS + " operators");
        }
        nodes.add(new OnnxNode(file, graph.message()));
      }
    }
    if (nodes.isEmpty()) {
      throw file.fault("", "has no graph with operators: no ONNX model");
    }
    return nodes;
  }

  private static LinearModel linear(ModelFile file, OnnxNode node, List<OnnxNode> scaler) {
    int features = file.features().size();
    double[] all = node.numbers("coefficients");
    int rows = all.length / features;
    if (rows < 1 || rows > 2 || all.length % features != 0) {
      throw node.fault(
          "coefficients",
          all.length + " numbers; needed are " + features + ", or twice as many for two classes");
    }
    // Of two classes the second is the positive one; the first has the same weights negated.
    double[] weights = Arrays.copyOfRange(all, all.length - features, all.length);
    double[] intercepts = node.numbers("intercepts");
    if (intercepts.length > rows) {
      throw node.fault("intercepts", intercepts.length + " numbers for " + rows + " classes");
    }
    double intercept = intercepts.length == 0 ? 0 : intercepts[intercepts.length - 1];
    double[] means = {};
    double[] scales = {};
    for (OnnxNode before : scaler) {
      means = before.numbers("offset", features);
      scales = Arrays.stream(before.numbers("scale", features)).map(s -> 1 / s).toArray();
    }
    boolean classifier = node.operator().equals("LinearClassifier");
    try {
      return new LinearModel(
          weights, intercept, means, scales, link(node, classifier), file.limits());
    } catch (IllegalArgumentException e) {
      throw node.fault("", String.valueOf(e.getMessage()));
    }
  }

  /** A classifier's LOGISTIC makes probabilities of its sums; NONE leaves them. */
  static Link link(OnnxNode node, boolean classifier) {
    String transform = node.text("post_transform", "NONE");
    if (transform.equals("NONE")) {
      return Link.IDENTITY;
    }
    if (transform.equals("LOGISTIC") && classifier) {
      return Link.LOGISTIC;
    }
    throw node.fault(
        "post_transform",
        "is '" + ModelFile.shown(transform) + "'; allowed are NONE, and LOGISTIC of a classifier");
  }
}
