package tocsin.adapters.feeds;

import java.io.BufferedReader;
import java.io.IOException;
import tocsin.core.kernel.Ips;
import tocsin.domain.intel.IndicatorKind;

/**
 * Plain lists: a domain, address, range or URL a line, or hosts files ({@code 0.0.0.0 name}). What
 * follows the first word is passed over, as are comments and filter syntax around a domain ({@code
 * ||name^}).
 */
final class ListFeed {
  private ListFeed() {}

  static void read(BufferedReader reader, FeedOut out) throws IOException {
    long number = 0;
    for (String line = reader.readLine(); line != null; line = reader.readLine()) {
      number++;
      String text = line.strip();
      if (text.isEmpty() || text.startsWith("#") || text.startsWith("!") || text.startsWith(";")) {
        continue;
      }
      entry(number, text, out);
    }
  }

  private static void entry(long number, String text, FeedOut out) {
    String first = word(text, 0);
    boolean blackhole = first.equals("0.0.0.0") || first.equals("127.0.0.1") || first.equals("::1");
    String second = blackhole ? word(text, first.length()) : "";
    if (blackhole && !second.isEmpty()) {
      hostsEntry(number, second, out);
      return;
    }
    boolean header = number == 1 && first.indexOf('.') < 0 && first.indexOf(':') < 0;
    if (header) {
      out.ignored("list:header");
      return;
    }
    String value = first.startsWith("||") ? first.substring(2).replace("^", "") : first;
    out.plain(number, kind(value), value);
  }

  private static void hostsEntry(long number, String name, FeedOut out) {
    if (name.indexOf('.') < 0 || name.equals("localhost.localdomain")) {
      out.ignored("hosts:local");
    } else {
      out.plain(number, IndicatorKind.HOST, name);
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
