package tocsin.core.lexical;

import java.util.List;

/**
 * What training gives: tables of weights, for hosts and for paths, and how to read their sums.
 * Immutable as long as nobody writes to the tables it was given.
 */
public final class LexicalWeights {
  private final String name;
  private final Scales scales;
  private final byte[] hostTable;
  private final byte[] pathTable;
  private final StepTable calibration;
  private final List<Threshold> thresholds;

  /**
   * What turns sums of units to log-odds.
   *
   * @param bias margin of a host of no terms, in log-odds
   * @param host log-odds of one unit of a host term
   * @param path log-odds of one unit of a path term
   */
  public record Scales(float bias, float host, float path) {
    public Scales {
      if (!Float.isFinite(bias) || !isScale(host) || !isScale(path)) {
        throw new IllegalArgumentException(
            "bias " + bias + ", scales " + host + " and " + path + " must be finite, scales >= 0");
      }
    }

    private static boolean isScale(float scale) {
      return Float.isFinite(scale) && scale >= 0;
    }
  }

  /**
   * A cut of the margin.
   *
   * @param rate share of ordinary registrable domains above it in validation, in (0, 1)
   * @param margin in log-odds
   */
  public record Threshold(float rate, float margin) {
    public Threshold {
      if (!(rate > 0 && rate < 1) || !Float.isFinite(margin)) {
        throw new IllegalArgumentException(
            "threshold " + margin + " for rate " + rate + "; rates lie in (0, 1)");
      }
    }
  }

  /**
   * @param name which model, for reasons and reports; at most 64 bytes of UTF-8
   * @param hostTable units by place, 2^8 to 2^20 of them, a power of two
   * @param pathTable the same for paths
   * @param calibration from margins to probabilities
   */
  public LexicalWeights(
      String name,
      Scales scales,
      byte[] hostTable,
      byte[] pathTable,
      StepTable calibration,
      List<Threshold> thresholds) {
    if (!isLength(hostTable.length) || !isLength(pathTable.length)) {
      throw new IllegalArgumentException(
          "tables of "
              + hostTable.length
              + " and "
              + pathTable.length
              + " weights; allowed are powers of two from 2^8 to 2^20");
    }
    this.name = name;
    this.scales = scales;
    this.hostTable = hostTable;
    this.pathTable = pathTable;
    this.calibration = calibration;
    this.thresholds = List.copyOf(thresholds);
  }

  private static boolean isLength(int length) {
    return Integer.bitCount(length) == 1 && length >= 1 << 8 && length <= 1 << 20;
  }

  /** The same tables, calibrated. */
  public LexicalWeights calibrated(StepTable steps, List<Threshold> cuts) {
    return new LexicalWeights(name, scales, hostTable, pathTable, steps, cuts);
  }

  /** Which model this is. */
  public String name() {
    return name;
  }

  Scales scales() {
    return scales;
  }

  byte[] hostTable() {
    return hostTable;
  }

  byte[] pathTable() {
    return pathTable;
  }

  StepTable calibration() {
    return calibration;
  }

  /** Cuts of the margin, as they were given. */
  public List<Threshold> thresholds() {
    return thresholds;
  }

  int hostBits() {
    return Integer.numberOfTrailingZeros(hostTable.length);
  }

  int pathBits() {
    return Integer.numberOfTrailingZeros(pathTable.length);
  }
}
