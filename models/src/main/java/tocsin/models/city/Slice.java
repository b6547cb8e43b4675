package tocsin.models.city;

import java.util.List;

/**
 * A few minutes of traffic, ready to be written.
 *
 * @param lines native records in the order in which they arrive
 * @param late records that arrive with a later slice
 * @param events what happened, lost records included
 */
record Slice(
    int day,
    int hour,
    Bytes lines,
    List<Late> late,
    List<Event> events,
    long written,
    long lost,
    long duplicated) {

  /**
   * A line that a sensor held back.
   *
   * @param due the slice with which it arrives
   */
  record Late(long due, Bytes line) {}
}
