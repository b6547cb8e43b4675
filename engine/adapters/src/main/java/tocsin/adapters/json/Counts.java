package tocsin.adapters.json;

import java.util.Map;

/**
 * Counts by names that come from input: bounded in number and length, and without the characters
 * that cannot be written out again (half a surrogate pair makes a JSON writer fail).
 */
public final class Counts {
  /** Names counted apart; further ones count together. */
  static final int MAX_NAMES = 64;

  private static final int MAX_NAME = 64;
  private static final String OTHERS = "(others)";

  private Counts() {}

  /** Adds to the count of a name. */
  public static void add(Map<String, Long> counts, String name, long count) {
    String shown = shown(name);
    boolean room = counts.containsKey(shown) || counts.size() < MAX_NAMES;
    counts.merge(room ? shown : OTHERS, count, Long::sum);
  }

  private static String shown(String name) {
    int length = Math.min(name.length(), MAX_NAME);
    StringBuilder out = new StringBuilder(length);
    for (int i = 0; i < length; i++) {
      char c = name.charAt(i);
      out.append(Character.isISOControl(c) || Character.isSurrogate(c) ? '?' : c);
    }
    return out.toString();
  }
}
