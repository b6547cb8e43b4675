package tocsin.adapters.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tocsin.core.trees.ModelLimits;
import tocsin.core.trees.TreeEnsemble;

/** Models that the real XGBoost trains score and explain themselves here as they do there. */
class XgboostOracleTest {
  private static final Table TABLE = new Table(201, 3000);
  private static final Table FRESH = new Table(202, 1000);

  @BeforeAll
  static void loads() {
    Xgboost.assumeLoads();
  }

  @ParameterizedTest
  @CsvSource({
    "json, objective=binary:logistic max_depth=5",
    "ubj, objective=binary:logistic max_depth=5",
    "json, objective=binary:logistic max_depth=9 base_score=0.2 min_child_weight=0",
    "ubj, objective=binary:logitraw max_depth=4 base_score=0.3",
    "json, objective=reg:squarederror max_depth=6 base_score=3",
    "ubj, objective=binary:logistic max_depth=0 grow_policy=lossguide max_leaves=40 tree_method=hist",
    "json, objective=binary:logistic max_depth=6 tree_method=exact gamma=2",
    "ubj, objective=rank:pairwise max_depth=3",
  })
  void model_asTrained_scoresAndExplainsAlike(String format, String parameters) throws Exception {
    Map<String, Object> map = new LinkedHashMap<>();
    for (String parameter : parameters.split(" ", -1)) {
      String[] pair = parameter.split("=", 2);
      map.put(pair[0], pair[1]);
    }
    Xgboost library = new Xgboost(TABLE, 30, map);
    ModelFile file =
        new ModelFile("model." + format, library.model(format), Table.names(), ModelLimits.DEFAULT);
    TreeEnsemble model = format.equals("json") ? XgboostModel.json(file) : XgboostModel.ubj(file);

    double[] raw = library.raw(FRESH);
    double[] score = library.score(FRESH);
    float[][] contributions = library.contributions(FRESH);
    for (int i = 0; i < FRESH.rows; i++) {
      double[] row = FRESH.row(i);
      double allowed = 1e-5 * Math.max(1, Math.abs(raw[i]));
      assertThat(model.raw(row)).as("row %d", i).isCloseTo(raw[i], within(allowed));
      assertThat(model.score(row)).as("row %d", i).isCloseTo(score[i], within(allowed));
      double[] shares = model.contributions(row);
      for (int j = 0; j <= Table.COLUMNS; j++) {
        double theirs = contributions[i][j];
        assertThat(shares[j]).as("row %d share %d", i, j).isCloseTo(theirs, within(2e-5));
      }
    }
  }
}
