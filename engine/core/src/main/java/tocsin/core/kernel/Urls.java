package tocsin.core.kernel;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HexFormat;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/**
 * URLs in the one form the engine compares: {@code host/path?query}, after the canonicalisation
 * rules of the Safe Browsing protocol (percent-unescape until stable, resolve dot segments, drop
 * fragment, port, user and scheme, escape what is not printable ASCII). Beyond those rules, an
 * escaped question mark stays in the path, text counts as UTF-8, and what is no host name has no
 * canonical form.
 */
public final class Urls {
  /** Longest URL that is looked at; browsers and proxies cut here too. */
  public static final int MAX_LENGTH = 8192;

  /**
   * A canonical URL in its parts.
   *
   * @param host canonical host or IP
   * @param path begins with {@code /}
   * @param query without the question mark; null when there is none
   */
  public record Parts(String host, String path, @Nullable String query) {

    /** {@code host/path?query}. */
    public String text() {
      return query == null ? host + path : host + path + "?" + query;
    }
  }

  private Urls() {}

  /**
   * Reads a URL with or without a scheme; null when no host can be found in it or it is too long.
   *
   * @param base the host to take when {@code url} is only a path; may be null
   */
  public static @Nullable Parts parse(String url, @Nullable String base) {
    if (url.length() > MAX_LENGTH) {
      return null;
    }
    String text = stripControl(url);
    int fragment = text.indexOf('#');
    if (fragment >= 0) {
      text = text.substring(0, fragment);
    }
    if (text.startsWith("/") && !text.startsWith("//")) {
      return base == null ? null : parts(base, text);
    }
    int scheme = text.indexOf("://");
    int start = scheme >= 0 && isScheme(text, scheme) ? scheme + 3 : text.startsWith("//") ? 2 : 0;
    int end = authorityEnd(text, start);
    String host = host(text.substring(start, end));
    return host == null ? null : parts(host, text.substring(end));
  }

  /** The host of a URL in canonical form; null when there is none. */
  public static @Nullable String host(String authority) {
    String text = authority;
    int at = text.lastIndexOf('@');
    if (at >= 0) {
      text = text.substring(at + 1);
    }
    String address = Ips.canonical(text);
    if (address != null) {
      return address;
    }
    if (text.startsWith("[")) {
      int close = text.indexOf(']');
      return close < 0 ? null : Ips.canonical(text.substring(0, close + 1));
    }
    int colon = text.indexOf(':');
    if (colon >= 0) {
      text = text.substring(0, colon);
    }
    if (text.indexOf('%') >= 0) {
      text =
          new String(unescape(text).getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
    }
    String host = Hosts.canonical(text);
    if (host == null) {
      return null;
    }
    String ip = looseV4(host);
    return ip != null ? ip : host;
  }

  private static Parts parts(String host, String rest) {
    int mark = rest.indexOf('?');
    String path = mark < 0 ? rest : rest.substring(0, mark);
    String query = mark < 0 ? null : escape(unescape(rest.substring(mark + 1)));
    return new Parts(host, escape(resolve(unescape(path))).replace("?", "%3F"), query);
  }

  private static boolean isScheme(String text, int end) {
    for (int i = 0; i < end; i++) {
      char c = text.charAt(i);
      if (!Character.isLetterOrDigit(c) && c != '+' && c != '-' && c != '.') {
        return false;
      }
    }
    return end > 0;
  }

  private static int authorityEnd(String text, int start) {
    for (int i = start; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '/' || c == '?' || c == '\\') {
        return i;
      }
    }
    return text.length();
  }

  private static String stripControl(String url) {
    String text = url.strip();
    if (text.indexOf('\t') < 0 && text.indexOf('\r') < 0 && text.indexOf('\n') < 0) {
      return text;
    }
    return text.replace("\t", "").replace("\r", "").replace("\n", "");
  }

