package tocsin.models.victims;

import com.microsoft.ml.lightgbm.PredictionType;
import io.github.metarank.lightgbm4j.LGBMBooster;
import io.github.metarank.lightgbm4j.LGBMDataset;
import io.github.metarank.lightgbm4j.LGBMException;
import java.io.IOException;
import java.util.List;

/** LightGBM, trained once: one thread and a seed, so that the same rows give the same bytes. */
final class Booster implements AutoCloseable {
  private static final int ROUNDS = 150;

  private final LGBMDataset data;
  private final LGBMBooster booster;
  private final int columns = Schema.words().size();

  /**
   * @throws IllegalStateException when the native library does not load or refuses the rows
   */
  Booster(List<PersonHour> rows, long seed) {
    String parameters =
        "objective=binary num_leaves=15 learning_rate=0.05 min_data_in_leaf=100 lambda_l2=5"
            + " feature_fraction=0.7 bagging_fraction=0.8 bagging_freq=1 max_bin=63"
            + " num_threads=1 deterministic=true force_row_wise=true verbosity=-1"
            + " monotone_constraints="
            + Schema.constraints()
            + " seed="
            + seed;
    float[] labels = new float[rows.size()];
    for (int i = 0; i < labels.length; i++) {
      labels[i] = rows.get(i).pays() ? 1 : 0;
    }
    try {
      LGBMBooster.loadNative();
      data = LGBMDataset.createFromMat(matrix(rows), rows.size(), columns, true, parameters, null);
      data.setFeatureNames(Schema.words().toArray(new String[0]));
      data.setField("label", labels);
      booster = LGBMBooster.create(data, parameters);
      for (int i = 0; i < ROUNDS; i++) {
        booster.updateOneIter();
      }
    } catch (LGBMException | IOException e) {
      throw new IllegalStateException("LightGBM could not train: " + e.getMessage(), e);
    }
  }

  private double[] matrix(List<PersonHour> rows) {
    double[] matrix = new double[rows.size() * columns];
    for (int i = 0; i < rows.size(); i++) {
      System.arraycopy(rows.get(i).features().values(), 0, matrix, i * columns, columns);
    }
    return matrix;
  }

  /** Raw scores, in log-odds. */
  double[] raw(List<PersonHour> rows) {
    try {
      return booster.predictForMat(
          matrix(rows),
          rows.size(),
          columns,
          true,
          PredictionType.C_API_PREDICT_RAW_SCORE,
          "num_threads=1");
    } catch (LGBMException e) {
      throw new IllegalStateException("LightGBM could not score: " + e.getMessage(), e);
    }
  }

  /** The model as LightGBM's text. */
  String text() {
    try {
      return booster.saveModelToString(0, 0, LGBMBooster.FeatureImportanceType.GAIN);
    } catch (LGBMException e) {
      throw new IllegalStateException("LightGBM could not be written: " + e.getMessage(), e);
    }
  }

  @Override
  public void close() {
    try {
      booster.close();
      data.close();
    } catch (LGBMException e) {
      throw new IllegalStateException("LightGBM could not be closed: " + e.getMessage(), e);
    }
  }
}
