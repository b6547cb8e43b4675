package tocsin.core.kernel;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Hashes of host names, label by label from the right, eight bytes at a time. Keyed: every round is
 * a 64 × 64 → 128 bit multiplication folded to 64 (Wang Yi, wyhash, public domain) with a secret in
 * both factors.
 */
final class LabelHash {
  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final long K0 = 0xA0761D6478BD642FL;
  private static final long K1 = 0xE7037ED1A0B428DBL;
  private static final long DOTS = 0x2E2E2E2E2E2E2E2EL;
  private static final long LOW7 = 0x7F7F7F7F7F7F7F7FL;

  /** Gathers the top bits of eight bytes into one. */
  private static final long GATHER = 0x0102040810204080L;

  private LabelHash() {}

  /** What a walk begins with. */
  static long begin(long seed) {
    return seed ^ K1;
  }

  /** The hash extended to the left by a label. O(length / 8). */
  static long extend(long hash, long seed, byte[] bytes, int start, int end) {
    int length = end - start;
    long h = hash ^ (length * K0);
    int at = end;
    while (at - start > 8) {
      h = fold(h ^ word(bytes, at - 8, at), seed ^ K0);
      at -= 8;
    }
    return fold(h ^ word(bytes, start, at), seed ^ K1);
  }

  private static long fold(long a, long b) {
    return Math.multiplyHigh(a, b) ^ (a * b);
  }

  /** At most eight bytes as a number; none are 0. */
  private static long word(byte[] bytes, int start, int end) {
    int length = end - start;
    if (length == 0) {
      return 0;
    }
    if (end >= 8) {
      return (long) LONGS.get(bytes, end - 8) >>> (64 - 8 * length);
    }
    if (bytes.length >= 8) {
      return ((long) LONGS.get(bytes, 0) << (64 - 8 * end)) >>> (64 - 8 * length);
    }
    long word = 0;
    for (int i = end - 1; i >= start; i--) {
      word = word << 8 | (bytes[i] & 0xFF);
    }
    return word;
  }

  /** A bit for every dot of a host of at most 64 bytes. */
  static long dots(byte[] bytes, int start, int end) {
    long mask = 0;
    int at = start;
    for (; at + 8 <= end; at += 8) {
      mask |= dots((long) LONGS.get(bytes, at)) << (at - start);
    }
    for (; at < end; at++) {
      mask |= (bytes[at] == '.' ? 1L : 0L) << (at - start);
    }
    return mask;
  }

  /** One bit for every byte that is a dot. */
  private static long dots(long word) {
    long other = word ^ DOTS;
    long zero = ~(((other & LOW7) + LOW7) | other | LOW7);
    return ((zero >>> 7) * GATHER) >>> 56;
  }

  /** Where the label that ends at a place begins, at any length of host. */
  static int labelStart(byte[] bytes, int start, int end) {
    int at = end;
    while (at > start && bytes[at - 1] != '.') {
      at--;
    }
    return at;
  }
}
