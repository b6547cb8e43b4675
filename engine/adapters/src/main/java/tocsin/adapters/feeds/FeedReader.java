package tocsin.adapters.feeds;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.function.Consumer;
import tocsin.domain.intel.Indicator;

/** Reads a feed, whatever its format. */
public final class FeedReader {
  private static final int HEAD = 1 << 16;

  private final IndicatorRules rules;

  public FeedReader(IndicatorRules rules) {
    this.rules = rules;
  }

  /**
   * Reads every entry of a feed.
   *
   * @param name the feed's name in accounts
   * @param in plain content, not compressed
   * @throws IOException when the content ends before its time or is larger than allowed
   */
  public FeedAccount read(
      String name, InputStream in, FeedDefaults defaults, Consumer<Indicator> sink)
      throws IOException {
    FeedOut out = new FeedOut(defaults, rules, sink);
    BufferedReader reader =
        new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8), HEAD);
    skipByteOrderMark(reader);
    String format = format(head(reader));
    switch (format) {
      case "csv" -> CsvFeed.read(reader, out);
      case "jsonl" -> JsonFeed.read(reader, out);
      case "stix" -> StixFeed.read(reader, out);
      case "misp" -> MispFeed.read(reader, out);
      case "zeek-intel" -> ZeekIntelFeed.read(reader, out);
      default -> ListFeed.read(reader, out);
    }
    return out.account(name, format);
  }

  private static void skipByteOrderMark(BufferedReader reader) throws IOException {
    reader.mark(1);
    if (reader.read() != '\uFEFF') {
      reader.reset();
    }
  }

  /** The beginning of a feed, however small the pieces it comes in; it is read again later. */
  private static String head(BufferedReader reader) throws IOException {
    char[] head = new char[HEAD / 2];
    reader.mark(HEAD);
    int length = 0;
    int read = reader.read(head);
    while (read > 0) {
      length += read;
      read = reader.read(head, length, head.length - length);
    }
    reader.reset();
    return new String(head, 0, length);
  }

  /** What a feed is by its beginning; anything unknown is read as a list of domains. */
  static String format(String head) {
    String text = head.strip();
    int end = text.indexOf('\n');
    String first = (end < 0 ? text : text.substring(0, end)).strip();
    if (text.startsWith("#")) {
      return isZeek(text) ? "zeek-intel" : "list";
    }
    if (text.startsWith("{") || text.startsWith("[")) {
      return json(text, first);
    }
    String names = first.toLowerCase(Locale.ROOT);
    boolean csv = names.contains("kind") && names.contains("value") && names.contains(",");
    return csv ? "csv" : "list";
  }

  /** Whether Zeek's line of columns stands among the lines that begin with {@code #}. */
  private static boolean isZeek(String text) {
    return text.lines()
        .takeWhile(line -> line.startsWith("#"))
        .anyMatch(line -> line.startsWith("#fields") && line.contains("indicator"));
  }

  private static String json(String text, String first) {
    if (first.contains("\"kind\"") && first.contains("\"value\"")) {
      return "jsonl";
    }
    if (text.contains("\"bundle\"") || text.contains("\"spec_version\"")) {
      return "stix";
    }
    return text.contains("\"Event\"") || text.contains("\"Attribute\"") ? "misp" : "stix";
  }
}
