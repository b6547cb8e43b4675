package tocsin.core.lexical;

import java.util.Arrays;

/**
 * A monotone map from margins to probabilities, as isotonic regression gives it (Zadrozny and
 * Elkan, "Transforming classifier scores into accurate multiclass probability estimates", 2002).
 * Immutable.
 */
public final class StepTable {
  /** Most steps that a table may have. */
  public static final int MAX_STEPS = 256;

  private final float[] from;
  private final float[] probability;

  /**
   * @param from least margin of each step, strictly rising; what lies below the first is in it too
   * @param probability of each step, not falling, within (0, 1)
   */
  public StepTable(float[] from, float[] probability) {
    if (from.length == 0 || from.length > MAX_STEPS || from.length != probability.length) {
      throw new IllegalArgumentException(
          from.length + " margins, " + probability.length + " probabilities; allowed are 1 to 256");
    }
    for (int i = 0; i < from.length; i++) {
      boolean rises = i == 0 || (from[i] > from[i - 1] && probability[i] >= probability[i - 1]);
      if (!Float.isFinite(from[i]) || !rises || !(probability[i] > 0 && probability[i] < 1)) {
        throw new IllegalArgumentException(
            "step " + i + " (" + from[i] + ", " + probability[i] + ") is not monotone in (0, 1)");
      }
    }
    this.from = from.clone();
    this.probability = probability.clone();
  }

  /** The probability of a margin. O(log steps). */
  public float at(double margin) {
    int found = Arrays.binarySearch(from, (float) margin);
    int step = found >= 0 ? found : -found - 2;
    return probability[Math.max(step, 0)];
  }

  /** How many steps. */
  public int size() {
    return from.length;
  }

  float from(int step) {
    return from[step];
  }

  float probability(int step) {
    return probability[step];
  }
}
