package tocsin.adapters.file;

import static tocsin.adapters.file.Reading.concat;
import static tocsin.adapters.file.Reading.line;
import static tocsin.adapters.file.Reading.utf8;
import static tocsin.adapters.file.Reading.write;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * A list of bad inputs in the making: what a group of them is made with. Each group is a class that
 * fills it.
 */
abstract class BadInputs {
  static final String GOOD =
      "{\"ts\":1772323200000,\"src\":\"10.0.0.1\",\"host\":\"first.example\"}";
  static final String LAST =
      "{\"ts\":1772323201000,\"src\":\"10.0.0.1\",\"host\":\"last.example\"}";
  static final String REST = "\"src\":\"10.0.0.1\",\"host\":\"a.example\"";
  static final String AT = "\"ts\":1772323200500";

  static final String FIELDS =
      "#fields\tts\tuid\tid.orig_h\tid.resp_h\thost\turi\tresponse_body_len";
  static final String ZEEK = "#separator \\x09\n#set_separator\t,\n#path\thttp\n" + FIELDS;
  static final String ZEEK_LAST = "1772323201.0\tC9\t10.0.0.1\t192.0.2.1\tlast.example\t/\t1";
  static final String ZEEK_JSON =
      "\"id.orig_h\":\"10.0.0.1\",\"id.resp_h\":\"192.0.2.1\",\"host\":\"%s.example\",\"uri\":\"/\"";
  static final String EVE_LAST =
      "{\"timestamp\":\"2026-03-01T08:00:01+0800\",\"event_type\":\"tls\",\"src_ip\":\"10.0.0.1\","
          + "\"dest_ip\":\"192.0.2.1\",\"tls\":{\"sni\":\"last.example\"}}";
  static final String CSV = "columns: {ts: at, src: ip, host: site, bytesDown: down}\n";

  static final String VANISHES = "vanishes.jsonl";

  private final List<BadInput> all = new ArrayList<>();

  /** Adds what the group has. */
  abstract void fill();

  /** The group's inputs, in the order of the README's table. */
  final List<BadInput> all() {
    if (all.isEmpty()) {
      fill();
    }
    return all;
  }

  void add(
      String group,
      String name,
      String made,
      String account,
      @Nullable String last,
      BadInput.Maker maker) {
    all.add(new BadInput(group, name, made, account, last, maker));
  }

  /** A native line between two good ones. */
  void line1(String name, String made, String account, byte[] line) {
    add(
        "native line",
        name,
        made,
        "3 = 2 records + " + account,
        "last.example",
        folder ->
            Reading.spec(
                write(
                    folder.resolve("r.jsonl"),
                    concat(utf8(GOOD + "\n"), line, utf8("\n" + LAST + "\n")))));
  }

  void bad(String name, String made, String reason, String line) {
    line1(name, made, "1 rejected: " + reason, utf8(line));
  }

  /** A native line that is odd but sound. */
  void odd(String name, String made, String line) {
    add(
        "native line",
        name,
        made,
        "3 = 3 records",
        "last.example",
        folder -> Reading.spec(write(folder.resolve("r.jsonl"), GOOD, line, LAST)));
  }

  /** A field added to a sound native line. */
  void badField(String name, String reason, String field) {
    bad(name, "`" + shown(field) + "`", reason, "{" + AT + "," + REST + "," + field + "}");
  }

  void oddField(String name, String field) {
    odd(name, "`" + shown(field) + "`", "{" + AT + "," + REST + "," + field + "}");
  }

  /** A native line of exactly these fields beside the time. */
  void badLine(String name, String reason, String fields) {
    bad(name, "`" + shown(fields) + "`", reason, "{" + AT + "," + fields + "}");
  }

  void oddLine(String name, String fields) {
    odd(name, "`" + shown(fields) + "`", "{" + AT + "," + fields + "}");
  }

  void badTime(String name, String reason, String ts) {
    bad(name, "`\"ts\":" + ts + "`", reason, "{\"ts\":" + ts + "," + REST + "}");
  }

  String shown(String text) {
    String flat = text.replace("|", "\\|");
    return flat.length() <= 60 ? flat : flat.substring(0, 40) + "… (" + text.length() + ")";
  }

  /** A file of its own. */
  void file(String name, String made, String account, @Nullable String last, byte[]... content) {
    add(
        "file",
        name,
        made,
        account,
        last,
        folder -> Reading.spec(write(folder.resolve("r.jsonl"), concat(content))));
  }

  void zeek(String name, String made, String account, String... lines) {
    add(
        "Zeek log",
        name,
        made,
        account,
        "last.example",
        folder ->
            Reading.spec(
                write(folder.resolve("z.log"), utf8(String.join("\n", lines) + "\n" + ZEEK_LAST))));
  }

  void zeekJson(String name, String made, String account, String... lines) {
    String good = "{\"_path\":\"http\",\"ts\":1772323200," + ZEEK_JSON + "}\n";
    add(
        "Zeek JSON",
        name,
        made,
        account,
        "last.example",
        folder ->
            Reading.spec(
                write(
                    folder.resolve("z.json"),
                    utf8(
                        good.formatted("first")
                            + String.join("\n", lines)
                            + "\n"
                            + good.formatted("last")))));
  }

  void eve(String name, String made, String account, String line) {
    add(
        "Suricata EVE",
        name,
        made,
        account,
        "last.example",
        folder -> Reading.spec(write(folder.resolve("eve.json"), EVE_LAST, line, EVE_LAST)));
  }

  void csv(String name, String made, String account, @Nullable String last, String text) {
    add(
        "CSV, pattern",
        name,
        made,
        account,
        last,
        folder ->
            Reading.spec(
                Format.UNKNOWN,
                Files.writeString(folder.resolve("m.yaml"), CSV).toString(),
                write(folder.resolve("r.csv"), utf8(text))));
  }

  byte[] good(int lines) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < lines; i++) {
      text.append(line(i)).append('\n');
    }
    return utf8(text.toString());
  }

  byte[] cut(byte[] bytes, int left) {
    return Arrays.copyOf(bytes, left);
  }

  byte[] junk(int size) {
    byte[] bytes = new byte[size];
    new Random(11).nextBytes(bytes);
    return bytes;
  }

  byte[] set(byte[] bytes, int at, int... values) {
    byte[] copy = bytes.clone();
    for (int i = 0; i < values.length; i++) {
      copy[at + i] = (byte) values[i];
    }
    return copy;
  }

  int indexOf(byte[] bytes, String text) {
    return new String(bytes, StandardCharsets.ISO_8859_1).indexOf(text);
  }
}
