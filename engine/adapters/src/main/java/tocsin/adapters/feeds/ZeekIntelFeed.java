package tocsin.adapters.feeds;

import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.List;
import tocsin.domain.intel.Indicator;
import tocsin.domain.intel.IndicatorKind;

/**
 * Zeek intel files. A DOMAIN is taken as the domain and everything below it, since a fraudster who
 * owns a domain owns its sub-domains.
 */
final class ZeekIntelFeed {
  private ZeekIntelFeed() {}

  static void read(Reader reader, FeedOut out) throws IOException {
    List<String> columns = List.of();
    FeedLines lines = new FeedLines(reader, out);
    for (String line = lines.next(); line != null; line = lines.next()) {
      if (line.startsWith("#fields")) {
        columns = cells(line.substring("#fields".length()).strip());
      } else if (!line.startsWith("#") && !line.isBlank()) {
        row(lines.number(), cells(line), columns, out);
      }
    }
  }

  private static List<String> cells(String line) {
    List<String> cells = new ArrayList<>();
    int from = 0;
    while (from <= line.length()) {
      int tab = line.indexOf('\t', from);
      int to = tab < 0 ? line.length() : tab;
      cells.add(line.substring(from, to));
      from = to + 1;
    }
    return cells;
  }

  private static void row(long number, List<String> cells, List<String> columns, FeedOut out) {
    String value = cell(cells, columns, "indicator");
    String type = cell(cells, columns, "indicator_type");
    String source = cell(cells, columns, "meta.source");
    if (value.isEmpty() || type.isEmpty()) {
      out.rejected(number, "no indicator or indicator_type");
      return;
    }
    switch (type) {
      case "Intel::DOMAIN" -> take(number, IndicatorKind.SUFFIX, value, source, out);
      case "Intel::URL" -> take(number, IndicatorKind.URL, value, source, out);
      case "Intel::ADDR" -> take(number, IndicatorKind.IP, value, source, out);
      case "Intel::SUBNET" -> take(number, IndicatorKind.CIDR, value, source, out);
      case "Intel::CERT_HASH" -> take(number, IndicatorKind.CERT, value, source, out);
      default -> out.ignored("zeek-intel:" + (type.length() > 40 ? "other" : type));
    }
  }

  private static void take(
      long number, IndicatorKind kind, String value, String source, FeedOut out) {
    FeedDefaults defaults = out.defaults();
    out.entry(
        number,
        new Indicator(
            kind,
            value,
            defaults.fraudType(),
            defaults.confidence(),
            source.isEmpty() || source.equals("-") ? defaults.source() : source,
            Long.MIN_VALUE,
            Long.MAX_VALUE,
            Long.MIN_VALUE));
  }

  private static String cell(List<String> cells, List<String> columns, String name) {
    int index = columns.indexOf(name);
    return index >= 0 && index < cells.size() ? cells.get(index) : "";
  }
}
