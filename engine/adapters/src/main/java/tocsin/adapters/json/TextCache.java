package tocsin.adapters.json;

import java.nio.charset.StandardCharsets;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Texts that recur (hosts, apps, sensors), kept so that a line that repeats one neither allocates
 * nor checks it again. Direct-mapped: a collision costs an allocation, nothing else. ASCII only.
 * Confined to one thread.
 */
final class TextCache {
  private final String[] raw;
  private final @Nullable String[] normal;
  private final int mask;
  private final UnaryOperator<@Nullable String> normalise;

  /**
   * Makes an empty cache.
   *
   * @param size a power of two
   * @param normalise brings a text into canonical form; null when it has none
   */
  TextCache(int size, UnaryOperator<@Nullable String> normalise) {
    this.raw = new String[size];
    this.normal = new String[size];
    this.mask = size - 1;
    this.normalise = normalise;
  }

  /** The canonical form of ASCII bytes, or null when they have none. O(length). */
  @Nullable String get(byte[] bytes, int start, int end) {
    int hash = end - start;
    for (int i = start; i < end; i++) {
      hash = hash * 31 + bytes[i];
    }
    int slot = (hash ^ (hash >>> 15)) & mask;
    String known = raw[slot];
    if (known != null && equal(known, bytes, start, end)) {
      return normal[slot];
    }
    String text = new String(bytes, start, end - start, StandardCharsets.ISO_8859_1);
    raw[slot] = text;
    normal[slot] = normalise.apply(text);
    return normal[slot];
  }

  private static boolean equal(String known, byte[] bytes, int start, int end) {
    int length = end - start;
    if (known.length() != length) {
      return false;
    }
    for (int i = 0; i < length; i++) {
      if ((byte) known.charAt(i) != bytes[start + i]) {
        return false;
      }
    }
    return true;
  }
}
