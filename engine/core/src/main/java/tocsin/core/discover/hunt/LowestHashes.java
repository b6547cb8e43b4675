package tocsin.core.discover.hunt;

import java.util.Arrays;

/**
 * The lowest of the numbers added, each once, up to a bound: the same whatever the order (a
 * bottom-k sketch that is exact while it is not full). Eight bytes a number.
 */
final class LowestHashes {
  private static final long[] NONE = {};

  private long[] values = NONE;
  private int size;

  /**
   * Adds a number. O(size) at worst, in one copy.
   *
   * @param most how many to keep
   * @return by how much the size grew, 0 or 1
   */
  int add(long value, int most) {
    int found = Arrays.binarySearch(values, 0, size, value);
    int place = -found - 1;
    if (found >= 0 || place >= most) {
      return 0;
    }
    int grown = size < most ? 1 : 0;
    if (size + grown > values.length) {
      values = Arrays.copyOf(values, Math.min(most, Math.max(2, 2 * size)));
    }
    size += grown;
    System.arraycopy(values, place, values, place + 1, size - 1 - place);
    values[place] = value;
    return grown;
  }

  int size() {
    return size;
  }

  /** The number at a place, ascending from 0. */
  long get(int place) {
    return values[place];
  }
}
