package tocsin.benchmarks.kernels;

import com.microsoft.ml.lightgbm.PredictionType;
import io.github.metarank.lightgbm4j.LGBMBooster;
import java.util.concurrent.TimeUnit;
import ml.dmlc.xgboost4j.java.Booster;
import ml.dmlc.xgboost4j.java.DMatrix;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.BenchmarkParams;
import tocsin.core.trees.TreeEnsemble;

/**
 * One row through 500 trees of 31 leaves over 32 features, then its explanation: nanoseconds a row.
 * QuickScorer, the flattened walk, LightGBM and ONNX Runtime have the same trees; XGBoost has as
 * many of its own.
 */
@SuppressWarnings("NullAway.Init") // JMH calls the set-up first
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 2, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(
    value = 1,
    jvmArgsAppend = {"-Xmx4g", "-XX:+UseParallelGC", "-XX:ParallelGCThreads=2"})
public class TreeScoring {
  private static final int FEATURES = TrainedTrees.FEATURES;
  private static final double FLOAT_ERROR = 1e-4;

  private double[][] rows;
  private float[][] floatRows;
  private TreeEnsemble model;
  private LGBMBooster lightGbm;
  private LightGbmFast fast;
  private OnnxRow onnx;
  private Booster xgboost;
  private int next;

  /** Trains what the method needs. */
  @Setup
  public void train(BenchmarkParams parameters) throws Exception {
    TrainedTrees trained = new TrainedTrees();
    rows = trained.rows();
    floatRows = new float[rows.length][FEATURES];
    for (int i = 0; i < rows.length; i++) {
      for (int j = 0; j < FEATURES; j++) {
        floatRows[i][j] = (float) rows[i][j];
      }
    }
    String name = parameters.getBenchmark();
    if (name.contains("xgboost")) {
      xgboost = trained.xgboost();
      return;
    }
    lightGbm = trained.lightGbm();
    model = trained.bundled(lightGbm);
    fast = new LightGbmFast(TrainedTrees.text(lightGbm), FEATURES);
    for (int i = 0; i < rows.length; i++) {
      prove("LightGBM FastInit", i, fast.raw(rows[i]));
    }
    if (name.endsWith("onnxRuntime")) {
      onnx = new OnnxRow(OnnxTreesWriter.model(TrainedTrees.text(lightGbm), FEATURES), FEATURES);
      for (int i = 0; i < rows.length; i++) {
        prove("ONNX Runtime", i, onnx.raw(floatRows[i]));
      }
    }
  }

  /** What is compared must compute the same. */
  private void prove(String who, int i, double raw) {
    double expected = model.raw(rows[i]);
    if (!(Math.abs(raw - expected) <= FLOAT_ERROR)) {
      throw new IllegalStateException(
          who + " scores row " + i + " " + raw + " instead of " + expected);
    }
  }

  private int row() {
    next = next + 1 == rows.length ? 0 : next + 1;
    return next;
  }

  /** Bit vectors instead of walks (QuickScorer). */
  @Benchmark
  public double tocsin() {
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
    return lightGbm.predictForMatSingleRow(rows[row()], PredictionType.C_API_PREDICT_RAW_SCORE);
  }

  /** The library's call for single rows that is set up once. */
  @Benchmark
  public double lightGbmFast() {
    return fast.raw(rows[row()]);
  }

  @Benchmark
  public float onnxRuntime() throws Exception {
    return onnx.raw(floatRows[row()]);
  }

  /** The library's call that makes no matrix. */
  @Benchmark
  public float xgboost() throws Exception {
    return xgboost.inplace_predict(floatRows[row()], 1, FEATURES, Float.NaN)[0][0];
  }

  /** Exact TreeSHAP. */
  @Benchmark
  public double[] tocsinShap() {
    return model.contributions(rows[row()]);
  }

  /** The library's TreeSHAP. */
  @Benchmark
  public double[] lightGbmShap() throws Exception {
    return lightGbm.predictForMat(
        rows[row()], 1, FEATURES, true, PredictionType.C_API_PREDICT_CONTRIB, "num_threads=1");
  }

  /** The library's TreeSHAP, which takes a matrix. */
  @Benchmark
  public float[] xgboostShap() throws Exception {
    DMatrix matrix = new DMatrix(floatRows[row()], 1, FEATURES, Float.NaN);
    try {
      return xgboost.predictContrib(matrix, 0)[0];
    } finally {
      matrix.dispose();
    }
  }
}
