package tocsin.adapters.json;

/**
 * Bounds on input, so that no line can hurt.
 *
 * @param maxLineBytes longest line
 * @param maxFieldChars longest text field
 * @param maxDepth deepest nesting of JSON
 * @param earliest earliest time of a record, milliseconds UTC
 * @param latest latest time of a record, milliseconds UTC
 */
public record Limits(
    int maxLineBytes, int maxFieldChars, int maxDepth, long earliest, long latest) {
  /** 2001-01-01, before which no record of a working sensor lies. */
  public static final long DEFAULT_EARLIEST = 978_307_200_000L;

  /** Bounds that suit live traffic up to a time. */
  public static Limits until(long latest) {
    return new Limits(1 << 20, 8192, 32, DEFAULT_EARLIEST, latest);
  }
}
