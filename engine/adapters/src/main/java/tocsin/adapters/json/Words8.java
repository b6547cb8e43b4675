package tocsin.adapters.json;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Eight bytes at a time (SWAR: Lamport, "Multiple byte processing with full-word instructions",
 * CACM 1975). Each search returns the first true hit: a borrow can only invent hits above a real
 * one.
 */
public final class Words8 {
  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final long ONES = 0x0101010101010101L;
  private static final long HIGHS = 0x8080808080808080L;

  /** Bytes that must be readable after the end of what is searched. */
  public static final int SLACK = 8;

  private Words8() {}

  static long at(byte[] bytes, int index) {
    return (long) LONGS.get(bytes, index);
  }

  /** The first index of a byte in [from, to), or −1. */
  public static int indexOf(byte wanted, byte[] bytes, int from, int to) {
    long pattern = (wanted & 0xFFL) * ONES;
    int i = from;
    int words = Math.min(to, bytes.length) - 7;
    for (; i < words; i += 8) {
      long x = at(bytes, i) ^ pattern;
      long hits = (x - ONES) & ~x & HIGHS;
      if (hits != 0) {
        return i + (Long.numberOfTrailingZeros(hits) >>> 3);
      }
    }
    for (; i < to; i++) {
      if (bytes[i] == wanted) {
        return i;
      }
    }
    return -1;
  }

  /**
   * Where a plain JSON text that begins at an index ends: the index of its closing quote, or −1
   * when an escape, a control character or a byte beyond ASCII comes first.
   */
  static int endOfPlainText(byte[] bytes, int from, int to) {
    int i = from;
    int words = Math.min(to, bytes.length) - 7;
    for (; i < words; i += 8) {
      long x = at(bytes, i);
      long quote = x ^ 0x2222222222222222L;
      long escape = x ^ 0x5C5C5C5C5C5C5C5CL;
      long hits =
          ((quote - ONES) & ~quote)
              | ((escape - ONES) & ~escape)
              | ((x - 0x2020202020202020L) & ~x)
              | x;
      hits &= HIGHS;
      if (hits != 0) {
        int at = i + (Long.numberOfTrailingZeros(hits) >>> 3);
        return bytes[at] == '"' ? at : -1;
      }
    }
    for (; i < to; i++) {
      byte b = bytes[i];
      if (b == '"') {
        return i;
      }
      if (b < 0x20 || b == '\\') {
        return -1;
      }
    }
    return -1;
  }

  /** A hash of bytes, for caches only. */
  static int hash(byte[] bytes, int from, int to) {
    long hash = (long) to - from;
    int i = from;
    for (; i + 8 <= to; i += 8) {
      hash = (hash ^ at(bytes, i)) * 0x9E3779B97F4A7C15L;
      hash ^= hash >>> 32;
    }
    long tail = 0;
    for (; i < to; i++) {
      tail = (tail << 8) | (bytes[i] & 0xFF);
    }
    hash = (hash ^ tail) * 0x9E3779B97F4A7C15L;
    return (int) (hash >>> 32);
  }
}
