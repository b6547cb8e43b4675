package tocsin.adapters.models;

import java.util.List;
import tocsin.core.trees.LinearModel;
import tocsin.core.trees.LinearText;
import tocsin.core.trees.Link;
import tocsin.core.trees.TextHashing;

/**
 * Reads the JSON that the README's snippet writes of scikit-learn's linear models: of numbers,
 * after StandardScaler or none, and of text, after HashingVectorizer.
 */
final class SklearnLinear {
  private static final String TOKENS = "(?u)\\b\\w\\w+\\b";

  private SklearnLinear() {}

  static LinearModel rows(ModelFile file) {
    Doc doc = JsonDoc.read(file).only("coef", "intercept", "mean", "scale", "link");
    double[] weights = doc.at("coef").packedNumbers();
    file.requireFeatures("coef", weights.length);
    try {
      return new LinearModel(
          weights,
          doc.at("intercept").number(),
          doc.has("mean") ? doc.at("mean").packedNumbers() : new double[0],
          doc.has("scale") ? doc.at("scale").packedNumbers() : new double[0],
          link(doc),
          file.limits());
    } catch (IllegalArgumentException e) {
      throw doc.fault(String.valueOf(e.getMessage()));
    }
  }

  static LinearText text(ModelFile file) {
    file.requireFeatures("model.json", 1);
    Doc doc = JsonDoc.read(file).only("vectorizer", "coef", "intercept", "link");
    double[] weights = doc.at("coef").packedNumbers();
    TextHashing hashing = hashing(file, doc.at("vectorizer"));
    try {
      return new LinearText(
          hashing, weights, doc.at("intercept").number(), link(doc), file.limits());
    } catch (IllegalArgumentException e) {
      throw doc.fault(String.valueOf(e.getMessage()));
    }
  }

  private static TextHashing hashing(ModelFile file, Doc doc) {
    doc.only(
        "analyzer",
        "ngram_range",
        "n_features",
        "alternate_sign",
        "norm",
        "lowercase",
        "binary",
        "strip_accents",
        "stop_words",
        "token_pattern");
    for (String unsupported : List.of("strip_accents", "stop_words")) {
      if (doc.has(unsupported)) {
        throw doc.at(unsupported).fault("is not supported; allowed is null");
      }
    }
    if (doc.has("token_pattern") && !doc.at("token_pattern").text().equals(TOKENS)) {
      throw doc.at("token_pattern").fault("is not supported; allowed is the library's default");
    }
    double[] range = doc.at("ngram_range").numbers(2);
    try {
      return new TextHashing(
          analyzer(doc.at("analyzer")),
          (int) range[0],
          (int) range[1],
          doc.at("n_features").whole(1, file.limits().maxWeights()),
          doc.at("alternate_sign").flag(),
          doc.has("norm") ? norm(doc.at("norm")) : TextHashing.Norm.NONE,
          doc.at("lowercase").flag(),
          doc.has("binary") && doc.at("binary").flag());
    } catch (IllegalArgumentException e) {
      throw doc.fault(String.valueOf(e.getMessage()));
    }
  }

  private static TextHashing.Analyzer analyzer(Doc doc) {
    return switch (doc.text()) {
      case "char" -> TextHashing.Analyzer.CHAR;
      case "char_wb" -> TextHashing.Analyzer.CHAR_WB;
      case "word" -> TextHashing.Analyzer.WORD;
      default -> throw unknown(doc, "char, char_wb, word");
    };
  }

  private static TextHashing.Norm norm(Doc doc) {
    return switch (doc.text()) {
      case "l2" -> TextHashing.Norm.L2;
      case "l1" -> TextHashing.Norm.L1;
      default -> throw unknown(doc, "l1, l2, null");
    };
  }

  /** {@code logistic} unless said otherwise. */
  static Link link(Doc doc) {
    if (!doc.has("link")) {
      return Link.LOGISTIC;
    }
    return switch (doc.at("link").text()) {
      case "logistic" -> Link.LOGISTIC;
      case "identity" -> Link.IDENTITY;
      default -> throw unknown(doc.at("link"), "identity, logistic");
    };
  }

  private static BadModelException unknown(Doc doc, String allowed) {
    return doc.fault("is '" + ModelFile.shown(doc.text()) + "'; allowed are " + allowed);
  }
}
