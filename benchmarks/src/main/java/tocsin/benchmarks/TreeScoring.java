package tocsin.benchmarks;

import com.microsoft.ml.lightgbm.PredictionType;
import io.github.metarank.lightgbm4j.LGBMBooster;
import io.github.metarank.lightgbm4j.LGBMDataset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import ml.dmlc.xgboost4j.java.Booster;
import ml.dmlc.xgboost4j.java.DMatrix;
import ml.dmlc.xgboost4j.java.XGBoost;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import tocsin.adapters.models.BundleReader;
import tocsin.adapters.models.ModelBundle;
import tocsin.core.trees.FeatureModel;
import tocsin.core.trees.ModelLimits;
import tocsin.core.trees.TreeEnsemble;

/**
 * One row through 500 LightGBM trees of 31 leaves over 32 features: QuickScorer, the flattened
 * walk, LightGBM itself, and XGBoost with 500 trees of as many leaves; then the explanation.
 *
 * <pre>
 * java -cp 'benchmarks/target/classes:benchmarks/target/lib/*' org.openjdk.jmh.Main TreeScoring
 * </pre>
 */
@SuppressWarnings("NullAway.Init") // JMH calls train() first
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class TreeScoring {
  private static final int ROWS = 20_000;
  private static final int FEATURES = 32;
  private static final int TREES = 500;
  private static final int GOLDEN = 1000;
  private static final String TRAINING =
      "objective=binary num_leaves=31 num_threads=1 deterministic=true seed=7 verbosity=-1";

  private final double[][] rows = new double[GOLDEN][];
  private final float[][] floatRows = new float[GOLDEN][];
  private TreeEnsemble model;
  private LGBMBooster lightGbm;
  private Booster xgboost;
  private int next;

  /** Trains both libraries on the same seeded rows and loads LightGBM's model as a bundle. */
  @Setup
  public void train() throws Exception {
    Random random = new Random(7);
    double[] values = new double[ROWS * FEATURES];
    float[] labels = new float[ROWS];
    for (int i = 0; i < ROWS; i++) {
      double logit = 0;
      for (int j = 0; j < FEATURES; j++) {
        double value = random.nextInt(20) == 0 ? Double.NaN : random.nextGaussian();
        values[i * FEATURES + j] = value;
        logit += Double.isNaN(value) ? 0.2 : Math.sin(value * (j % 5 + 1)) / (1 + j / 4.0);
      }
      labels[i] = random.nextDouble() < 1 / (1 + Math.exp(-logit)) ? 1 : 0;
    }
    trainLightGbm(values, labels);
    trainXgboost(values, labels);
    model = load(values);
  }

  private void trainLightGbm(double[] values, float[] labels) throws Exception {
    LGBMDataset data = LGBMDataset.createFromMat(values, ROWS, FEATURES, true, TRAINING, null);
    data.setField("label", labels);
    lightGbm = LGBMBooster.create(data, TRAINING);
    for (int i = 0; i < TREES; i++) {
      lightGbm.updateOneIter();
    }
  }

  private void trainXgboost(double[] values, float[] labels) throws Exception {
    float[] floats = new float[values.length];
    for (int i = 0; i < floats.length; i++) {
      floats[i] = (float) values[i];
    }
    DMatrix matrix = new DMatrix(floats, ROWS, FEATURES, Float.NaN);
    matrix.setLabel(labels);
    Map<String, Object> parameters =
        Map.of(
            "objective",
            "binary:logistic",
            "grow_policy",
            "lossguide",
            "max_leaves",
            31,
            "max_depth",
            0,
            "nthread",
            1,
            "seed",
            7);
    xgboost = XGBoost.train(matrix, parameters, TREES, Map.of(), null, null);
  }

  /** Through the bundle, so that what is measured is proven to score as the library does. */
  private TreeEnsemble load(double[] values) throws Exception {
    StringBuilder names = new StringBuilder();
    StringBuilder golden = new StringBuilder();
    List<String> features = new ArrayList<>();
    for (int j = 0; j < FEATURES; j++) {
      features.add("f" + j);
      names.append(j == 0 ? "" : ", ").append('"').append('f').append(j).append('"');
    }
    golden.append(String.join(",", features)).append(",raw\n");
    for (int i = 0; i < GOLDEN; i++) {
      rows[i] = Arrays.copyOfRange(values, i * FEATURES, (i + 1) * FEATURES);
      floatRows[i] = new float[FEATURES];
      for (int j = 0; j < FEATURES; j++) {
        floatRows[i][j] = (float) rows[i][j];
        golden.append(Double.isNaN(rows[i][j]) ? "" : rows[i][j]).append(',');
      }
      golden.append(lightGbmRaw(rows[i])).append('\n');
    }
    Path folder = Files.createTempDirectory("tree-scoring");
    Files.writeString(
        folder.resolve("model.txt"),
        lightGbm.saveModelToString(0, 0, LGBMBooster.FeatureImportanceType.GAIN));
    Files.writeString(folder.resolve("golden.csv"), golden);
    String header =
        """
        {"name": "bench", "version": "1", "kind": "lightgbm-text", "file": "model.txt",
         "features": [%s], "schemaHash": "%s", "golden": "golden.csv"}
        """
            .formatted(names, BundleReader.schemaHash(features));
    Files.write(folder.resolve("model.json"), header.getBytes(StandardCharsets.UTF_8));
    ModelBundle bundle = new BundleReader(ModelLimits.DEFAULT).read(folder);
    FeatureModel loaded = ((ModelBundle.OfRows) bundle).model();
    return (TreeEnsemble) loaded;
  }

  private double lightGbmRaw(double[] row) throws Exception {
    return lightGbm.predictForMatSingleRow(row, PredictionType.C_API_PREDICT_RAW_SCORE);
  }

  /** Frees the natives. */
  @TearDown
  public void close() throws Exception {
    lightGbm.close();
    xgboost.dispose();
  }

  private int row() {
    next = next + 1 == GOLDEN ? 0 : next + 1;
    return next;
  }

  /** Bit vectors instead of walks. */
  @Benchmark
  public double quickScorer() {
    return model.raw(rows[row()]);
  }

  /** Every tree from its root, in flat arrays. */
  @Benchmark
  public double flatWalk() {
    return model.rawByWalk(rows[row()]);
  }

  /** The library's call for a single row. */
  @Benchmark
  public double lightGbm() throws Exception {
    return lightGbmRaw(rows[row()]);
  }

  /** The library's call that makes no matrix. */
  @Benchmark
  public float xgboost() throws Exception {
    return xgboost.inplace_predict(floatRows[row()], 1, FEATURES, Float.NaN)[0][0];
  }

  /** Exact TreeSHAP. */
  @Benchmark
  public double[] contributions() {
    return model.contributions(rows[row()]);
  }

  /** The library's TreeSHAP. */
  @Benchmark
  public double[] lightGbmContributions() throws Exception {
    return lightGbm.predictForMat(
        rows[row()], 1, FEATURES, true, PredictionType.C_API_PREDICT_CONTRIB, "num_threads=1");
  }
}
