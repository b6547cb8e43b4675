package tocsin.adapters.feeds;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
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
    reader.mark(HEAD);
    char[] head = new char[HEAD / 2];
    int length = Math.max(0, reader.read(head));
    reader.reset();
    String format = format(new String(head, 0, length));
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

  /** What a feed is by its beginning; anything unknown is read as a list of domains. */
  static String format(String head) {
    String text = head.strip();
    if (text.startsWith("\uFEFF")) {
      text = text.substring(1).strip();
    }
    int end = text.indexOf('\n');
    String first = (end < 0 ? text : text.substring(0, end)).strip();
    if (first.startsWith("#fields") && first.contains("indicator")) {
      return "zeek-intel";
    }
    if (text.startsWith("{") || text.startsWith("[")) {
      return json(text, first);
    }
    boolean csv = first.contains("kind") && first.contains("value") && first.contains(",");
    return csv ? "csv" : "list";
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
