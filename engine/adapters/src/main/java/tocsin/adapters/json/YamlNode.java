package tocsin.adapters.json;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A node of a YAML file that remembers where it stands. Readers that find something else than they
 * want note a {@link Problem} and answer with a default, so that all problems of a file are found
 * in one go.
 */
public final class YamlNode {
  private final String file;
  private final int line;
  private final int column;
  private final List<Problem> problems;
  private final @Nullable String text;
  private final Map<String, YamlNode> fields = new LinkedHashMap<>();
  private final List<YamlNode> items = new ArrayList<>();
  private final Kind kind;
  private int textOffset;

  enum Kind {
    TEXT,
    MAP,
    LIST,
    MISSING
  }

  YamlNode(
      String file, int line, int column, List<Problem> problems, Kind kind, @Nullable String text) {
    this.file = file;
    this.line = line;
    this.column = column;
    this.problems = problems;
    this.kind = kind;
    this.text = text;
  }

  void put(String name, YamlNode value) {
    if (fields.put(name, value) != null) {
      value.problem("'" + name + "' stands twice");
    }
  }

  void add(YamlNode item) {
    items.add(item);
  }

  /** Says how many characters of the node stand before its text. */
  void beginsAfter(int characters) {
    textOffset = characters;
  }

  /** Notes a problem at this node. */
  public void problem(String message) {
    problems.add(new Problem(file, line, column, message));
  }

  /** Notes a problem at a column within this node's text. */
  public void problemWithin(int textColumn, String message) {
    problems.add(
        new Problem(file, line, column + textOffset + Math.max(0, textColumn - 1), message));
  }

  public boolean isMissing() {
    return kind == Kind.MISSING;
  }

  /** Notes every field that is not among the names, with the nearest that is. */
  public void only(String... names) {
    List<String> known = Arrays.asList(names);
    fields.forEach(
        (name, value) -> {
          if (!known.contains(name)) {
            value.problem(
                "no field '"
                    + name
                    + "' here; the nearest is '"
                    + nearest(name, known)
                    + "' of "
                    + String.join(", ", known));
          }
        });
  }

  private static String nearest(String name, List<String> known) {
    return Collections.min(known, Comparator.comparingInt(each -> distance(name, each)));
  }

  /** Letters to change, add or leave out to make one name of another, in any case (Levenshtein). */
  private static int distance(String a, String b) {
    int[] row = new int[b.length() + 1];
    Arrays.setAll(row, i -> i);
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        boolean same =
            Character.toLowerCase(a.charAt(i - 1)) == Character.toLowerCase(b.charAt(j - 1));
        int best = Math.min(Math.min(row[j], row[j - 1]) + 1, diagonal + (same ? 0 : 1));
        diagonal = row[j];
        row[j] = best;
      }
    }
    return row[b.length()];
  }

  /** A field; missing when there is none. */
  public YamlNode get(String name) {
    YamlNode field = fields.get(name);
    return field != null ? field : new YamlNode(file, line, column, problems, Kind.MISSING, name);
  }

  /** Names of a map's fields, in order. */
  public List<String> names() {
    if (kind != Kind.MAP && kind != Kind.MISSING) {
      problem("expected names with values");
    }
    return List.copyOf(fields.keySet());
  }

  /** A list's items; none when the field is missing. */
  public List<YamlNode> items() {
    if (kind != Kind.LIST && kind != Kind.MISSING) {
      problem("expected a list");
    }
    return items;
  }

  /** A list's items as texts. */
  public List<String> texts() {
    return items().stream().map(YamlNode::text).toList();
  }

  /** The text; noted when there is none or nothing in it. */
  public String text() {
    String written = raw();
    if (kind == Kind.TEXT && written.isBlank()) {
      problem("expected a text, found nothing");
    }
    return written;
  }

  private String raw() {
    if (text == null || kind != Kind.TEXT) {
      problem(kind == Kind.MISSING ? "'" + text + "' is missing" : "expected a text");
      return "";
    }
    return text;
  }

  /** The text, or a default when the field is missing. */
  public String textOr(String absent) {
    return kind == Kind.MISSING ? absent : raw();
  }

  /** A whole number. */
  public long integer() {
    String written = text();
    try {
      return written.isEmpty() ? 0 : Long.parseLong(written);
    } catch (NumberFormatException e) {
      problem("'" + written + "' is no whole number");
      return 0;
    }
  }

  /** A number with or without decimals. */
  public double decimal() {
    String written = text();
    if (written.isEmpty()) {
      return 0;
    }
    if (!written.matches("[-+]?[0-9]{1,9}([.][0-9]{1,9})?")) {
      problem("'" + written + "' is no number");
      return 0;
    }
    return Double.parseDouble(written);
  }

  /** A whole number that fits an int. */
  public int number() {
    long value = integer();
    if (value != (int) value) {
      problem(value + " is too large");
    }
    return (int) value;
  }

  /** Yes or no. */
  public boolean flag(boolean absent) {
    if (kind == Kind.MISSING) {
      return absent;
    }
    String written = text();
    if (!written.isEmpty() && !written.equals("true") && !written.equals("false")) {
      problem("'" + written + "' is neither true nor false");
    }
    return written.equals("true");
  }

  /** A time span such as {@code 90s}, {@code 15m}, {@code 6h} or {@code 14d}, in milliseconds. */
  public long duration() {
    String written = text();
    long millis = durationMillis(written);
    if (millis < 0 && !written.isEmpty()) {
      problem("'" + written + "' is no time span like 500ms, 90s, 15m, 6h or 14d");
    }
    return Math.max(0, millis);
  }

  /** The time span, or a default when the field is missing or {@code none}. */
  public long durationOr(long absent) {
    return kind == Kind.MISSING || "none".equals(text) ? absent : duration();
  }

  /** Milliseconds of a written time span, or −1. */
  public static long durationMillis(String written) {
    int digits = 0;
    while (digits < written.length() && Character.isDigit(written.charAt(digits))) {
      digits++;
    }
    if (digits == 0 || digits > 9) {
      return -1;
    }
    long count = Long.parseLong(written.substring(0, digits));
    return switch (written.substring(digits)) {
      case "ms" -> count;
      case "s" -> count * 1000;
      case "m" -> count * 60_000;
      case "h" -> count * 3_600_000;
      case "d" -> count * 86_400_000;
      default -> -1;
    };
  }

  /** One of an enum's constants; noted when there is none. */
  public <E extends Enum<E>> E requiredOf(Class<E> type, E absent) {
    if (kind == Kind.MISSING) {
      problem("'" + text + "' is missing");
    }
    return oneOf(type, absent);
  }

  /** One of an enum's constants, written in any case. */
  public <E extends Enum<E>> E oneOf(Class<E> type, E absent) {
    if (kind == Kind.MISSING) {
      return absent;
    }
    String written = text();
    for (E constant : type.getEnumConstants()) {
      if (constant.name().equalsIgnoreCase(written.replace('-', '_'))) {
        return constant;
      }
    }
    if (!written.isEmpty()) {
      problem(
          "'"
              + written
              + "' is none of "
              + Arrays.toString(type.getEnumConstants()).toLowerCase(Locale.ROOT));
    }
    return absent;
  }
}
