package tocsin.core.score;

import tocsin.domain.intel.Signal;

/**
 * Something a person did, first seen at a time.
 *
 * @param at milliseconds UTC
 * @param target index into the log's targets; {@link #CONTEXT} for banks, payments and tools
 * @param signals {@code Signal} bits first seen at {@code at} within its five minutes
 * @param known when it came to be known, milliseconds UTC; never before {@code at}
 */
public record Moment(long at, int target, int signals, long known) {
  /** Target of moments that concern no flagged target. */
  public static final int CONTEXT = -1;

  /** Length of the spans within which a signal counts once, milliseconds. */
  public static final long SPAN_MILLIS = 5 * 60_000L;

  public Moment {
    known = Math.max(at, known);
  }

  /** Whether it is the desk's. */
  public boolean isHandling() {
    return target == CONTEXT && (signals & Signal.HANDLED) != 0;
  }

  Moment without(int others) {
    return (signals & others) == 0 ? this : new Moment(at, target, signals & ~others, known);
  }

  Moment renamed(int itsTarget) {
    return new Moment(at, itsTarget, signals, known);
  }

  boolean sameSpan(Moment other) {
    return target == other.target && span() == other.span();
  }

  /** Whether this says all that another says, as early and known as early. */
  boolean precedes(Moment other) {
    return at <= other.at && known <= other.known;
  }

  long span() {
    return Math.floorDiv(at, SPAN_MILLIS);
  }
}
