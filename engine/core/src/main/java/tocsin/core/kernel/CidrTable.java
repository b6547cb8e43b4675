package tocsin.core.kernel;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;

/**
 * IPv4 ranges, answering which range covers an address most narrowly. Immutable and thread-safe.
 *
 * <p>Nested prefixes are flattened into disjoint runs at build time; a 16-bit index leads to the
 * few runs of an address's upper half. Up to {@value #FEW} of these are counted without a branch,
 * more are searched by bisection.
 */
public final class CidrTable {
  /**
   * A range to build from.
   *
   * @param first lowest address, unsigned 32 bits
   * @param last highest address, inclusive
   * @param id what {@link #find} returns
   */
  public record Range(long first, long last, int id) {

    /** The range of an address or {@code a.b.c.d/n}; null when the text is neither. */
    public static @org.jspecify.annotations.Nullable Range parse(String text, int id) {
      int slash = text.indexOf('/');
      long address = Ips.v4(slash < 0 ? text : text.substring(0, slash));
      int bits = slash < 0 ? 32 : prefix(text, slash + 1);
      if (address < 0 || bits < 0) {
        return null;
      }
      long size = 1L << (32 - bits);
      long first = address & -size;
      return new Range(first, first + size - 1, id);
    }

    private static int prefix(String text, int from) {
      int length = text.length() - from;
      if (length < 1 || length > 2) {
        return -1;
      }
      int bits = 0;
      for (int i = from; i < text.length(); i++) {
        char c = text.charAt(i);
        if (c < '0' || c > '9') {
          return -1;
        }
        bits = bits * 10 + (c - '0');
      }
      return bits <= 32 ? bits : -1;
    }
  }

  private static final int FEW = 8;

  /** Ascending, the lowest address first; so many more than runs that {@link #FEW} can be read. */
  private final int[] starts;

  private final int[] ids;

  /** Runs that begin before the addresses of an upper half. */
  private final int[] index;

  private final int size;

  private CidrTable(int size, int[] starts, int[] ids, int[] index) {
    this.size = size;
    this.starts = starts;
    this.ids = ids;
    this.index = index;
  }

  /** Builds the table; where equal ranges meet, the lower id wins. O(n log n). */
  public static CidrTable of(List<Range> ranges) {
    Runs runs = new Runs();
    runs.begin(0, -1);
    Deque<Range> open = new ArrayDeque<>();
    for (Range range : widestFirst(ranges)) {
      closeUntil(open, runs, range.first());
      runs.begin(range.first(), range.id());
      open.push(range);
    }
    closeUntil(open, runs, Long.MAX_VALUE);
    return runs.table();
  }

  /** Ranges in the order of their first addresses, those that hold others before them. */
  public static List<Range> widestFirst(List<Range> ranges) {
    List<Range> sorted = new ArrayList<>(ranges);
    sorted.sort(
        Comparator.comparingLong(Range::first)
            .thenComparing(Comparator.comparingLong(Range::last).reversed())
            .thenComparing(Comparator.comparingInt(Range::id).reversed()));
    return sorted;
  }

  private static void closeUntil(Deque<Range> open, Runs runs, long before) {
    while (!open.isEmpty() && open.peek().last() < before) {
      long end = open.pop().last();
      while (!open.isEmpty() && open.peek().last() <= end) {
        end = Math.max(end, open.pop().last());
      }
      runs.begin(end + 1, open.isEmpty() ? -1 : open.peek().id());
    }
  }

  /** Ranges' narrowest id for an address (unsigned 32 bits), or −1. O(log runs in its /16). */
  public int find(long address) {
    int upper = (int) (address >>> 16);
    int low = index[upper];
    int high = index[upper + 1];
    int key = (int) address ^ Integer.MIN_VALUE;
    int before = high - low > FEW ? bisect(low, high, key) : low + count(low, key);
    return ids[before - 1];
  }

  /** How many of the next runs begin at or before a key; those of later upper halves do not. */
  private int count(int low, int key) {
    long bound = key + 1L;
    int count = 0;
    for (int i = 0; i < FEW; i++) {
      count += (int) ((starts[low + i] - bound) >>> 63);
    }
    return count;
  }

  private int bisect(int from, int to, int key) {
    int low = from;
    int high = to;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (starts[middle] <= key) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /** Runs in the table, save the one that begins at the lowest address if nothing covers it. */
  public int size() {
    return ids[0] < 0 ? size - 1 : size;
  }

  /** Collects runs in ascending order; a later run at the same start replaces the earlier. */
  private static final class Runs {
    private int[] starts = new int[64];
    private int[] ids = new int[64];
    private int size;

    void begin(long first, int id) {
      if (first > 0xFFFFFFFFL) {
        return;
      }
      int key = (int) first ^ Integer.MIN_VALUE;
      if (size > 0 && starts[size - 1] == key) {
        ids[size - 1] = id;
        return;
      }
      if (size == starts.length) {
        starts = Arrays.copyOf(starts, size * 2);
        ids = Arrays.copyOf(ids, size * 2);
      }
      starts[size] = key;
      ids[size++] = id;
    }

    CidrTable table() {
      int[] index = new int[65537];
      int run = 0;
      for (int upper = 0; upper < 65536; upper++) {
        int key = (upper << 16) ^ Integer.MIN_VALUE;
        while (run < size && starts[run] < key) {
          run++;
        }
        index[upper] = run;
      }
      index[65536] = size;
      int[] padded = Arrays.copyOf(starts, size + FEW);
      Arrays.fill(padded, size, size + FEW, Integer.MAX_VALUE);
      // The highest address of all is counted as behind the padding too.
      int[] paddedIds = Arrays.copyOf(ids, size + FEW);
      Arrays.fill(paddedIds, size, size + FEW, ids[size - 1]);
      return new CidrTable(size, padded, paddedIds, index);
    }
  }
}
