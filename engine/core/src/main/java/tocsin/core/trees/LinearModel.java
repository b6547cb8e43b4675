package tocsin.core.trees;

/**
 * A weighted sum, after scikit-learn's StandardScaler if there is one. Immutable and thread-safe. A
 * missing value adds nothing; scikit-learn refuses it.
 */
public final class LinearModel implements FeatureModel {
  private final double[] weights;
  private final double[] means;
  private final double[] scales;
  private final double intercept;
  private final Link link;

  /**
   * @param means subtracted from values; empty for none
   * @param scales divide values after that; empty for none, else above 0
   * @throws IllegalArgumentException for lengths that differ and numbers that are not finite
   */
  public LinearModel(
      double[] weights,
      double intercept,
      double[] means,
      double[] scales,
      Link link,
      ModelLimits limits) {
    limits.requireFeatures(weights.length);
    requireFinite("weight", weights);
    requireFinite("mean", means);
    requireFinite("scale", scales);
    requireFinite("intercept", intercept);
    requireLength("means", means, weights.length);
    requireLength("scales", scales, weights.length);
    for (double scale : scales) {
      if (!(scale > 0)) {
        throw new IllegalArgumentException("scale " + scale + " is not above 0");
      }
    }
    this.weights = weights.clone();
    this.means = means.clone();
    this.scales = scales.clone();
    this.intercept = intercept;
    this.link = link;
  }

  static void requireFinite(String what, double... values) {
    for (int i = 0; i < values.length; i++) {
      if (!Double.isFinite(values[i])) {
        throw new IllegalArgumentException(
            what + " " + i + " is " + values[i] + "; it must be finite");
      }
    }
  }

  private static void requireLength(String what, double[] values, int length) {
    if (values.length != 0 && values.length != length) {
      throw new IllegalArgumentException(
          values.length + " " + what + " for " + length + " weights");
    }
  }

  @Override
  public int features() {
    return weights.length;
  }

  @Override
  public double raw(double[] row) {
    requireRow(row);
    double sum = 0;
    for (int i = 0; i < weights.length; i++) {
      sum += share(row, i);
    }
    return sum + intercept;
  }

  private double share(double[] row, int i) {
    if (Double.isNaN(row[i])) {
      return 0;
    }
    double centred = means.length == 0 ? row[i] : row[i] - means[i];
    return weights[i] * (scales.length == 0 ? centred : centred / scales[i]);
  }

  @Override
  public Link link() {
    return link;
  }

  @Override
  public double[] contributions(double[] row) {
    requireRow(row);
    double[] contributions = new double[weights.length + 1];
    for (int i = 0; i < weights.length; i++) {
      contributions[i] = share(row, i);
    }
    contributions[weights.length] = intercept;
    return contributions;
  }
}
