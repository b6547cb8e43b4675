package tocsin.adapters.json;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Texts that recur (hosts, apps, sensors), kept so that a line that repeats one neither allocates
 * nor checks it again. Direct-mapped: a collision costs an allocation, nothing else. ASCII only.
 * Confined to one thread.
 */
final class TextCache {
  /** Size limit, well below the 32 bits of a hash. */
  private static final int MAX_SIZE = 1 << 20;

  /** Longer texts are not kept, so that a hostile input cannot fill the memory with them. */
  static final int MAX_TEXT = 512;

  private final int[] hashes;
  private final byte[][] raw;
  private final @Nullable String[] normal;
  private final int mask;
  private final UnaryOperator<@Nullable String> normalise;

  /**
   * Makes an empty cache.
   *
   * @param size a power of two, at most 2²⁰
   * @param normalise brings a text into canonical form; null when it has none
   */
  TextCache(int size, UnaryOperator<@Nullable String> normalise) {
    if (Integer.bitCount(size) != 1 || size > MAX_SIZE) {
      throw new IllegalArgumentException(size + " is no power of two up to " + MAX_SIZE);
    }
    this.hashes = new int[size];
    this.raw = new byte[size][];
    this.normal = new String[size];
    this.mask = size - 1;
    this.normalise = normalise;
  }

  /** The canonical form of ASCII bytes, or null when they have none. O(length). */
  @Nullable String get(byte[] bytes, int start, int end) {
    if (end - start > MAX_TEXT) {
      return normalise.apply(text(bytes, start, end));
    }
    int hash = Words8.hash(bytes, start, end);
    int slot = hash & mask;
    if (hashes[slot] == hash) {
      byte[] known = raw[slot];
      if (known != null && Arrays.equals(known, 0, known.length, bytes, start, end)) {
        return normal[slot];
      }
    }
    hashes[slot] = hash;
    raw[slot] = Arrays.copyOfRange(bytes, start, end);
    normal[slot] = normalise.apply(text(bytes, start, end));
    return normal[slot];
  }

  private static String text(byte[] bytes, int start, int end) {
    return new String(bytes, start, end - start, StandardCharsets.ISO_8859_1);
  }
}
