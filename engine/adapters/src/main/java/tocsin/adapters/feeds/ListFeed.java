package tocsin.adapters.feeds;

import java.io.IOException;
import java.io.Reader;
import tocsin.core.kernel.Ips;
import tocsin.domain.intel.IndicatorKind;

/**
 * Plain lists: a domain, address, range or URL a line, or hosts files ({@code 0.0.0.0 name…}).
 * Otherwise what follows the first word is passed over, as are comments and filter syntax around a
 * domain ({@code ||name^}).
 */
final class ListFeed {
  private ListFeed() {}

  static void read(Reader reader, FeedOut out) throws IOException {
    FeedLines lines = new FeedLines(reader, out);
    for (String line = lines.next(); line != null; line = lines.next()) {
      String text = line.strip();
      if (text.isEmpty() || text.startsWith("#") || text.startsWith("!") || text.startsWith(";")) {
        continue;
      }
      entry(lines.number(), text, out);
    }
  }

  private static void entry(long number, String text, FeedOut out) {
    String first = word(text, 0);
    if (IndicatorRules.namesNoServer(first) && !word(text, first.length()).isEmpty()) {
      hosts(number, text, first.length(), out);
      return;
    }
    boolean header = number == 1 && first.indexOf('.') < 0 && first.indexOf(':') < 0;
    if (header) {
      out.ignored("list:header");
      return;
    }
    String bare = first.startsWith("||") ? first.substring(2).replace("^", "") : first;
    String value = IndicatorRules.refanged(bare);
    out.plain(number, kind(value), value);
  }

  /** Every name of a hosts file's line; those of the machine itself are passed over. */
  private static void hosts(long number, String text, int from, FeedOut out) {
    int at = from;
    for (String name = word(text, at); !name.isEmpty(); name = word(text, at)) {
      at = text.indexOf(name, at) + name.length();
      boolean local =
          name.indexOf('.') < 0 || name.equals("localhost.localdomain") || Ips.isIp(name);
      if (local) {
        out.ignored("hosts:local");
      } else {
        out.plain(number, IndicatorKind.HOST, name);
      }
    }
  }

  private static IndicatorKind kind(String value) {
    int slash = value.indexOf('/');
    if (slash > 0 && Ips.v4(value.substring(0, slash)) >= 0 && value.length() - slash <= 3) {
      return IndicatorKind.CIDR;
    }
    if (slash >= 0) {
      return IndicatorKind.URL;
    }
    return Ips.isIp(value) ? IndicatorKind.IP : IndicatorKind.SUFFIX;
  }

  private static String word(String text, int from) {
    int start = from;
    while (start < text.length() && isGap(text.charAt(start))) {
      start++;
    }
    int end = start;
    while (end < text.length() && !isGap(text.charAt(end)) && text.charAt(end) != '#') {
      end++;
    }
    return text.substring(start, end);
  }

  private static boolean isGap(char c) {
    return c == ' ' || c == '\t' || c == ',' || c == ';';
  }
}
