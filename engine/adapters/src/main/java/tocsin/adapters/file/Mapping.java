package tocsin.adapters.file;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tocsin.adapters.json.Problem;
import tocsin.adapters.json.Yaml;
import tocsin.adapters.json.YamlNode;

/**
 * How lines that are neither JSON nor Zeek become records, read from a YAML file:
 *
 * <pre>
 * lines: csv                    # csv | pattern
 * delimiter: ","                # csv: one character
 * quote: '"'                    # csv
 * header: true                  # csv: whether the first line names the columns
 * pattern: '^(?P&lt;ip&gt;\S+) …'     # pattern: an RE2 expression with named groups
 * time: {format: iso, zone: Asia/Shanghai}   # iso | millis | seconds | a DateTimeFormatter pattern
 * columns: {ts: start_time, src: client, host: 4}   # field: column name, number from 1, or group
 * constants: {via: http}        # field: fixed value
 * </pre>
 */
final class Mapping {
  static final List<String> FIELDS =
      List.of(
          "ts",
          "subject",
          "src",
          "dst",
          "dport",
          "via",
          "host",
          "url",
          "method",
          "referrer",
          "ua",
          "app",
          "ja4",
          "cert",
          "bytesUp",
          "bytesDown",
          "durationMs",
          "sensor");

  private static final int MAX_PATTERN = 2000;

  final boolean csv;
  final char delimiter;
  final char quote;
  final boolean header;
  final @Nullable Pattern pattern;
  final String timeFormat;
  final @Nullable DateTimeFormatter formatter;
  final Map<String, String> columns;
  final Map<String, String> constants;

  private Mapping(YamlNode node) {
    node.only("lines", "delimiter", "quote", "header", "pattern", "time", "columns", "constants");
    String lines = node.get("lines").textOr("csv");
    csv = !lines.equals("pattern");
    if (csv && !lines.equals("csv")) {
      node.get("lines").problem("'" + lines + "' is neither csv nor pattern");
    }
    delimiter = character(node.get("delimiter"), ',');
    quote = character(node.get("quote"), '"');
    header = node.get("header").flag(true);
    pattern = csv ? null : pattern(node.get("pattern"));
    YamlNode time = node.get("time");
    time.only("format", "zone");
    timeFormat = time.get("format").textOr("iso");
    formatter = formatter(time);
    columns = fields(node.get("columns"));
    constants = fields(node.get("constants"));
    if (!columns.containsKey("ts")) {
      node.get("columns").problem("no column for ts");
    }
  }

  /** Reads a mapping; null when there are problems, which are added. */
  static @Nullable Mapping read(Path path, List<Problem> problems) {
    List<Problem> found = new ArrayList<>();
    Mapping mapping = new Mapping(Yaml.read(path, path.toString(), found));
    problems.addAll(found);
    return found.isEmpty() ? mapping : null;
  }

  private static char character(YamlNode node, char absent) {
    String text = node.textOr(String.valueOf(absent));
    String meant = text.equals("\\t") || text.equals("tab") ? "\t" : text;
    if (meant.length() != 1) {
      node.problem("'" + text + "' is not one character");
      return absent;
    }
    return meant.charAt(0);
  }

  private static @Nullable Pattern pattern(YamlNode node) {
    String text = node.text();
    if (text.length() > MAX_PATTERN) {
      node.problem("a pattern of " + text.length() + " characters; at most " + MAX_PATTERN);
      return null;
    }
    try {
      return Pattern.compile(text);
    } catch (PatternSyntaxException e) {
      node.problemWithin(e.getIndex() + 1, "the pattern does not compile: " + e.getDescription());
      return null;
    }
  }

  private static @Nullable DateTimeFormatter formatter(YamlNode time) {
    String format = time.get("format").textOr("iso");
    if (List.of("iso", "millis", "seconds").contains(format)) {
      return null;
    }
    try {
      DateTimeFormatter formatter = DateTimeFormatter.ofPattern(format, Locale.ENGLISH);
      String zone = time.get("zone").textOr("");
      return zone.isEmpty() ? formatter : formatter.withZone(ZoneId.of(zone));
    } catch (IllegalArgumentException | DateTimeException e) {
      time.get("format").problem("'" + format + "' or its zone cannot be used: " + e.getMessage());
      return null;
    }
  }

  private static Map<String, String> fields(YamlNode node) {
    Map<String, String> fields = new LinkedHashMap<>();
    for (String name : node.names()) {
      if (!FIELDS.contains(name)) {
        node.get(name).problem("no field '" + name + "'; there are " + String.join(", ", FIELDS));
      }
      fields.put(name, node.get(name).text());
    }
    return fields;
  }
}
