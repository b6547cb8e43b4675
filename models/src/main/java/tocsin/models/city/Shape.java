package tocsin.models.city;

/**
 * A log-normal distribution as 4,096 equally likely values: one table look-up instead of a
 * logarithm, a root and an exponential. What is lost is the outermost hundredth of a percent.
 */
final class Shape {
  private static final int BITS = 12;
  private final double[] values = new double[1 << BITS];

  /**
   * A shape.
   *
   * @param median half of the values lie below
   * @param sigma standard deviation of the logarithm
   */
  Shape(double median, double sigma) {
    for (int i = 0; i < values.length; i++) {
      double share = (i + 0.5) / values.length;
      values[i] = median * StrictMath.exp(sigma * normalQuantile(share));
    }
  }

  double draw(Chance chance) {
    return values[(int) (chance.bits() >>> (64 - BITS))];
  }

  /**
   * The standard normal quantile. Acklam's rational approximation (2003), relative error below
   * 1.2e-9.
   */
  static double normalQuantile(double p) {
    if (p < 0.02425) {
      return tail(StrictMath.sqrt(-2 * StrictMath.log(p)));
    }
    if (p > 1 - 0.02425) {
      return -tail(StrictMath.sqrt(-2 * StrictMath.log(1 - p)));
    }
    double q = p - 0.5;
    double r = q * q;
    double above =
        ((((-39.69683028665376 * r + 220.9460984245205) * r - 275.9285104469687) * r
                            + 138.3577518672690)
                        * r
                    - 30.66479806614716)
                * r
            + 2.506628277459239;
    double below =
        ((((-54.47609879822406 * r + 161.5858368580409) * r - 155.6989798598866) * r
                            + 66.80131188771972)
                        * r
                    - 13.28068155288572)
                * r
            + 1;
    return above * q / below;
  }

  private static double tail(double q) {
    double above =
        ((((-0.007784894002430293 * q - 0.3223964580411365) * q - 2.400758277161838) * q
                        - 2.549732539343734)
                    * q
                + 4.374664141464968)
            * q;
    double below =
        (((0.007784695709041462 * q + 0.3224671290700398) * q + 2.445134137142996) * q
                + 3.754408661907416)
            * q;
    return (above + 2.938163982698783) / (below + 1);
  }
}
