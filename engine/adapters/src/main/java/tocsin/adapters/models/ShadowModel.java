package tocsin.adapters.models;

import java.util.List;

/**
 * A challenger: a proven model that scores targets beside the engine and decides nothing.
 *
 * @param id names it in results
 */
public record ShadowModel(String id, ModelBundle.OfRows bundle) {
  /**
   * The calibrated probability, to six decimals.
   *
   * @param features in the order of the schema; NaN where missing
   * @throws IllegalArgumentException when there are not as many as the schema has
   */
  public double score(List<Double> features) {
    double[] row = new double[features.size()];
    for (int i = 0; i < row.length; i++) {
      row[i] = features.get(i);
    }
    return Math.rint(bundle.probability(row) * 1e6) / 1e6;
  }
}
