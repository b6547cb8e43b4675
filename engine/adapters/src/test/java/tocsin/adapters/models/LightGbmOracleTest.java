package tocsin.adapters.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tocsin.core.trees.ModelLimits;
import tocsin.core.trees.TreeEnsemble;

/** Models that the real LightGBM trains score and explain themselves here as they do there. */
class LightGbmOracleTest {
  private static final Table TABLE = new Table(101, 3000);
  private static final Table FRESH = new Table(102, 1000);

  @BeforeAll
  static void loads() {
    LightGbm.assumeLoads();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "objective=binary num_leaves=31",
        "objective=binary num_leaves=31 sigmoid=0.7 categorical_feature=7",
        "objective=binary num_leaves=100 min_data_in_leaf=5",
        "objective=binary num_leaves=15 zero_as_missing=true",
        "objective=binary num_leaves=15 use_missing=false",
        "objective=binary num_leaves=31 categorical_feature=3,7 max_cat_to_onehot=10",
        "objective=regression num_leaves=20 categorical_feature=7",
        "objective=cross_entropy num_leaves=20",
        "objective=binary boosting=rf bagging_freq=1 bagging_fraction=0.6 num_leaves=31",
        "objective=binary boosting=dart num_leaves=31",
        "objective=binary num_leaves=31 min_data_in_leaf=4000",
      })
  void model_asTrained_scoresAndExplainsAlike(String parameters) throws Exception {
    try (LightGbm library = new LightGbm(TABLE, 30, parameters)) {
      byte[] bytes = library.text().getBytes(StandardCharsets.UTF_8);
      TreeEnsemble model =
          LightGbmText.read(new ModelFile("model.txt", bytes, Table.names(), ModelLimits.DEFAULT));

      double[] raw = library.raw(FRESH);
      double[] score = library.score(FRESH);
      double[] contributions = library.contributions(FRESH);
      for (int i = 0; i < FRESH.rows; i++) {
        double[] row = FRESH.row(i);
        assertThat(model.raw(row)).as("row %d", i).isCloseTo(raw[i], within(1e-9));
        assertThat(model.rawByWalk(row)).as("row %d", i).isCloseTo(raw[i], within(1e-9));
        assertThat(model.score(row)).as("row %d", i).isCloseTo(score[i], within(1e-9));
        double[] shares = model.contributions(row);
        for (int j = 0; j <= Table.COLUMNS; j++) {
          double theirs = contributions[i * (Table.COLUMNS + 1) + j];
          assertThat(shares[j]).as("row %d share %d", i, j).isCloseTo(theirs, within(1e-9));
        }
      }
    }
  }
}
