package tocsin.core.discover;

/**
 * Event time cut into epochs of equal length, at whose ends evidence that came from elsewhere is
 * closed and weighed. What begins to count within an epoch does so in its last millisecond.
 *
 * @param millis length, positive
 */
record Epochs(long millis) {

  /** The end of the epoch that a time lies in, exclusive. */
  long endOf(long at) {
    return (Math.floorDiv(at, millis) + 1) * millis;
  }

  /** The last millisecond of the epoch that a time lies in. */
  long closing(long at) {
    return endOf(at) - 1;
  }

  /** Whether a time is the end of an epoch. */
  boolean isEnd(long at) {
    return Math.floorMod(at, millis) == 0;
  }
}
