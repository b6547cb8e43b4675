package tocsin.core.detect;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Keys with what belongs to each, while they are collected; then grouped by key in the order of
 * their hash, which is quicker than that of their text and as much decided by content. Confined to
 * one thread while it grows; hashing and sorting use the fork-join pool they are called in, and
 * give the same whatever its size.
 */
final class KeySink {
  /** Hashes a key; safe for many threads at once. */
  interface Hasher {
    long hash(byte[] bytes, int from, int to);
  }

  /** Takes groups in order; the numbers are overwritten by the next. */
  interface Groups {
    /**
     * Takes one key.
     *
     * @param bytes holds the key, from {@code from} to {@code to}
     * @param members what was added under it, in no order
     */
    void group(byte[] bytes, int from, int to, int[] members, int count);
  }

  private byte[] text = new byte[1 << 10];
  private int[] ends = new int[64];
  private int[] values = new int[64];
  private int size;

  /** Adds a value under a key. */
  void add(byte[] key, int value) {
    int start = start(size);
    int end = Math.addExact(start, key.length);
    if (end > text.length) {
      int doubled = (int) Math.min(Integer.MAX_VALUE - 8L, text.length * 2L);
      text = Arrays.copyOf(text, Math.max(end, doubled));
    }
    System.arraycopy(key, 0, text, start, key.length);
    if (size == ends.length) {
      ends = Arrays.copyOf(ends, size * 2);
      values = Arrays.copyOf(values, size * 2);
    }
    ends[size] = end;
    values[size++] = value;
  }

  private int start(int i) {
    return i == 0 ? 0 : ends[i - 1];
  }

  /** Tells every key once, with its values. O(n log n). */
  void groups(Hasher hasher, Groups out) {
    // The upper half of the hash, its sign turned so that it sorts as unsigned, and the number.
    long[] order = new long[size];
    IntStream.range(0, size)
        .parallel()
        .forEach(
            i -> {
              long hash = hasher.hash(text, start(i), ends[i]) ^ Long.MIN_VALUE;
              order[i] = (hash >>> 32 << 32) | i;
            });
    Arrays.parallelSort(order);
    int[] members = new int[16];
    for (int from = 0; from < size; ) {
      int to = from + 1;
      while (to < size && order[to] >>> 32 == order[from] >>> 32) {
        to++;
      }
      members = members.length < to - from ? new int[2 * (to - from)] : members;
      if (to - from > 1 && !isOneKey(order, from, to)) {
        sortByText(order, from, to);
      }
      for (int at = from; at < to; ) {
        int first = (int) order[at];
        int count = 0;
        while (at < to && compare(first, (int) order[at]) == 0) {
          members[count++] = values[(int) order[at++]];
        }
        out.group(text, start(first), ends[first], members, count);
      }
      from = to;
    }
  }

  private boolean isOneKey(long[] order, int from, int to) {
    for (int i = from + 1; i < to; i++) {
      if (compare((int) order[from], (int) order[i]) != 0) {
        return false;
      }
    }
    return true;
  }

  /** Different keys may share the upper half of a hash; their order is that of their text. */
  private void sortByText(long[] order, int from, int to) {
    long[] sorted =
        Arrays.stream(order, from, to)
            .boxed()
            .sorted((a, b) -> compare((int) (long) a, (int) (long) b))
            .mapToLong(Long::longValue)
            .toArray();
    System.arraycopy(sorted, 0, order, from, sorted.length);
  }

  private int compare(int a, int b) {
    return Arrays.compareUnsigned(text, start(a), ends[a], text, start(b), ends[b]);
  }
}
