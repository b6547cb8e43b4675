package tocsin.core.kernel;

import org.jspecify.annotations.Nullable;

/**
 * The Punycode encoding of RFC 3492, for international host labels. Hosts are kept in punycode
 * throughout; decoding serves whoever looks at letters. {@code java.net.IDN} is not used because
 * its 2003 tables reject a rule of the current public suffix list.
 */
final class Punycode {
  private static final int BASE = 36;
  private static final int T_MIN = 1;
  private static final int T_MAX = 26;
  private static final int SKEW = 38;
  private static final int DAMP = 700;

  private Punycode() {}

  /**
   * The ASCII form of a label that holds at least one non-ASCII character.
   *
   * @throws IllegalArgumentException when the label is longer than 63 characters
   */
  static String encode(String label) {
    int[] points = label.codePoints().toArray();
    if (points.length > 63) {
      throw new IllegalArgumentException("label of " + points.length + " characters, at most 63");
    }
    StringBuilder out = new StringBuilder("xn--");
    for (int point : points) {
      if (point < 0x80) {
        out.append((char) point);
      }
    }
    int basic = out.length() - 4;
    if (basic > 0) {
      out.append('-');
    }
    int n = 0x80;
    int delta = 0;
    int bias = 72;
    int handled = basic;
    while (handled < points.length) {
      int next = Integer.MAX_VALUE;
      for (int point : points) {
        if (point >= n && point < next) {
          next = point;
        }
      }
      delta += (next - n) * (handled + 1);
      n = next;
      for (int point : points) {
        if (point < n) {
          delta++;
        }
        if (point == n) {
          appendInteger(out, delta, bias);
          bias = adapt(delta, handled + 1, handled == basic);
          delta = 0;
          handled++;
        }
      }
      delta++;
      n++;
    }
    return out.toString();
  }

  /**
   * The label that an {@code xn--} label stands for; null when it stands for none. O(length²) with
   * at most 63 characters.
   */
  static @Nullable String decode(String label) {
    if (label.length() > 63 || !label.startsWith("xn--")) {
      return null;
    }
    int hyphen = label.lastIndexOf('-');
    StringBuilder out = new StringBuilder(label.substring(4, Math.max(4, hyphen)));
    if (hyphen == 4) {
      return null;
    }
    int n = 0x80;
    int position = 0;
    int bias = 72;
    int count = out.length();
    int at = hyphen < 4 ? 4 : hyphen + 1;
    while (at < label.length()) {
      int before = position;
      long weight = 1;
      for (int k = BASE; ; k += BASE) {
        int digit = at < label.length() ? value(label.charAt(at++)) : -1;
        long next = position + digit * weight;
        if (digit < 0 || next > Character.MAX_CODE_POINT * 64L) {
          return null;
        }
        position = (int) next;
        int threshold = Math.max(T_MIN, Math.min(T_MAX, k - bias));
        if (digit < threshold) {
          break;
        }
        weight *= BASE - threshold;
      }
      count++;
      bias = adapt(position - before, count, before == 0);
      n += position / count;
      position %= count;
      if (n > Character.MAX_CODE_POINT || (n >= 0xD800 && n < 0xE000)) {
        return null;
      }
      out.insert(out.offsetByCodePoints(0, position), Character.toChars(n));
      position++;
    }
    return out.toString();
  }

  private static int value(char c) {
    if (c >= 'a' && c <= 'z') {
      return c - 'a';
    }
    return c >= '0' && c <= '9' ? c - '0' + 26 : -1;
  }

  private static void appendInteger(StringBuilder out, int value, int bias) {
    int rest = value;
    for (int k = BASE; ; k += BASE) {
      int threshold = Math.max(T_MIN, Math.min(T_MAX, k - bias));
      if (rest < threshold) {
        out.append(digit(rest));
        return;
      }
      out.append(digit(threshold + (rest - threshold) % (BASE - threshold)));
      rest = (rest - threshold) / (BASE - threshold);
    }
  }

  private static char digit(int value) {
    return (char) (value < 26 ? 'a' + value : '0' + value - 26);
  }

  private static int adapt(int delta, int points, boolean first) {
    int rest = first ? delta / DAMP : delta / 2;
    rest += rest / points;
    int k = 0;
    while (rest > ((BASE - T_MIN) * T_MAX) / 2) {
      rest /= BASE - T_MIN;
      k += BASE;
    }
    return k + (BASE - T_MIN + 1) * rest / (rest + SKEW);
  }
}
