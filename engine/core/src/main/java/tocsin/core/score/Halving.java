package tocsin.core.score;

/**
 * Exponential decay from a table: a step is looked up, what is left of it is a Taylor polynomial of
 * second order. Relative error at most 6e-11; the same on every machine, since Java's arithmetic is
 * strict. Thirty times as fast as {@code StrictMath.pow}.
 */
final class Halving {
  private static final int BITS = 10;
  private static final int STEPS = 1 << BITS;
  private static final double STEP = StrictMath.log(2) / STEPS;
  private static final double[] FRACTIONS = fractions();

  /** Halvings after which a double holds nothing any more, short of subnormal numbers. */
  private static final int MOST = 1_022;

  private Halving() {}

  /**
   * 2^(−age/half-life).
   *
   * @param ageMillis not negative
   * @param halfLifeMillis positive
   * @return in [0, 1]
   */
  static double of(long ageMillis, long halfLifeMillis) {
    double steps = (double) ageMillis / halfLifeMillis * STEPS;
    if (steps >= (double) MOST * STEPS) {
      return 0;
    }
    int whole = (int) steps;
    double rest = (steps - whole) * STEP;
    double within = FRACTIONS[whole & STEPS - 1] * (1 - rest * (1 - rest / 2));
    return within * Double.longBitsToDouble((long) (1_023 - (whole >>> BITS)) << 52);
  }

  private static double[] fractions() {
    double[] fractions = new double[STEPS];
    for (int i = 0; i < STEPS; i++) {
      fractions[i] = StrictMath.pow(2, -(double) i / STEPS);
    }
    return fractions;
  }
}
