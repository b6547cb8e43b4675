package tocsin.core.drift;

import java.util.SortedMap;

/**
 * How far a run's sites have moved from those of training.
 *
 * @param model of the reference; empty when the pack has none
 * @param sampled share of sites that were looked at, 1 unless there were very many
 * @param run all days together
 * @param days by day since 1970-01-01 UTC
 */
public record DriftReport(
    String model, double sampled, DriftDay run, SortedMap<Long, DriftDay> days) {
  /** Index from which somebody should look (KERNELS §3). */
  public static final double WATCH = 0.1;

  /** Index from which the model should be trained anew, or its reference taken here. */
  public static final double ACT = 0.25;

  /** What is to be done. */
  public enum Level {
    /** Too few names, or no reference. */
    UNKNOWN,
    STEADY,
    WATCH,
    ACT
  }

  /** The level of the run's worst index. */
  public Level level() {
    return level(
        run.stability().values().stream()
            .mapToDouble(Double::doubleValue)
            .max()
            .orElse(Double.NaN));
  }

  /** The level of an index. */
  public static Level level(double stability) {
    if (Double.isNaN(stability)) {
      return Level.UNKNOWN;
    }
    return stability >= ACT ? Level.ACT : stability >= WATCH ? Level.WATCH : Level.STEADY;
  }
}
