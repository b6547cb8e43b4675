package tocsin.core.kernel;

import org.jspecify.annotations.Nullable;

/**
 * 64-bit hashing of text and numbers. The unkeyed forms name things (ids, ties) and are part of the
 * output format: never change them. Tables that attackers can aim at take a secret seed.
 *
 * <p>{@link #mix} is the finaliser of MurmurHash3 (Appleby, public domain), as corrected by
 * Stafford (variant 13); every input bit changes every output bit with probability near one half.
 */
public final class Hash64 {
  private static final long GOLDEN = 0x9E3779B97F4A7C15L;

  private Hash64() {}

  /** Spreads the bits of a number. */
  public static long mix(long z) {
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }

  /** Adds a number to a running hash; order matters. */
  public static long combine(long hash, long value) {
    return mix(hash * 31 + GOLDEN + value);
  }

  /** Adds text to a running hash; null and empty differ. O(length). */
  public static long combine(long hash, @Nullable String text) {
    return text == null ? combine(hash, -1L) : combine(hash, of(text));
  }

  /** Hash of a text. O(length). */
  public static long of(String text) {
    return of(text, 0);
  }

  /** Hash of a text under a seed. O(length). */
  public static long of(String text, long seed) {
    long hash = seed ^ (text.length() * GOLDEN);
    int end = text.length();
    for (int i = 0; i < end; i++) {
      hash = (hash ^ text.charAt(i)) * 0x100000001B3L;
      hash ^= hash >>> 29;
    }
    return mix(hash);
  }

  /** Sixteen hexadecimal digits, for ids. */
  public static String hex(long hash) {
    String digits = Long.toHexString(hash);
    return "0000000000000000".substring(digits.length()) + digits;
  }
}
