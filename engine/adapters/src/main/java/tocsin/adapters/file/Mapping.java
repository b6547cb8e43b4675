package tocsin.adapters.file;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
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
 * time: {format: iso, zone: Asia/Shanghai}   # iso | millis | seconds | a DateTimeFormatter pattern;
 *                               # the zone is for times that name none
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

  private static final List<String> NUMBERS =
      List.of("dport", "bytesUp", "bytesDown", "durationMs");
  private static final int MAX_PATTERN = 2000;

  /** Written and read again to see whether a format gives a point in time. */
  private static final ZonedDateTime SAMPLE =
      ZonedDateTime.of(2026, 3, 1, 8, 0, 0, 0, ZoneOffset.UTC);

  final boolean csv;
  final char delimiter;
  final char quote;
  final boolean header;
  final @Nullable Pattern pattern;
  final String timeFormat;
  final @Nullable ZoneId zone;
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
    zone = zone(time.get("zone"));
    formatter = formatter(time.get("format"), timeFormat, zone);
    columns = fields(node.get("columns"));
    constants = fields(node.get("constants"));
    columns.forEach((field, column) -> checkColumn(node.get("columns").get(field), column));
    constants.forEach(
        (field, value) -> checkConstant(field, node.get("constants").get(field), value));
    if (delimiter == quote) {
      node.get("quote").problem("the quote is the delimiter");
    }
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

  private static @Nullable ZoneId zone(YamlNode node) {
    String name = node.textOr("");
    try {
      return name.isEmpty() ? null : ZoneId.of(name);
    } catch (DateTimeException e) {
      node.problem("no time zone '" + name + "'");
      return null;
    }
  }

  private static @Nullable DateTimeFormatter formatter(
      YamlNode node, String format, @Nullable ZoneId zone) {
    if (List.of("iso", "millis", "seconds").contains(format)) {
      return null;
    }
    try {
      DateTimeFormatter plain = DateTimeFormatter.ofPattern(format, Locale.ENGLISH);
      DateTimeFormatter formatter = zone == null ? plain : plain.withZone(zone);
      var unused = Instant.from(formatter.parse(formatter.format(SAMPLE)));
      return formatter;
    } catch (IllegalArgumentException | DateTimeException e) {
      node.problem("'" + format + "' gives no point in time, or lacks a zone: " + e.getMessage());
      return null;
    }
  }

  private void checkColumn(YamlNode node, String column) {
    if (pattern != null && !pattern.namedGroups().containsKey(column)) {
      node.problem(
          "no group '" + column + "' in the pattern; there are " + pattern.namedGroups().keySet());
    }
    if (csv && !header && !column.matches("[1-9][0-9]{0,4}")) {
      node.problem("'" + column + "' is no number from 1; without a header columns have no names");
    }
  }

  private static void checkConstant(String field, YamlNode node, String value) {
    if (field.equals("ts")) {
      node.problem("the time cannot be the same for all lines");
    }
    if (NUMBERS.contains(field) && !value.matches("[0-9]{1,18}")) {
      node.problem("'" + value + "' is no whole number from 0");
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
