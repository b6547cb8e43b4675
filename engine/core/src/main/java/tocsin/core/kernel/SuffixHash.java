package tocsin.core.kernel;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Keyed hashes of the suffixes of a host name, or of any other text. A text is read in blocks of 32
 * bytes from its end, so that the suffixes of one host share their words, and what a suffix of up
 * to 32 bytes costs does not depend on its length nor on that of its labels: no branch to
 * mispredict. Every round is a 64 × 64 → 128 bit multiplication folded to 64 (Wang Yi, wyhash,
 * public domain) with a secret in both factors.
 */
final class SuffixHash {
  /** Bytes of a block. */
  static final int BLOCK = 32;

  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final long K0 = 0xA0761D6478BD642FL;
  private static final long K1 = 0xE7037ED1A0B428DBL;
  private static final long K2 = 0x8EBC6AF09C88C6E3L;
  private static final long K3 = 0x589965CC75374CC3L;

  private static final long DOTS = 0x2E2E2E2E2E2E2E2EL;
  private static final long LOW7 = 0x7F7F7F7F7F7F7F7FL;
  private static final long HIGHEST = 0xFFL << 56;

  /** Gathers the highest bits of eight bytes into the highest byte. */
  private static final long GATHER = 0x0002040810204081L;

  /** What of each word belongs to a suffix, by the suffix's length. */
  private static final long[] MASK0 = masks(0);

  private static final long[] MASK1 = masks(8);
  private static final long[] MASK2 = masks(16);
  private static final long[] MASK3 = masks(24);

  private final long seed;
  private final long key0;
  private final long key1;
  private final long key2;
  private final long key3;

  /** Hashes under a secret seed. */
  SuffixHash(long seed) {
    this.seed = seed;
    this.key0 = seed ^ K0;
    this.key1 = seed ^ K1;
    this.key2 = seed ^ K2;
    this.key3 = seed ^ K3;
  }

  /** What it was made with. */
  long seed() {
    return seed;
  }

  private static long[] masks(int after) {
    long[] masks = new long[BLOCK + 1];
    for (int length = after + 1; length <= BLOCK; length++) {
      masks[length] = -1L << (64 - 8 * Math.min(8, length - after));
    }
    return masks;
  }

  /** A canonical host from place {@link #BLOCK} of an array on. */
  static byte[] padded(String host) {
    byte[] bytes = new byte[BLOCK + host.length()];
    copy(host, bytes);
    return bytes;
  }

  /** Copies a canonical host to place {@link #BLOCK} of an array. */
  @SuppressWarnings("deprecation") // canonical hosts are ASCII; this copies without a detour
  static void copy(String host, byte[] to) {
    host.getBytes(0, host.length(), to, BLOCK);
  }

  /** The hash of a text of any length. O(length / 32). */
  long of(byte[] bytes, int start, int end) {
    if (end - start <= BLOCK && end >= BLOCK) {
      return ofBlock(bytes, end, end - start);
    }
    long state = 0;
    int at = end;
    for (; at - start > BLOCK; at -= BLOCK) {
      state = K3 ^ ofAny(state, bytes, at, BLOCK);
    }
    return ofAny(state, bytes, at, at - start);
  }

  private long ofAny(long state, byte[] bytes, int end, int length) {
    return of(
        state,
        wordBefore(bytes, end),
        wordBefore(bytes, end - 8),
        wordBefore(bytes, end - 16),
        wordBefore(bytes, end - 24),
        length);
  }

  /**
   * The same for the last bytes before a place.
   *
   * @param end at least {@link #BLOCK}
   * @param length at most {@link #BLOCK}
   */
  long ofBlock(byte[] bytes, int end, int length) {
    return of(
        0,
        word(bytes, end),
        word(bytes, end - 8),
        word(bytes, end - 16),
        word(bytes, end - 24),
        length);
  }

  private static long word(byte[] bytes, int end) {
    return (long) LONGS.get(bytes, end - 8);
  }

  /** The words are named from the end: the first holds the last eight bytes. */
  private long of(long state, long w0, long w1, long w2, long w3, int length) {
    long late = fold((w0 & MASK0[length]) ^ key0, (w1 & MASK1[length]) ^ key1);
    long early = fold((w2 & MASK2[length]) ^ key2, (w3 & MASK3[length]) ^ key3);
    return fold(late ^ state ^ key3, early ^ (key0 + length));
  }

  private static long fold(long a, long b) {
    return Math.multiplyHigh(a, b) ^ (a * b);
  }

  /** The eight bytes that end at a place; zeros stand before an array. */
  private static long wordBefore(byte[] bytes, int end) {
    if (end >= 8) {
      return word(bytes, end);
    }
    if (end > 0 && bytes.length >= 8) {
      return (long) LONGS.get(bytes, 0) << (64 - 8 * end);
    }
    long word = 0;
    for (int i = end - 1; i >= 0; i--) {
      word = word << 8 | (bytes[i] & 0xFF);
    }
    return end <= 0 ? 0 : word << (64 - 8 * end);
  }

  /** A bit for every byte that is a dot, in the highest byte: the last byte has the highest bit. */
  private static long dots(long word) {
    long other = word ^ DOTS;
    long zero = ~(((other & LOW7) + LOW7) | other | LOW7);
    return (zero * GATHER) & HIGHEST;
  }

  /**
   * A bit for every dot of the block before a place; its last byte has the highest bit, others
   * follow.
   *
   * @param end at least {@link #BLOCK}
   */
  static long blockDots(byte[] bytes, int end) {
    return dots(word(bytes, end))
        | dots(word(bytes, end - 8)) >>> 8
        | dots(word(bytes, end - 16)) >>> 16
        | dots(word(bytes, end - 24)) >>> 24;
  }

  /**
   * A bit for every byte of the block before a place that stands before a label: dots, and what
   * stands before the host. The lengths of a host's suffixes are thus the leading zeros.
   *
   * @param end at least {@link #BLOCK}
   */
  static long cuts(byte[] bytes, int start, int end) {
    int length = end - start;
    long edge = length < Long.SIZE ? Long.MIN_VALUE >>> length : 0;
    return (blockDots(bytes, end) & -edge) | edge;
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
