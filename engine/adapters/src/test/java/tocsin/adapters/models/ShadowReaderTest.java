package tocsin.adapters.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.google.common.primitives.Doubles;
import com.microsoft.ml.lightgbm.PredictionType;
import io.github.metarank.lightgbm4j.LGBMBooster;
import io.github.metarank.lightgbm4j.LGBMDataset;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import ml.dmlc.xgboost4j.java.Booster;
import ml.dmlc.xgboost4j.java.DMatrix;
import ml.dmlc.xgboost4j.java.XGBoost;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tocsin.core.fuse.Evidence;
import tocsin.core.fuse.TargetVector;
import tocsin.domain.intel.TargetKind;

/** Challengers that real libraries trained on the exported vector, and some that are refused. */
class ShadowReaderTest {
  private static final int COLUMNS = TargetVector.NAMES.size();

  @TempDir Path pack;

  /** Rows as {@code tocsin score --features} and the engine write them, and labels. */
  private record Rows(double[] values, float[] labels) {
    static Rows make(long seed, int n) {
      Random random = new Random(seed);
      double[] values = new double[n * COLUMNS];
      float[] labels = new float[n];
      for (int i = 0; i < n; i++) {
        int signals = random.nextInt(1 << 19);
        int spelling = random.nextInt(2000) - 1000;
        long age = random.nextInt(3) == 0 ? -1 : random.nextInt(1_000_000_000);
        Evidence evidence =
            new Evidence(
                signals,
                spelling,
                random.nextInt(100),
                age,
                random.nextInt(50),
                random.nextInt(300));
        TargetKind kind = TargetKind.values()[random.nextInt(5)];
        String host = Long.toString(random.nextLong() >>> random.nextInt(40), 36) + "-x.example";
        double[] row = TargetVector.of(evidence, kind, host, random.nextBoolean() ? "" : "/a/b");
        System.arraycopy(row, 0, values, i * COLUMNS, COLUMNS);
        labels[i] = spelling + random.nextInt(600) > 400 || row[0] + row[6] > 1 ? 1 : 0;
      }
      return new Rows(values, labels);
    }

    int size() {
      return labels.length;
    }

    List<Double> row(int i) {
      return Doubles.asList(java.util.Arrays.copyOfRange(values, i * COLUMNS, (i + 1) * COLUMNS));
    }

    float[] floats() {
      float[] floats = new float[values.length];
      for (int i = 0; i < floats.length; i++) {
        floats[i] = (float) values[i];
      }
      return floats;
    }

    String golden(double[] raws) {
      StringBuilder out = new StringBuilder(String.join(",", TargetVector.NAMES) + ",raw\n");
      for (int i = 0; i < size(); i++) {
        for (double value : row(i)) {
          out.append(Double.isNaN(value) ? "" : Double.toString(value)).append(',');
        }
        out.append(raws[i]).append('\n');
      }
      return out.toString();
    }
  }

  private static final Rows TRAIN = Rows.make(1, 3000);
  private static final Rows FRESH = Rows.make(2, 500);

  private void shadow(String text) {
    Bundles.write(pack.resolve("models"), "shadow.yaml", text);
  }

  private Path bundle(String name) {
    return pack.resolve("models").resolve(name);
  }

  private List<String> problems() {
    return ShadowReader.read(pack).problems().stream().map(Object::toString).toList();
  }

  private double[] lightGbm(String name) throws Exception {
    String parameters = "objective=binary num_leaves=15" + LightGbm.STEADY;
    LGBMDataset data =
        LGBMDataset.createFromMat(TRAIN.values, TRAIN.size(), COLUMNS, true, parameters, null);
    data.setFeatureNames(TargetVector.NAMES.toArray(new String[0]));
    data.setField("label", TRAIN.labels);
    LGBMBooster booster = LGBMBooster.create(data, parameters);
    for (int i = 0; i < 20; i++) {
      booster.updateOneIter();
    }
    Bundles.write(
        bundle(name),
        "model.txt",
        booster.saveModelToString(0, 0, LGBMBooster.FeatureImportanceType.GAIN));
    Bundles.write(
        bundle(name),
        "model.json",
        Bundles.header(ModelKind.LIGHTGBM_TEXT, "model.txt", TargetVector.NAMES));
    double[] raw =
        booster.predictForMat(
            FRESH.values, FRESH.size(), COLUMNS, true, PredictionType.C_API_PREDICT_RAW_SCORE, "");
    Bundles.write(bundle(name), "golden.csv", FRESH.golden(raw));
    double[] score =
        booster.predictForMat(
            FRESH.values, FRESH.size(), COLUMNS, true, PredictionType.C_API_PREDICT_NORMAL, "");
    booster.close();
    data.close();
    return score;
  }

