package tocsin.core.kernel;

import java.text.Normalizer;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Host names in the one form the engine compares: lower case, punycode, no trailing dot. */
public final class Hosts {
  /** Longest host name of the DNS, RFC 1035 §2.3.4. */
  public static final int MAX_LENGTH = 253;

  private static final int MAX_LABEL = 63;

  private Hosts() {}

  /**
   * The canonical form of a host name, or null when it is none. Underscores are let through: they
   * occur in real DNS traffic. A text that is canonical already is returned as it is. O(length).
   */
  public static @Nullable String canonical(String text) {
    return isCanonical(text) ? text : slowCanonical(text);
  }

  /** Whether a text is a canonical host already; no allocation. O(length). */
  public static boolean isCanonical(String text) {
    int length = text.length();
    if (length == 0 || length > MAX_LENGTH) {
      return false;
    }
    int label = 0;
    for (int i = 0; i < length; i++) {
      char c = text.charAt(i);
      if (c == '.') {
        if (label == 0 || label > MAX_LABEL) {
          return false;
        }
        label = 0;
      } else if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '_') {
        label++;
      } else {
        return false;
      }
    }
    return label > 0 && label <= MAX_LABEL;
  }

  /** The letters that an {@code xn--} label stands for; null when it is no such label. */
  public static @Nullable String unicode(String label) {
    return Punycode.decode(label);
  }

  private static @Nullable String slowCanonical(String text) {
    if (text.length() > 4 * MAX_LENGTH) {
      return null;
    }
    String folded = Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
    folded = folded.replace('\u3002', '.');
    int end = folded.length();
    while (end > 0 && folded.charAt(end - 1) == '.') {
      end--;
    }
    int start = 0;
    while (start < end && folded.charAt(start) == '.') {
      start++;
    }
    StringBuilder out = new StringBuilder(end - start);
    int from = start;
    while (from < end) {
      int dot = folded.indexOf('.', from);
      int to = dot < 0 || dot > end ? end : dot;
      if (!appendLabel(out, folded.substring(from, to))) {
        return null;
      }
      from = to + 1;
      if (from < end) {
        out.append('.');
      }
    }
    String host = out.toString();
    return isCanonical(host) ? host : null;
  }

  private static boolean appendLabel(StringBuilder out, String label) {
    boolean ascii = label.chars().allMatch(c -> c < 0x80);
    if (ascii) {
      out.append(label);
      return true;
    }
    if (label.codePointCount(0, label.length()) > MAX_LABEL
        || !label.codePoints().allMatch(Hosts::mayStandInLabel)) {
      return false;
    }
    out.append(Punycode.encode(label));
    return true;
  }

  private static boolean mayStandInLabel(int point) {
    return Character.isLetterOrDigit(point)
        || Character.getType(point) == Character.NON_SPACING_MARK
        || Character.getType(point) == Character.COMBINING_SPACING_MARK
        || point == '-'
        || point == 0x200C
        || point == 0x200D
        || point == 0x00B7
        || point == 0x30FB;
  }
}
