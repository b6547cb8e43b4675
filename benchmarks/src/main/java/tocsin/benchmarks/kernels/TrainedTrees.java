package tocsin.benchmarks.kernels;

import com.microsoft.ml.lightgbm.PredictionType;
import io.github.metarank.lightgbm4j.LGBMBooster;
import io.github.metarank.lightgbm4j.LGBMDataset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import ml.dmlc.xgboost4j.java.Booster;
import ml.dmlc.xgboost4j.java.DMatrix;
import ml.dmlc.xgboost4j.java.XGBoost;
import tocsin.adapters.models.BundleReader;
import tocsin.adapters.models.ModelBundle;
import tocsin.core.trees.ModelLimits;
import tocsin.core.trees.TreeEnsemble;

/**
 * 500 trees of 31 leaves over 32 features, by LightGBM and by XGBoost, from the same seeded rows;
 * one value in twenty is missing. Values are floats, so that float and double readers agree.
 */
final class TrainedTrees {
  static final int FEATURES = 32;
  static final int TREES = 500;
  static final int LEAVES = 31;

  /** Rows that are scored. */
  static final int GOLDEN = 1000;

  private static final int ROWS = 20_000;
  private static final String TRAINING =
      "objective=binary num_leaves="
          + LEAVES
          + " num_threads=1 deterministic=true seed=7 verbosity=-1";

  private final double[] values = new double[ROWS * FEATURES];
  private final float[] labels = new float[ROWS];

  TrainedTrees() {
    Random random = new Random(7);
    for (int i = 0; i < ROWS; i++) {
      double logit = 0;
      for (int j = 0; j < FEATURES; j++) {
        double value = random.nextInt(20) == 0 ? Double.NaN : (float) random.nextGaussian();
        values[i * FEATURES + j] = value;
        logit += Double.isNaN(value) ? 0.2 : Math.sin(value * (j % 5 + 1)) / (1 + j / 4.0);
      }
      labels[i] = random.nextDouble() < 1 / (1 + Math.exp(-logit)) ? 1 : 0;
    }
  }

  double[][] rows() {
    double[][] rows = new double[GOLDEN][];
    for (int i = 0; i < GOLDEN; i++) {
      rows[i] = Arrays.copyOfRange(values, i * FEATURES, (i + 1) * FEATURES);
    }
    return rows;
  }

  LGBMBooster lightGbm() throws Exception {
    LGBMDataset data = LGBMDataset.createFromMat(values, ROWS, FEATURES, true, TRAINING, null);
    data.setField("label", labels);
    LGBMBooster booster = LGBMBooster.create(data, TRAINING);
    for (int i = 0; i < TREES; i++) {
      booster.updateOneIter();
    }
    return booster;
  }

  static String text(LGBMBooster booster) throws Exception {
    return booster.saveModelToString(0, 0, LGBMBooster.FeatureImportanceType.GAIN);
  }

  Booster xgboost() throws Exception {
    float[] floats = new float[values.length];
    for (int i = 0; i < floats.length; i++) {
      floats[i] = (float) values[i];
    }
    DMatrix matrix = new DMatrix(floats, ROWS, FEATURES, Float.NaN);
    matrix.setLabel(labels);
    Map<String, Object> parameters = new LinkedHashMap<>();
    parameters.put("objective", "binary:logistic");
    parameters.put("grow_policy", "lossguide");
    parameters.put("max_leaves", LEAVES);
    parameters.put("max_depth", 0);
    parameters.put("nthread", 1);
    parameters.put("seed", 7);
    return XGBoost.train(matrix, parameters, TREES, Map.of(), null, null);
  }

  /** Through a bundle, so that what is measured is proven to score as the library does. */
  TreeEnsemble bundled(LGBMBooster booster) throws Exception {
    List<String> features = new ArrayList<>();
    for (int j = 0; j < FEATURES; j++) {
      features.add("f" + j);
    }
    StringBuilder golden = new StringBuilder(String.join(",", features)).append(",raw\n");
    for (double[] row : rows()) {
      for (double value : row) {
        golden.append(Double.isNaN(value) ? "" : value).append(',');
      }
      golden
          .append(booster.predictForMatSingleRow(row, PredictionType.C_API_PREDICT_RAW_SCORE))
          .append('\n');
    }
    Path folder = Files.createTempDirectory("tree-scoring");
    Files.writeString(folder.resolve("model.txt"), text(booster));
    Files.writeString(folder.resolve("golden.csv"), golden);
    String header =
        """
        {"name": "bench", "version": "1", "kind": "lightgbm-text", "file": "model.txt",
         "features": ["%s"], "schemaHash": "%s", "golden": "golden.csv"}
        """
            .formatted(String.join("\", \"", features), BundleReader.schemaHash(features));
    Files.write(folder.resolve("model.json"), header.getBytes(StandardCharsets.UTF_8));
    ModelBundle bundle = new BundleReader(ModelLimits.DEFAULT).read(folder);
    return (TreeEnsemble) ((ModelBundle.OfRows) bundle).model();
  }
}
