package tocsin.core.lexical;

/**
 * What training gives: tables of weights, for hosts and for paths, and how to read their sums.
 *
 * @param name which model, for reasons and reports; at most 64 bytes of UTF-8
 * @param bias margin of a host of no terms, in log-odds
 * @param hostScale log-odds of one unit of a host term
 * @param pathScale log-odds of one unit of a path term
 * @param hostTable units by place, a power of two of them; never changed
 * @param pathTable the same for paths
 * @param calibration from margins to probabilities
 * @param thresholds margins by false-positive rate, strictest last
 */
public record LexicalWeights(
    String name,
    float bias,
    float hostScale,
    float pathScale,
    byte[] hostTable,
    byte[] pathTable,
    StepTable calibration,
    float[][] thresholds) {

  public LexicalWeights {
    if (!isLength(hostTable.length) || !isLength(pathTable.length)) {
      throw new IllegalArgumentException(
          "tables of "
              + hostTable.length
              + " and "
              + pathTable.length
              + " weights; allowed are powers of two from 2^8 to 2^20");
    }
    if (!Float.isFinite(bias) || !isScale(hostScale) || !isScale(pathScale)) {
      throw new IllegalArgumentException(
          "bias " + bias + ", scales " + hostScale + " and " + pathScale + " must be finite, >= 0");
    }
    for (float[] threshold : thresholds) {
      if (!(threshold[0] > 0 && threshold[0] < 1) || !Float.isFinite(threshold[1])) {
        throw new IllegalArgumentException(
            "threshold " + threshold[1] + " for rate " + threshold[0] + "; rates lie in (0, 1)");
      }
    }
  }

  private static boolean isLength(int length) {
    return Integer.bitCount(length) == 1 && length >= 1 << 8 && length <= 1 << 20;
  }

  /** Log2 of the host table's length. */
  public int hostBits() {
    return Integer.numberOfTrailingZeros(hostTable.length);
  }

  /** Log2 of the path table's length. */
  public int pathBits() {
    return Integer.numberOfTrailingZeros(pathTable.length);
  }

  private static boolean isScale(float scale) {
    return Float.isFinite(scale) && scale >= 0;
  }
}
