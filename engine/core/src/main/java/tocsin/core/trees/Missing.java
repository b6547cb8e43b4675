package tocsin.core.trees;

/** What a split takes for a missing value, and so sends where its default points. */
public enum Missing {
  /** Nothing: NaN counts as 0. */
  NONE,
  /** NaN and everything within 1e-35 of 0, as LightGBM has it. */
  ZERO,
  /** NaN. */
  NAN;

  /** LightGBM's kZeroThreshold, a float there. */
  static final double ZERO_BAND = 1e-35f;

  /** Whether the default direction is taken. */
  boolean takes(double value) {
    return switch (this) {
      case NONE -> false;
      case ZERO -> Double.isNaN(value) || Math.abs(value) <= ZERO_BAND;
      case NAN -> Double.isNaN(value);
    };
  }

  /** The value to compare when the default is not taken. */
  static double compared(double value) {
    return Double.isNaN(value) ? 0 : value;
  }
}
