package tocsin.adapters.models;

import com.google.common.hash.Hashing;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import tocsin.core.trees.Calibration;
import tocsin.core.trees.FeatureModel;
import tocsin.core.trees.ModelLimits;
import tocsin.core.trees.TextModel;
import tocsin.core.trees.TreeEnsemble;
import tocsin.core.trees.TreesFormat;

/** Reads a bundle: a folder with model.json, the model's file and golden rows. */
public final class BundleReader {
  private static final String HEADER = "model.json";

  private final ModelLimits limits;

  public BundleReader(ModelLimits limits) {
    this.limits = limits;
  }

  /**
   * The bundle, proven by its golden rows.
   *
   * @throws BadModelException with file, place and reason, for whatever is wrong
   */
  public ModelBundle read(Path folder) {
    ModelFile json =
        new ModelFile(HEADER, ModelFile.bytes(folder.resolve(HEADER)), List.of(), limits);
    Doc doc =
        JsonDoc.read(json)
            .only(
                "name",
                "version",
                "kind",
                "file",
                "features",
                "schemaHash",
                "calibration",
                "thresholds",
                "golden");
    ModelBundle.Header header = header(doc);
    ModelFile file = part(folder, doc.at("file"), header.features());
    ModelBundle bundle =
        switch (header.kind()) {
          case LIGHTGBM_TEXT -> rows(header, LightGbmText.read(file));
          case XGBOOST_JSON -> rows(header, XgboostModel.json(file));
          case XGBOOST_UBJ -> rows(header, XgboostModel.ubj(file));
          case SKLEARN_LINEAR -> rows(header, SklearnLinear.rows(file));
          case SKLEARN_TEXT -> texts(header, SklearnLinear.text(file));
          case SCORE_CARD_JSON -> rows(header, CardFile.json(file));
          case SCORE_CARD_CSV -> rows(header, CardFile.csv(file));
          case ONNX -> rows(header, OnnxModel.read(file));
        };
    GoldenRows.prove(bundle, part(folder, doc.at("golden"), header.features()));
    return bundle;
  }

  /**
   * The bundle's calibrated trees as packs carry them ({@link TreesFormat}), in Base64.
   *
   * @throws BadModelException as {@link #read}, and when it is no calibrated ensemble of trees
   */
  public String packed(Path folder) {
    ModelBundle bundle = read(folder);
    String name = folder.getFileName() + "/" + HEADER;
    if (!(bundle instanceof ModelBundle.OfRows rows)
        || !(rows.model() instanceof TreeEnsemble trees)
        || !trees.isPlainSum()) {
      throw new BadModelException(name, "kind", "a pack carries boosted trees only");
    }
    Calibration calibration = rows.header().calibration().orElse(null);
    if (calibration == null || calibration.raws().length == 0) {
      throw new BadModelException(name, "calibration", "a pack needs an isotonic one");
    }
    try {
      byte[] bytes =
          TreesFormat.write(
              rows.header().features(),
              trees.trees(),
              calibration.raws(),
              calibration.probabilities());
      return Base64.getEncoder().encodeToString(bytes);
    } catch (IllegalArgumentException e) {
      throw new BadModelException(name, "", String.valueOf(e.getMessage()));
    }
  }

  private static ModelBundle rows(ModelBundle.Header header, FeatureModel model) {
    return new ModelBundle.OfRows(header, model);
  }

  private static ModelBundle texts(ModelBundle.Header header, TextModel model) {
    return new ModelBundle.OfTexts(header, model);
  }

  /** A file beside model.json; a bundle reaches nothing else. */
  private ModelFile part(Path folder, Doc name, List<String> features) {
    String text = name.text();
    if (!text.matches("[A-Za-z0-9][A-Za-z0-9._-]{0,99}")) {
      throw name.fault(
          "is '"
              + ModelFile.shown(text)
              + "'; allowed is a plain name of a file beside model.json");
    }
    return new ModelFile(text, ModelFile.bytes(folder.resolve(text)), features, limits);
  }

  private ModelBundle.Header header(Doc doc) {
    List<String> features = doc.at("features").texts();
    try {
      limits.requireFeatures(features.size());
    } catch (IllegalArgumentException e) {
      throw doc.at("features").fault(String.valueOf(e.getMessage()));
    }
    if (new HashSet<>(features).size() != features.size()) {
      throw doc.at("features").fault("a name is there twice");
    }
    String hash = schemaHash(features);
    if (!doc.at("schemaHash").text().equals(hash)) {
      throw doc.at("schemaHash")
          .fault(
              "is '" + ModelFile.shown(doc.at("schemaHash").text()) + "'; the names' is " + hash);
    }
    return new ModelBundle.Header(
        doc.at("name").text(),
        doc.at("version").text(),
        kind(doc.at("kind")),
        features,
        doc.has("calibration") ? calibration(doc.at("calibration")) : Optional.empty(),
        doc.has("thresholds") ? thresholds(doc.at("thresholds")) : Map.of());
  }

  /** SHA-256 of the names, each ended by a line feed, in lower-case hexadecimal. */
  public static String schemaHash(List<String> features) {
    String text = String.join("\n", features) + "\n";
    return Hashing.sha256().hashString(text, StandardCharsets.UTF_8).toString();
  }

  private static ModelKind kind(Doc doc) {
    StringBuilder words = new StringBuilder();
    for (ModelKind kind : ModelKind.values()) {
      if (kind.word().equals(doc.text())) {
        return kind;
      }
      words.append(words.length() == 0 ? "" : ", ").append(kind.word());
    }
    throw doc.fault("is '" + ModelFile.shown(doc.text()) + "'; allowed are " + words);
  }

  private static Optional<Calibration> calibration(Doc doc) {
    doc.only("kind", "a", "b", "raw", "probability");
    try {
      return switch (doc.at("kind").text()) {
        case "none" -> Optional.empty();
        case "platt" -> Optional.of(Calibration.platt(doc.at("a").number(), doc.at("b").number()));
        case "isotonic" ->
            Optional.of(
                Calibration.isotonic(doc.at("raw").numbers(), doc.at("probability").numbers()));
        default ->
            throw doc.at("kind")
                .fault(
                    "is '"
                        + ModelFile.shown(doc.at("kind").text())
                        + "'; allowed are isotonic, none, platt");
      };
    } catch (IllegalArgumentException e) {
      throw doc.fault(String.valueOf(e.getMessage()));
    }
  }

  private static Map<String, Double> thresholds(Doc doc) {
    Map<String, Double> thresholds = new TreeMap<>();
    for (String name : doc.names()) {
      thresholds.put(name, doc.at(name).number());
    }
    return thresholds;
  }
}