  @Test
  void lightGbm_trainedOnTheVector_loadsAndAgrees() throws Exception {
    LightGbm.assumeLoads();
    double[] score = lightGbm("gbm");
    shadow("- {id: one, file: gbm, kind: lightgbm-text, schema: target/1, scores: target}\n");

    ShadowReader.Result read = ShadowReader.read(pack);

    assertThat(read.problems()).isEmpty();
    ShadowModel model = read.models().get(0);
    assertThat(model.id()).isEqualTo("one");
    for (int i = 0; i < FRESH.size(); i++) {
      assertThat(model.score(FRESH.row(i))).as("row %d", i).isCloseTo(score[i], within(6e-7));
    }
    assertThat(java.util.Arrays.stream(score).max().orElse(0)).isGreaterThan(0.8);
  }

  @Test
  void xgboost_trainedOnTheVector_loadsAndAgrees() throws Exception {
    Xgboost.assumeLoads();
    DMatrix train = new DMatrix(TRAIN.floats(), TRAIN.size(), COLUMNS, Float.NaN);
    train.setLabel(TRAIN.labels);
    Booster booster =
        XGBoost.train(
            train,
            Map.of("objective", "binary:logistic", "max_depth", 4, "nthread", 1, "verbosity", 0),
            20,
            Map.of(),
            null,
            null);
    DMatrix fresh = new DMatrix(FRESH.floats(), FRESH.size(), COLUMNS, Float.NaN);
    float[][] raw = booster.predict(fresh, true);
    float[][] score = booster.predict(fresh, false);
    Bundles.write(bundle("xgb"), "booster.json", booster.toByteArray("json"));
    Bundles.write(
        bundle("xgb"),
        "model.json",
        Bundles.header(ModelKind.XGBOOST_JSON, "booster.json", TargetVector.NAMES));
    double[] raws = new double[FRESH.size()];
    for (int i = 0; i < raws.length; i++) {
      raws[i] = raw[i][0];
    }
    Bundles.write(bundle("xgb"), "golden.csv", FRESH.golden(raws));
    shadow("- {id: two, file: xgb, kind: xgboost-json, schema: target/1, scores: target}\n");

    ShadowReader.Result read = ShadowReader.read(pack);

    assertThat(read.problems()).isEmpty();
    for (int i = 0; i < FRESH.size(); i++) {
      double here = read.models().get(0).score(FRESH.row(i));
      assertThat(here).as("row %d", i).isCloseTo(score[i][0], within(1e-5));
    }
  }

  @Test
  void pack_withoutModels_hasNone() {
    assertThat(ShadowReader.read(pack)).isEqualTo(new ShadowReader.Result(List.of(), List.of()));
  }

  @Test
  void bundle_notToBeTrusted_isRefusedWithPlaceAndReason() throws Exception {
    shadow("- {id: a, file: none, kind: lightgbm-text, schema: target/1, scores: target}\n");
    assertThat(problems()).singleElement().asString().contains("none/model.json", "missing");
    shadow("- {id: a, file: ../x, kind: lightgbm-text, schema: target/1, scores: target}\n");
    assertThat(problems()).singleElement().asString().contains("no plain name");
    shadow("- {id: a, file: x, kind: lightgbm-text, schema: target/9, scores: target}\n");
    assertThat(problems()).singleElement().asString().contains("target/9", "target/1");
    shadow("- {id: a, file: x, kind: lightgbm-text, schema: target/1, scores: person}\n");
    assertThat(problems()).singleElement().asString().contains("person");
    shadow("- {id: a b, file: x, kind: lightgbm-text, schema: target/1, scores: target}\n");
    assertThat(problems()).singleElement().asString().contains("'a b'");
    shadow("- {id: a, file: x, kind: y, schema: target/1, scores: target}\n".repeat(9));
    assertThat(problems()).singleElement().asString().contains("9 models; at most 8");
  }

  @Test
  void bundle_ofOtherFeaturesOrKind_isRefused() {
    for (String name : List.of("model.json", "card.json", "golden.csv")) {
      Bundles.write(
          bundle("card"), name, ModelFile.bytes(Bundles.committed().resolve("card-json/" + name)));
    }
    shadow("- {id: a, file: card, kind: score-card-json, schema: target/1, scores: target}\n");
    assertThat(problems()).singleElement().asString().contains("features");
    shadow("- {id: a, file: card, kind: onnx, schema: target/1, scores: target}\n");
    assertThat(problems()).singleElement().asString().contains("'onnx'", "score-card-json");
  }
}
