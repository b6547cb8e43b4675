package tocsin.core.trees;

/**
 * Points and weights that integrate a polynomial of degree 2n−1 over 0 to 1 exactly: Newton's
 * method on the Legendre polynomial (Press et al., Numerical Recipes, §4.6). Immutable.
 */
final class GaussLegendre {
  final double[] points;
  final double[] weights;

  /**
   * @param n points, from 1
   */
  GaussLegendre(int n) {
    points = new double[n];
    weights = new double[n];
    for (int i = 0; i < n; i++) {
      double x = Math.cos(Math.PI * (i + 0.75) / (n + 0.5));
      double slope = 1;
      // Newton doubles the correct digits each time; from this start 6 steps reach the last bit.
      for (int step = 0; step < 10; step++) {
        double before = 1;
        double value = x;
        for (int k = 2; k <= n; k++) {
          double next = ((2 * k - 1) * x * value - (k - 1) * before) / k;
          before = value;
          value = next;
        }
        slope = n * (x * value - before) / (x * x - 1);
        x -= value / slope;
      }
      points[i] = (1 - x) / 2;
      weights[i] = 1 / ((1 - x * x) * slope * slope);
    }
  }
}