  /**
   * Unescapes until nothing is left to unescape, in one pass: what an escape gives may end another
   * escape, and is looked at again. Every character of the result is one byte.
   */
  private static String unescape(String text) {
    String bytes = bytes(text);
    if (bytes.indexOf('%') < 0) {
      return bytes;
    }
    StringBuilder out = new StringBuilder(bytes.length());
    for (int i = 0; i < bytes.length(); i++) {
      out.append(bytes.charAt(i));
      int end = out.length();
      while (end >= 3 && isEscape(out, end - 3)) {
        end -= 2;
        out.setCharAt(end - 1, (char) HexFormat.fromHexDigits(out, end, end + 2));
        out.setLength(end);
      }
    }
    return out.toString();
  }

  private static boolean isEscape(CharSequence text, int at) {
    return text.charAt(at) == '%'
        && HexFormat.isHexDigit(text.charAt(at + 1))
        && HexFormat.isHexDigit(text.charAt(at + 2));
  }

  /** The UTF-8 bytes of a text, as Latin-1 characters. */
  private static String bytes(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) >= 0x80) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
      }
    }
    return text;
  }

  private static String escape(String bytes) {
    int plain = 0;
    while (plain < bytes.length() && isPlain(bytes.charAt(plain))) {
      plain++;
    }
    if (plain == bytes.length()) {
      return bytes;
    }
    StringBuilder out = new StringBuilder(bytes.length() + 16).append(bytes, 0, plain);
    HexFormat hex = HexFormat.of().withUpperCase();
    for (int i = plain; i < bytes.length(); i++) {
      char c = bytes.charAt(i);
      if (isPlain(c)) {
        out.append(c);
      } else {
        out.append('%').append(hex.toHexDigits((byte) c));
      }
    }
    return out.toString();
  }

  private static boolean isPlain(char c) {
    return c > ' ' && c < 0x7F && c != '#' && c != '%';
  }

  /** Resolves {@code .} and {@code ..} and collapses runs of slashes. */
  private static String resolve(String path) {
    if (path.isEmpty()) {
      return "/";
    }
    String text = path.replace('\\', '/');
    if (text.indexOf("//") < 0 && text.indexOf("/.") < 0 && text.charAt(0) == '/') {
      return text;
    }
    Deque<String> segments = new ArrayDeque<>();
    int from = 0;
    boolean folder = false;
    while (from <= text.length()) {
      int slash = text.indexOf('/', from);
      int to = slash < 0 ? text.length() : slash;
      String segment = text.substring(from, to);
      folder = segment.isEmpty() || segment.equals(".") || segment.equals("..");
      if (segment.equals("..")) {
        segments.pollLast();
      } else if (!folder) {
        segments.addLast(segment);
      }
      from = to + 1;
    }
    StringBuilder out = new StringBuilder(text.length());
    Iterator<String> each = segments.iterator();
    while (each.hasNext()) {
      out.append('/').append(each.next());
    }
    if (folder || out.length() == 0) {
      out.append('/');
    }
    return out.toString();
  }

  /**
   * An IPv4 address in any of the spellings that browsers accept (fewer parts, octal, hexadecimal),
   * or null.
   */
  private static @Nullable String looseV4(String host) {
    char first = host.charAt(0);
    if (first < '0' || first > '9') {
      return null;
    }
    if (Ips.v4(host) >= 0) {
      return host;
    }
    long address = 0;
    int from = 0;
    int parts = 0;
    while (from <= host.length()) {
      int dot = host.indexOf('.', from);
      int to = dot < 0 ? host.length() : dot;
      boolean last = dot < 0;
      long value = number(host.substring(from, to));
      int room = last ? 32 - 8 * parts : 8;
      if (value < 0 || ++parts > 4 || value >= 1L << room) {
        return null;
      }
      address = address << room | value;
      from = to + 1;
    }
    return Ips.v4Text(address);
  }

  private static long number(String text) {
    int radix = text.startsWith("0x") ? 16 : text.length() > 1 && text.startsWith("0") ? 8 : 10;
    String digits = radix == 16 ? text.substring(2) : text;
    if (digits.isEmpty() || digits.length() > 12) {
      return radix == 16 && digits.isEmpty() ? 0 : -1;
    }
    long value = 0;
    for (int i = 0; i < digits.length(); i++) {
      int digit = Character.digit(digits.charAt(i), radix);
      if (digit < 0) {
        return -1;
      }
      value = value * radix + digit;
    }
    return value;
  }
}
