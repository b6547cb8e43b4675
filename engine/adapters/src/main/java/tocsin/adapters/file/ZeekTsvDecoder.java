package tocsin.adapters.file;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tocsin.adapters.file.FlowJoin.Mark;
import tocsin.adapters.json.Refusal;
import tocsin.domain.traffic.RejectReason;

/** Zeek's tab-separated logs. Headers may come again in the middle of a file. */
final class ZeekTsvDecoder implements LineDecoder {
  private final ZeekJoin join;
  private final Supplier<Mark> mark;
  private final ZeekRow row = new ZeekRow();
  private List<String> columns = List.of();
  private char separator = '\t';
  private String setSeparator = ",";
  private String unset = "-";
  private String empty = "(empty)";
  private ZeekLog log = ZeekLog.OTHER;
  private String logName = "?";

  ZeekTsvDecoder(ZeekJoin join, Supplier<Mark> mark) {
    this.join = join;
    this.mark = mark;
  }

  @Override
  public void decode(byte[] bytes, int start, int end, Out out) {
    String line = new String(bytes, start, end - start, StandardCharsets.UTF_8);
    if (line.startsWith("#")) {
      header(line);
      out.ignored("zeek:header");
      return;
    }
    if (columns.isEmpty()) {
      out.rejected(new Refusal(RejectReason.COLUMNS, "no #fields line before the first row"));
      return;
    }
    if (line.indexOf('\uFFFD') >= 0 && !isUtf8(bytes, start, end)) {
      out.rejected(new Refusal(RejectReason.ENCODING, "not UTF-8"));
      return;
    }
    Refusal refusal = split(line);
    if (refusal != null) {
      out.rejected(refusal);
    } else if (log == ZeekLog.OTHER) {
      out.ignored("zeek:" + logName);
    } else {
      join.take(row, log, mark.get(), out);
    }
  }

  private static boolean isUtf8(byte[] bytes, int start, int end) {
    String text = new String(bytes, start, end - start, StandardCharsets.UTF_8);
    return java.util.Arrays.equals(
        text.getBytes(StandardCharsets.UTF_8), java.util.Arrays.copyOfRange(bytes, start, end));
  }

  private void header(String line) {
    if (line.startsWith("#separator")) {
      String text = line.substring("#separator".length()).strip();
      separator = text.startsWith("\\x") ? (char) Integer.parseInt(text.substring(2), 16) : '\t';
      return;
    }
    int gap = line.indexOf(separator);
    String name = gap < 0 ? line : line.substring(0, gap);
    String value = gap < 0 ? "" : line.substring(gap + 1);
    switch (name) {
      case "#set_separator" -> setSeparator = value;
      case "#unset_field" -> unset = value;
      case "#empty_field" -> empty = value;
      case "#path" -> {
        logName = value;
        log = ZeekLog.named(value);
      }
      case "#fields" -> columns = fields(value);
      default -> {}
    }
  }

  private List<String> fields(String value) {
    List<String> names = new ArrayList<>();
    int from = 0;
    while (from <= value.length()) {
      int next = value.indexOf(separator, from);
      int to = next < 0 ? value.length() : next;
      names.add(value.substring(from, to));
      from = to + 1;
    }
    return names;
  }

  private @Nullable Refusal split(String line) {
    row.clear();
    int column = 0;
    int from = 0;
    while (from <= line.length()) {
      int next = line.indexOf(separator, from);
      int to = next < 0 ? line.length() : next;
      if (column == columns.size()) {
        return new Refusal(RejectReason.COLUMNS, "more than " + columns.size() + " columns");
      }
      cell(columns.get(column++), line.substring(from, to));
      from = to + 1;
    }
    return column == columns.size()
        ? null
        : new Refusal(RejectReason.COLUMNS, column + " columns; #fields names " + columns.size());
  }

  private void cell(String name, String value) {
    if (value.equals(unset) || value.equals(empty)) {
      return;
    }
    String text = value.indexOf("\\x") < 0 ? value : unescaped(value);
    if (name.equals("answers")) {
      for (String answer : fieldsOf(text)) {
        row.answers.add(answer);
      }
    } else {
      row.set(name, text);
    }
  }

  private List<String> fieldsOf(String list) {
    List<String> parts = new ArrayList<>();
    int from = 0;
    while (from <= list.length()) {
      int next = list.indexOf(setSeparator, from);
      int to = next < 0 ? list.length() : next;
      parts.add(list.substring(from, to));
      from = to + setSeparator.length();
    }
    return parts;
  }

  /** Zeek writes bytes it will not print as {@code \xHH}. */
  private static String unescaped(String value) {
    StringBuilder out = new StringBuilder(value.length());
    for (int i = 0; i < value.length(); i++) {
      boolean escape = value.startsWith("\\x", i) && i + 3 < value.length();
      int high = escape ? Character.digit(value.charAt(i + 2), 16) : -1;
      int low = escape ? Character.digit(value.charAt(i + 3), 16) : -1;
      if (high >= 0 && low >= 0) {
        out.append((char) (high << 4 | low));
        i += 3;
      } else {
        out.append(value.charAt(i));
      }
    }
    return out.toString();
  }

  @Override
  public void finish(Out out) {}

  @Override
  public String toString() {
    return "zeek-tsv:" + logName.toLowerCase(Locale.ROOT);
  }
}
