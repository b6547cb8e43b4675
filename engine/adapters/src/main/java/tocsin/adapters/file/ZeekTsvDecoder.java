package tocsin.adapters.file;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tocsin.adapters.file.FlowJoin.Mark;
import tocsin.adapters.json.Refusal;
import tocsin.adapters.json.Utf8;
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
    if (line.indexOf('\uFFFD') >= 0 && !Utf8.isSound(bytes, start, end)) {
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

  private void header(String line) {
    if (line.startsWith("#separator")) {
      String text = unescaped(line.substring("#separator".length()).strip());
      separator = text.length() == 1 ? text.charAt(0) : '\t';
      return;
    }
    int gap = line.indexOf(separator);
    String name = gap < 0 ? line : line.substring(0, gap);
    String value = gap < 0 ? "" : line.substring(gap + 1);
    switch (name) {
      case "#set_separator" -> setSeparator = value.isEmpty() ? setSeparator : value;
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
    if (name.equals("answers")) {
      for (String answer : fieldsOf(value)) {
        row.answers.add(unescaped(answer));
      }
    } else {
      boolean list = name.startsWith("cert_chain_");
      row.set(name, unescaped(list ? fieldsOf(value).get(0) : value));
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

  /** Zeek writes bytes it will not print as {@code \xHH}; several may be one UTF-8 character. */
  private static String unescaped(String value) {
    if (value.indexOf("\\x") < 0) {
      return value;
    }
    byte[] in = value.getBytes(StandardCharsets.UTF_8);
    byte[] out = new byte[in.length];
    int size = 0;
    for (int i = 0; i < in.length; i++) {
      boolean escape = in[i] == '\\' && i + 3 < in.length && in[i + 1] == 'x';
      int high = escape ? Character.digit(in[i + 2], 16) : -1;
      int low = escape ? Character.digit(in[i + 3], 16) : -1;
      if (high >= 0 && low >= 0) {
        out[size++] = (byte) (high << 4 | low);
        i += 3;
      } else {
        out[size++] = in[i];
      }
    }
    return new String(out, 0, size, StandardCharsets.UTF_8);
  }

  @Override
  public void finish(Out out) {}

  @Override
  public String toString() {
    return "zeek-tsv:" + logName.toLowerCase(Locale.ROOT);
  }
}
