package tocsin.adapters.models;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.ml.lightgbm.PredictionType;
import io.github.metarank.lightgbm4j.LGBMBooster;
import io.github.metarank.lightgbm4j.LGBMDataset;
import io.github.metarank.lightgbm4j.LGBMException;
import java.io.IOException;

/** The real LightGBM: trains, says its raw scores and contributions. */
final class LightGbm implements AutoCloseable {
  static final String STEADY = " num_threads=1 deterministic=true seed=7 verbosity=-1";

  private final LGBMDataset data;
  private final LGBMBooster booster;

  /** Skips the test where the native library does not load. */
  static void assumeLoads() {
    try {
      LGBMBooster.loadNative();
    } catch (IOException | UnsatisfiedLinkError e) {
      assumeTrue(false, "LightGBM's native library does not load here: " + e.getMessage());
    }
  }

  LightGbm(Table table, int iterations, String parameters) throws LGBMException {
    String all = parameters + STEADY;
    data = LGBMDataset.createFromMat(table.values, table.rows, Table.COLUMNS, true, all, null);
    data.setFeatureNames(Table.names().toArray(new String[0]));
    data.setField("label", table.labels);
    booster = LGBMBooster.create(data, all);
    for (int i = 0; i < iterations; i++) {
      booster.updateOneIter();
    }
  }

  String text() throws LGBMException {
    return booster.saveModelToString(0, 0, LGBMBooster.FeatureImportanceType.GAIN);
  }

  double[] raw(Table table) throws LGBMException {
    return predict(table, PredictionType.C_API_PREDICT_RAW_SCORE);
  }

  double[] score(Table table) throws LGBMException {
    return predict(table, PredictionType.C_API_PREDICT_NORMAL);
  }

  /** Columns plus one values a row. */
  double[] contributions(Table table) throws LGBMException {
    return predict(table, PredictionType.C_API_PREDICT_CONTRIB);
  }

  private double[] predict(Table table, PredictionType type) throws LGBMException {
    return booster.predictForMat(
        table.values, table.rows, Table.COLUMNS, true, type, "num_threads=1");
  }

  @Override
  public void close() throws LGBMException {
    booster.close();
    data.close();
  }
}
