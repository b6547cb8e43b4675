package tocsin.core.evaluate;

/**
 * One measured figure with its uncertainty.
 *
 * @param name what is measured, {@code room.what}, such as {@code victims.in-time}
 * @param group {@code all}, or a part of it: {@code type:F01}, {@code tier:red}, {@code listed:no},
 *     {@code fpr:1e-4}, {@code q:50}
 * @param value NaN when nothing was there to measure
 * @param low lower end of the 95 % interval; equal to {@code value} when none was computed
 * @param high upper end
 * @param count how many cases the figure rests on: the denominator of a share, the members of a
 *     quantile
 */
public record Figure(
    String name, String group, Unit unit, double value, double low, double high, double count) {
  /** What the value counts in. */
  public enum Unit {
    /** 0–1. */
    SHARE,
    COUNT,
    /** Per advisor and day. */
    PER_DAY,
    /** Per thousand people and thirty days. */
    PER_1000_MONTH,
    MINUTES,
    YUAN
  }
}
