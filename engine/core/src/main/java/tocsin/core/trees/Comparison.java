package tocsin.core.trees;

/** When a numeric split goes left. */
public enum Comparison {
  /** {@code value <= threshold}: LightGBM, scikit-learn, ONNX's BRANCH_LEQ. */
  AT_MOST,
  /** {@code value < threshold}: XGBoost, ONNX's BRANCH_LT. */
  BELOW;

  /**
   * The threshold to compare with {@code <=}. There is no double between a threshold and the next
   * one down, so both comparisons agree on every value.
   */
  double atMost(double threshold) {
    return this == AT_MOST ? threshold : Math.nextDown(threshold);
  }
}
