package tocsin.core.detect;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import tocsin.core.kernel.CidrTable;

/** Listed ranges of IPv4 addresses, and for each the next wider one around it. Immutable. */
final class RangeIndex {
  private static final int NONE = -1;

  private final CidrTable table;
  private final List<CidrTable.Range> ranges;
  private final int[] keys;
  private final int[] wider;

  private RangeIndex(List<CidrTable.Range> ranges, int[] keys) {
    this.ranges = ranges;
    this.keys = keys;
    this.table = CidrTable.of(ranges);
    this.wider = wider(ranges);
  }

  /** For each range the next wider one that holds it, or {@link #NONE}. O(n log n). */
  private static int[] wider(List<CidrTable.Range> ranges) {
    int[] wider = new int[ranges.size()];
    Deque<CidrTable.Range> open = new ArrayDeque<>();
    for (CidrTable.Range range : CidrTable.widestFirst(ranges)) {
      while (!open.isEmpty() && open.peek().last() < range.first()) {
        open.pop();
      }
      wider[range.id()] = open.isEmpty() ? NONE : open.peek().id();
      open.push(range);
    }
    return wider;
  }

  /** The narrowest range around an address, or −1. */
  int find(long v4) {
    return ranges.isEmpty() ? NONE : table.find(v4);
  }

  /** The next wider range around a range, or −1. */
  int wider(int range) {
    return wider[range];
  }

  /** Addresses in a range. */
  long width(int range) {
    return ranges.get(range).last() - ranges.get(range).first() + 1;
  }

  /** The key under which a range's rows stand. */
  int key(int range) {
    return keys[range];
  }

  /** Collects ranges. Confined to one thread. */
  static final class Builder {
    private final List<CidrTable.Range> ranges = new ArrayList<>();
    private final List<Integer> keys = new ArrayList<>();

    void add(String text, int key) {
      CidrTable.Range range = CidrTable.Range.parse(text, ranges.size());
      if (range == null) {
        throw new IllegalArgumentException("keys: entry " + key + " is no IPv4 range");
      }
      ranges.add(range);
      keys.add(key);
    }

    RangeIndex build() {
      return new RangeIndex(
          List.copyOf(ranges), keys.stream().mapToInt(Integer::intValue).toArray());
    }
  }
}
