package tocsin.core.kernel;

import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** IP addresses as numbers and in the one textual form the engine compares. */
public final class Ips {
  private Ips() {}

  /**
   * A dotted IPv4 address as an unsigned number, or −1 when the text is none. Only the four-part
   * decimal form counts; leading zeros are refused because readers disagree on them. O(length), no
   * allocation.
   */
  public static long v4(String text) {
    int length = text.length();
    if (length < 7 || length > 15) {
      return -1;
    }
    long address = 0;
    int part = -1;
    int parts = 0;
    for (int i = 0; i <= length; i++) {
      char c = i < length ? text.charAt(i) : '.';
      if (c == '.') {
        if (part < 0 || ++parts > 4) {
          return -1;
        }
        address = address << 8 | part;
        part = -1;
      } else if (c >= '0' && c <= '9') {
        if (part == 0) {
          return -1;
        }
        part = (part < 0 ? 0 : part * 10) + (c - '0');
        if (part > 255) {
          return -1;
        }
      } else {
        return -1;
      }
    }
    return parts == 4 ? address : -1;
  }

  /** The dotted form of an IPv4 address. */
  public static String v4Text(long address) {
    return (address >>> 24 & 255)
        + "."
        + (address >>> 16 & 255)
        + "."
        + (address >>> 8 & 255)
        + "."
        + (address & 255);
  }

  /**
   * The canonical text of an address (RFC 5952 for IPv6, brackets and zone removed, IPv4-mapped as
   * IPv4), or null when it is none.
   */
  public static @Nullable String canonical(String text) {
    if (v4(text) >= 0) {
      return text;
    }
    long[] words = v6(text);
    if (words == null) {
      return null;
    }
    if (words[0] == 0 && words[1] >>> 32 == 0xFFFFL) {
      return v4Text(words[1] & 0xFFFFFFFFL);
    }
    return v6Text(words);
  }

  /** Whether the text is an IPv4 or IPv6 address. */
  public static boolean isIp(String text) {
    return v4(text) >= 0 || (text.indexOf(':') >= 0 && v6(text) != null);
  }

  /** An IPv6 address as two 64-bit halves, or null when the text is none. */
  static long @Nullable [] v6(String text) {
    String body = text;
    if (body.startsWith("[") && body.endsWith("]")) {
      body = body.substring(1, body.length() - 1);
    }
    int zone = body.indexOf('%');
    if (zone >= 0) {
      body = body.substring(0, zone);
    }
    if (body.length() < 2 || body.length() > 45 || body.indexOf(':') < 0) {
      return null;
    }
    int gap = body.indexOf("::");
    if (gap >= 0 && body.indexOf("::", gap + 1) >= 0) {
      return null;
    }
    int[] groups = new int[8];
    int head =
        gap < 0 ? groups(body, 0, body.length(), groups, 0) : groups(body, 0, gap, groups, 0);
    if (head < 0 || (gap < 0 && head != 8)) {
      return null;
    }
    if (gap >= 0) {
      int[] tail = new int[8];
      int count = groups(body, gap + 2, body.length(), tail, 0);
      if (count < 0 || head + count > 7) {
        return null;
      }
      System.arraycopy(tail, 0, groups, 8 - count, count);
    }
    long high = 0;
    long low = 0;
    for (int i = 0; i < 4; i++) {
      high = high << 16 | groups[i];
      low = low << 16 | groups[i + 4];
    }
    return new long[] {high, low};
  }

  /** Reads colon-separated groups into {@code out}; the number read, or −1. */
  private static int groups(String body, int start, int end, int[] out, int first) {
    int count = first;
    int from = start;
    while (from < end) {
      int colon = body.indexOf(':', from);
      int to = colon < 0 || colon > end ? end : colon;
      if (count >= 8) {
        return -1;
      }
      if (to == body.length() && body.substring(from, to).indexOf('.') >= 0) {
        long v4 = v4(body.substring(from, to));
        if (v4 < 0 || count > 6) {
          return -1;
        }
        out[count++] = (int) (v4 >>> 16);
        out[count++] = (int) (v4 & 0xFFFF);
        return count;
      }
      int value = hex(body, from, to);
      if (value < 0) {
        return -1;
      }
      out[count++] = value;
      from = to + 1;
      if (from == end) {
        return -1;
      }
    }
    return count;
  }

  private static int hex(String body, int from, int to) {
    if (to == from || to - from > 4) {
      return -1;
    }
    int value = 0;
    for (int i = from; i < to; i++) {
      char c = body.charAt(i);
      if (!HexFormat.isHexDigit(c)) {
        return -1;
      }
      value = value << 4 | HexFormat.fromHexDigit(c);
    }
    return value;
  }

  private static String v6Text(long[] words) {
    int[] groups = new int[8];
    for (int i = 0; i < 4; i++) {
      groups[i] = (int) (words[0] >>> (48 - 16 * i) & 0xFFFF);
      groups[i + 4] = (int) (words[1] >>> (48 - 16 * i) & 0xFFFF);
    }
    int bestStart = -1;
    int bestLength = 1;
    for (int i = 0; i < 8; i++) {
      int end = i;
      while (end < 8 && groups[end] == 0) {
        end++;
      }
      if (end - i > bestLength) {
        bestStart = i;
        bestLength = end - i;
      }
      i = Math.max(i, end - 1);
    }
    StringBuilder out = new StringBuilder(40);
    for (int i = 0; i < 8; i++) {
      if (i == bestStart) {
        out.append("::");
        i += bestLength - 1;
        continue;
      }
      if (out.length() > 0 && out.charAt(out.length() - 1) != ':') {
        out.append(':');
      }
      out.append(Integer.toHexString(groups[i]));
    }
    return out.toString();
  }
}
