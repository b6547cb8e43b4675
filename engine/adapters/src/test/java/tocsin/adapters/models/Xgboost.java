package tocsin.adapters.models;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.LinkedHashMap;
import java.util.Map;
import ml.dmlc.xgboost4j.java.Booster;
import ml.dmlc.xgboost4j.java.DMatrix;
import ml.dmlc.xgboost4j.java.XGBoost;
import ml.dmlc.xgboost4j.java.XGBoostError;

/** The real XGBoost: trains, says its raw scores and contributions. */
final class Xgboost {
  private final Booster booster;

  /** Skips the test where the native library does not load. */
  static void assumeLoads() {
    try {
      new DMatrix(new float[] {1}, 1, 1, Float.NaN).dispose();
    } catch (XGBoostError | LinkageError e) {
      assumeTrue(false, "XGBoost's native library does not load here: " + e.getMessage());
    }
  }

  Xgboost(Table table, int rounds, Map<String, Object> parameters) throws XGBoostError {
    Map<String, Object> all = new LinkedHashMap<>(parameters);
    all.put("nthread", 1);
    all.put("seed", 7);
    all.put("verbosity", 0);
    DMatrix matrix = matrix(table);
    matrix.setLabel(table.labels);
    booster = XGBoost.train(matrix, all, rounds, Map.of(), null, null);
    matrix.dispose();
  }

  private static DMatrix matrix(Table table) throws XGBoostError {
    return new DMatrix(table.floats(), table.rows, Table.COLUMNS, Float.NaN);
  }

  /** The model as "json" or "ubj". */
  byte[] model(String format) throws XGBoostError {
    return booster.toByteArray(format);
  }

  double[] raw(Table table) throws XGBoostError {
    return first(booster.predict(matrix(table), true));
  }

  double[] score(Table table) throws XGBoostError {
    return first(booster.predict(matrix(table), false));
  }

  float[][] contributions(Table table) throws XGBoostError {
    return booster.predictContrib(matrix(table), 0);
  }

  private static double[] first(float[][] rows) {
    double[] values = new double[rows.length];
    for (int i = 0; i < rows.length; i++) {
      values[i] = rows[i][0];
    }
    return values;
  }
}
