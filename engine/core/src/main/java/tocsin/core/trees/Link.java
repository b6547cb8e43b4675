package tocsin.core.trees;

/**
 * How a raw score becomes a score.
 *
 * @param logistic whether {@code 1 / (1 + e^(-scale × raw))}, else {@code scale × raw}
 * @param scale LightGBM's {@code sigmoid}, or one over the trees of a forest that scores the mean;
 *     above 0
 */
public record Link(boolean logistic, double scale) {
  /** The raw score itself. */
  public static final Link IDENTITY = new Link(false, 1);

  /** Log-odds to probability. */
  public static final Link LOGISTIC = new Link(true, 1);

  public Link {
    if (!(scale > 0) || scale == Double.POSITIVE_INFINITY) {
      throw new IllegalArgumentException("scale is " + scale + "; it must be above 0 and finite");
    }
  }

  /** The score of a raw score. */
  public double apply(double raw) {
    return logistic ? 1 / (1 + Math.exp(-scale * raw)) : scale * raw;
  }
}
