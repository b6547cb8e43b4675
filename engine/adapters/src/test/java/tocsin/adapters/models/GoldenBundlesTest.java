package tocsin.adapters.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The committed bundles load, which their golden rows prove, wherever no native library does. With
 * {@code -Dtocsin.update=true} those of LightGBM and XGBoost are trained anew; scikit-learn's come
 * from make_sklearn.py beside them.
 */
class GoldenBundlesTest {
  private static final List<String> BUNDLES =
      List.of(
          "lightgbm",
          "xgboost-json",
          "xgboost-ubj",
          "sklearn-linear",
          "sklearn-text-char",
          "sklearn-text-wb",
          "sklearn-text-word",
          "onnx-trees",
          "onnx-linear",
          "card-json",
          "card-csv");

  @TempDir Path temp;

  static Stream<String> bundles() throws Exception {
    if (Boolean.getBoolean("tocsin.update")) {
      trainAnew();
    }
    return BUNDLES.stream();
  }

  @ParameterizedTest
  @MethodSource("bundles")
  void bundle_committed_scoresAsWhereItWasTrained(String name) {
    ModelBundle bundle = Bundles.read(Bundles.committed().resolve(name));

    assertThat(bundle.header().thresholds()).containsEntry("watch", 0.5);
    if (bundle instanceof ModelBundle.OfRows rows && !name.equals("onnx-trees")) {
      double[] row = new double[rows.model().features()];
      double sum = Arrays.stream(rows.model().contributions(row)).sum();
      assertThat(sum).isCloseTo(rows.model().raw(row), within(1e-9));
      assertThat(rows.probability(row)).isEqualTo(rows.model().score(row));
    }
  }

  @Test
  void bundle_oneGoldenRowOff_isRefusedWithItsLine() throws IOException {
    Path folder = copy("lightgbm");
    String golden = Files.readString(folder.resolve("golden.csv"));
    int end = golden.indexOf('\n', golden.indexOf('\n') + 1);
    int comma = golden.lastIndexOf(',', end);
    double raw = Double.parseDouble(golden.substring(comma + 1, end));
    Bundles.write(
        folder,
        "golden.csv",
        golden.substring(0, comma + 1) + (raw + 1e-8) + golden.substring(end));

    assertThatThrownBy(() -> Bundles.read(folder))
        .isInstanceOf(BadModelException.class)
        .hasMessageStartingWith("golden.csv: line 2: raw score is ")
        .hasMessageEndingWith("allowed is 1.0E-9");
  }

  @Test
  void bundle_calibrated_givesTheCalibratedProbability() throws IOException {
    Path folder = copy("sklearn-text-char");
    String header = Files.readString(folder.resolve("model.json"));
    Bundles.write(
        folder,
        "model.json",
        header.replace("\"kind\": \"none\"", "\"kind\": \"platt\", \"a\": -2, \"b\": 1"));

    ModelBundle.OfTexts texts = (ModelBundle.OfTexts) Bundles.read(folder);

    double raw = texts.model().raw("login.bank");
    assertThat(texts.probability("login.bank"))
        .isCloseTo(1 / (1 + Math.exp(1 - 2 * raw)), within(1e-12));
  }

  private Path copy(String name) throws IOException {
    Path folder = temp.resolve(name);
    try (Stream<Path> files = Files.list(Bundles.committed().resolve(name))) {
      for (Path file : files.toList()) {
        Bundles.write(folder, String.valueOf(file.getFileName()), Files.readAllBytes(file));
      }
    }
    return folder;
  }

  private static void trainAnew() throws Exception {
    Table table = new Table(301, 1500);
    Table golden = new Table(302, 300);
    LightGbm.assumeLoads();
    Path folder = Bundles.committed().resolve("lightgbm");
    try (LightGbm library =
        new LightGbm(table, 12, "objective=binary num_leaves=15 categorical_feature=7")) {
      Bundles.write(folder, "model.txt", library.text());
      Bundles.write(folder, "golden.csv", Bundles.golden(golden, library.raw(golden)));
      Bundles.write(
          folder,
          "model.json",
          Bundles.header(ModelKind.LIGHTGBM_TEXT, "model.txt", Table.names()));
    }
    Xgboost.assumeLoads();
    Xgboost library =
        new Xgboost(table, 12, Map.of("objective", "binary:logistic", "max_depth", 4));
    for (ModelKind kind : List.of(ModelKind.XGBOOST_JSON, ModelKind.XGBOOST_UBJ)) {
      String format = kind == ModelKind.XGBOOST_JSON ? "json" : "ubj";
      folder = Bundles.committed().resolve("xgboost-" + format);
      Bundles.write(folder, "booster." + format, library.model(format));
      Bundles.write(folder, "golden.csv", Bundles.golden(golden, library.raw(golden)));
      Bundles.write(folder, "model.json", Bundles.header(kind, "booster." + format, Table.names()));
    }
  }
}
