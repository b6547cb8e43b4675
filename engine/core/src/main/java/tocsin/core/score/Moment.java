package tocsin.core.score;

/**
 * Something a person did, first seen at a time.
 *
 * @param at milliseconds UTC
 * @param target index into the log's targets; {@link #CONTEXT} for banks, payments and tools
 * @param signals {@code Signal} bits first seen at {@code at} within its five minutes
 */
public record Moment(long at, int target, int signals) {
  /** Target of moments that concern no flagged target. */
  public static final int CONTEXT = -1;

  /** Length of the spans within which a signal counts once, milliseconds. */
  public static final long SPAN_MILLIS = 5 * 60_000L;

  long span() {
    return Math.floorDiv(at, SPAN_MILLIS);
  }
}
