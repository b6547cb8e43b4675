package tocsin.core.lookalike;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tocsin.core.kernel.Hash64;
import tocsin.domain.pack.Brand;

/**
 * Every name with one letter missing, doubled or swapped with the next, and with a pair of letters
 * that reads as one (rn for m). Made once, found by one hash: 0.2 µs against 20 µs for measuring
 * distances to 1,000 names (KERNELS §4.3). Arbitrary other letters are left out: that is where
 * honest words live (binance, finance).
 *
 * <p>Keys are 64 bits and nothing is verified: among 50,000 variants a false hit has odds of 3 in
 * 10^15, and whoever looks for one only makes his own host conspicuous.
 */
final class Variants {
  /** Names shorter than this have too many honest neighbours. */
  static final int SHORTEST = 6;

  private static final int LONGEST = 40;
  private static final String[][] PAIRS = {{"m", "rn"}, {"w", "vv"}, {"d", "cl"}};

  private final List<LookAlike> found = new ArrayList<>();
  private long[] keys = new long[1 << 10];
  private int[] values = new int[1 << 10];
  private int size;

  /**
   * Adds a name's variants. O(length²).
   *
   * @param honest labels that are no misspelling of anything
   */
  void add(Brand brand, String name, Set<String> honest) {
    int length = name.length();
    if (length < SHORTEST || length > LONGEST) {
      return;
    }
    int typo = kind(brand, Technique.TYPO, name);
    for (int i = 0; i < length; i++) {
      String head = name.substring(0, i);
      String tail = name.substring(i + 1);
      if (length > SHORTEST && i > 0) {
        put(head + tail, honest, typo);
      }
      put(head + name.charAt(i) + name.charAt(i) + tail, honest, typo);
      if (i + 1 < length && i > 0) {
        put(head + name.charAt(i + 1) + name.charAt(i) + name.substring(i + 2), honest, typo);
      }
    }
    int alike = kind(brand, Technique.HOMOGLYPH, name);
    for (String[] pair : PAIRS) {
      for (int i = name.indexOf(pair[0]); i >= 0; i = name.indexOf(pair[0], i + 1)) {
        put(name.substring(0, i) + pair[1] + name.substring(i + 1), honest, alike);
      }
    }
  }

  private int kind(Brand brand, Technique technique, String name) {
    found.add(new LookAlike(brand, technique, name));
    return found.size() - 1;
  }

  private void put(String variant, Set<String> honest, int value) {
    if (honest.contains(variant)) {
      return;
    }
    if (2 * ++size > keys.length) {
      grow();
    }
    insert(hash(variant, 0, variant.length()), value);
  }

  private void grow() {
    long[] oldKeys = keys;
    int[] oldValues = values;
    keys = new long[2 * oldKeys.length];
    values = new int[2 * oldKeys.length];
    for (int i = 0; i < oldKeys.length; i++) {
      if (oldKeys[i] != 0) {
        insert(oldKeys[i], oldValues[i]);
      }
    }
  }

  /** The first name to claim a variant keeps it. */
  private void insert(long key, int value) {
    int slot = (int) key & keys.length - 1;
    while (keys[slot] != 0 && keys[slot] != key) {
      slot = slot + 1 & keys.length - 1;
    }
    if (keys[slot] == 0) {
      keys[slot] = key;
      values[slot] = value;
    }
  }

  private static long hash(String text, int from, int to) {
    long hash = 0;
    for (int i = from; i < to; i++) {
      hash = hash * 0x9E3779B97F4A7C15L + text.charAt(i);
    }
    hash = Hash64.mix(hash);
    return hash == 0 ? 1 : hash;
  }

  /** The name that a part of a text is a variant of, with the technique; or null. */
  @Nullable LookAlike find(String text, int from, int to) {
    if (to - from < SHORTEST || to - from > LONGEST + 1) {
      return null;
    }
    long key = hash(text, from, to);
    int slot = (int) key & keys.length - 1;
    while (keys[slot] != 0 && keys[slot] != key) {
      slot = slot + 1 & keys.length - 1;
    }
    return keys[slot] == 0 ? null : found.get(values[slot]);
  }
}
