package tocsin.core.trees;

import java.util.Arrays;

/**
 * Raw score to probability, as fitted after training. Immutable and thread-safe.
 *
 * <p>Platt (1999) is {@code 1 / (1 + e^(a × raw + b))}. Isotonic (PAV) is a rising line through
 * points, flat beyond the first and last, as scikit-learn stores it.
 */
public final class Calibration {
  private final double a;
  private final double b;
  private final double[] raws;
  private final double[] probabilities;

  private Calibration(double a, double b, double[] raws, double[] probabilities) {
    this.a = a;
    this.b = b;
    this.raws = raws;
    this.probabilities = probabilities;
  }

  /** Platt's sigmoid; {@code a} is below 0 when higher raw scores mean fraud. */
  public static Calibration platt(double a, double b) {
    LinearModel.requireFinite("platt", a, b);
    return new Calibration(a, b, new double[0], new double[0]);
  }

  /**
   * Points of a rising line.
   *
   * @param raws ascending
   * @param probabilities 0 to 1, never falling
   */
  public static Calibration isotonic(double[] raws, double[] probabilities) {
    LinearModel.requireFinite("raw", raws);
    LinearModel.requireFinite("probability", probabilities);
    if (raws.length == 0 || raws.length != probabilities.length) {
      throw new IllegalArgumentException(
          raws.length
              + " raw scores and "
              + probabilities.length
              + " probabilities; allowed are as many of each, 1 and more");
    }
    for (int i = 0; i < raws.length; i++) {
      boolean rises = i == 0 || (raws[i] > raws[i - 1] && probabilities[i] >= probabilities[i - 1]);
      if (!rises || probabilities[i] < 0 || probabilities[i] > 1) {
        throw new IllegalArgumentException(
            "point " + i + " (" + raws[i] + ", " + probabilities[i] + ") falls or leaves 0 to 1");
      }
    }
    return new Calibration(0, 0, raws.clone(), probabilities.clone());
  }

  /** Raw scores of the points of an isotonic line; empty of Platt's. */
  public double[] raws() {
    return raws.clone();
  }

  /** Probabilities of these points. */
  public double[] probabilities() {
    return probabilities.clone();
  }

  /** The probability of a raw score. O(log points). */
  public double apply(double raw) {
    if (raws.length == 0) {
      return 1 / (1 + Math.exp(a * raw + b));
    }
    int at = Arrays.binarySearch(raws, raw);
    if (at >= 0) {
      return probabilities[at];
    }
    int above = -at - 1;
    if (above == 0 || above == raws.length) {
      return probabilities[above == 0 ? 0 : above - 1];
    }
    double part = (raw - raws[above - 1]) / (raws[above] - raws[above - 1]);
    return probabilities[above - 1] + part * (probabilities[above] - probabilities[above - 1]);
  }
}
