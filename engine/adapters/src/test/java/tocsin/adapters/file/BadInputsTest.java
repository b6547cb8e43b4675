package tocsin.adapters.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static tocsin.adapters.file.Reading.concat;
import static tocsin.adapters.file.Reading.gzip;
import static tocsin.adapters.file.Reading.line;
import static tocsin.adapters.file.Reading.utf8;
import static tocsin.adapters.file.Reading.write;
import static tocsin.adapters.file.Reading.zstd;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tocsin.domain.traffic.AccessRecord;
import tocsin.domain.traffic.InputAccount;

/** What each kind of bad input gets, with its exact account; the table of the README. */
class BadInputsTest {
  @TempDir Path temp;

  /** Makes an input below a folder. */
  private interface Maker {
    InputSpec make(Path folder) throws Exception;
  }

  /**
   * A kind of bad input.
   *
   * @param made how it is made, for the table
   * @param account what becomes of it, exactly
   * @param last the host of the last record: what comes after the fault is still read
   */
  private record Case(
      String group, String name, String made, String account, @Nullable String last, Maker maker) {
    @Override
    public String toString() {
      return group + ": " + name;
    }
  }

  private static final String GOOD =
      "{\"ts\":1772323200000,\"src\":\"10.0.0.1\",\"host\":\"first.example\"}";
  private static final String LAST =
      "{\"ts\":1772323201000,\"src\":\"10.0.0.1\",\"host\":\"last.example\"}";
  private static final String REST = "\"src\":\"10.0.0.1\",\"host\":\"a.example\"";
  private static final String AT = "\"ts\":1772323200500";

  private static final String FIELDS =
      "#fields\tts\tuid\tid.orig_h\tid.resp_h\thost\turi\tresponse_body_len";
  private static final String ZEEK = "#separator \\x09\n#set_separator\t,\n#path\thttp\n" + FIELDS;
  private static final String ZEEK_LAST =
      "1772323201.0\tC9\t10.0.0.1\t192.0.2.1\tlast.example\t/\t1";
  private static final String ZEEK_JSON =
      "\"id.orig_h\":\"10.0.0.1\",\"id.resp_h\":\"192.0.2.1\",\"host\":\"%s.example\",\"uri\":\"/\"";
  private static final String EVE_LAST =
      "{\"timestamp\":\"2026-03-01T08:00:01+0800\",\"event_type\":\"tls\",\"src_ip\":\"10.0.0.1\","
          + "\"dest_ip\":\"192.0.2.1\",\"tls\":{\"sni\":\"last.example\"}}";
  private static final String CSV = "columns: {ts: at, src: ip, host: site, bytesDown: down}\n";

  private static final String VANISHES = "vanishes.jsonl";

  private static final List<Case> CASES = new ArrayList<>();

  private static void add(
      String group, String name, String made, String account, @Nullable String last, Maker maker) {
    CASES.add(new Case(group, name, made, account, last, maker));
  }

  /** A native line between two good ones. */
  private static void line1(String name, String made, String account, byte[] line) {
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

  private static void bad(String name, String made, String reason, String line) {
    line1(name, made, "1 rejected: " + reason, utf8(line));
  }

  /** A native line that is odd but sound. */
  private static void odd(String name, String made, String line) {
    add(
        "native line",
        name,
        made,
        "3 = 3 records",
        "last.example",
        folder -> Reading.spec(write(folder.resolve("r.jsonl"), GOOD, line, LAST)));
  }

  /** A field added to a sound native line. */
  private static void badField(String name, String reason, String field) {
    bad(name, "`" + shown(field) + "`", reason, "{" + AT + "," + REST + "," + field + "}");
  }

  private static void oddField(String name, String field) {
    odd(name, "`" + shown(field) + "`", "{" + AT + "," + REST + "," + field + "}");
  }

  /** A native line of exactly these fields beside the time. */
  private static void badLine(String name, String reason, String fields) {
    bad(name, "`" + shown(fields) + "`", reason, "{" + AT + "," + fields + "}");
  }

  private static void oddLine(String name, String fields) {
    odd(name, "`" + shown(fields) + "`", "{" + AT + "," + fields + "}");
  }

  private static void badTime(String name, String reason, String ts) {
    bad(name, "`\"ts\":" + ts + "`", reason, "{\"ts\":" + ts + "," + REST + "}");
  }

  private static String shown(String text) {
    String flat = text.replace("|", "\\|");
    return flat.length() <= 60 ? flat : flat.substring(0, 40) + "… (" + text.length() + ")";
  }

  /** A file of its own. */
  private static void file(
      String name, String made, String account, @Nullable String last, byte[]... content) {
    add(
        "file",
        name,
        made,
        account,
        last,
        folder -> Reading.spec(write(folder.resolve("r.jsonl"), concat(content))));
  }

  private static void zeek(String name, String made, String account, String... lines) {
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

  private static void zeekJson(String name, String made, String account, String... lines) {
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

  private static void eve(String name, String made, String account, String line) {
    add(
        "Suricata EVE",
        name,
        made,
        account,
        "last.example",
        folder -> Reading.spec(write(folder.resolve("eve.json"), EVE_LAST, line, EVE_LAST)));
  }

  private static void csv(
      String name, String made, String account, @Nullable String last, String text) {
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

  private static byte[] good(int lines) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < lines; i++) {
      text.append(line(i)).append('\n');
    }
    return utf8(text.toString());
  }

  private static byte[] cut(byte[] bytes, int left) {
    return Arrays.copyOf(bytes, left);
  }

  private static byte[] junk(int size) {
    byte[] bytes = new byte[size];
    new Random(11).nextBytes(bytes);
    return bytes;
  }

  static {
    bytesAndText();
    json();
    times();
    numbers();
    names();
    files();
    compressed();
    zeekLogs();
    eveLogs();
    mapped();
    paths();
  }

  private static void bytesAndText() {
    line1(
        "Latin-1",
        "byte E9 in a text",
        "1 rejected: encoding",
        ("{" + AT + "," + REST + ",\"ua\":\"\u00e9\"}").getBytes(StandardCharsets.ISO_8859_1));
    line1(
        "overlong UTF-8",
        "bytes C0 AF in a text",
        "1 rejected: encoding",
        concat(
            utf8("{" + AT + "," + REST + ",\"ua\":\""),
            new byte[] {(byte) 0xC0, (byte) 0xAF},
            utf8("\"}")));
    line1(
        "surrogate in UTF-8",
        "bytes ED A0 80 in a text",
        "1 rejected: encoding",
        concat(
            utf8("{" + AT + "," + REST + ",\"ua\":\""),
            new byte[] {(byte) 0xED, (byte) 0xA0, (byte) 0x80},
            utf8("\"}")));
    line1("only NUL bytes", "100 bytes 00", "1 rejected: not-json", new byte[100]);
    bad("NUL byte in a text", "byte 00", "not-json", "{" + AT + "," + REST + ",\"ua\":\"a\0b\"}");
    bad(
        "control character in a text",
        "byte 01",
        "not-json",
        "{" + AT + "," + REST + ",\"ua\":\"a\u0001b\"}");
    badLine(
        "lone surrogate in a host",
        "bad-target",
        "\"src\":\"10.0.0.1\",\"host\":\"a\\ud800.example\"");
    oddField("lone surrogate in a text", "\"ua\":\"\\ud800\"");
    badField("lone surrogate in a field's name", "not-json", "\"x\\udc00\":1");
    line1(
        "binary line",
        "300 random bytes",
        "1 rejected: encoding",
        concat(
            utf8("{"),
            new String(junk(300), StandardCharsets.ISO_8859_1)
                .replace('\n', ' ')
                .getBytes(StandardCharsets.ISO_8859_1)));
    line1("blank line", "spaces and tabs", "1 ignored: blank", utf8(" \t "));
    bad(
        "10 MB line",
        "a user agent of 10 MB",
        "line-too-long",
        "{" + AT + "," + REST + ",\"ua\":\"" + "x".repeat(10 << 20) + "\"}");
    odd("line of exactly the greatest length", "1,048,576 bytes and `\\r\\n`", greatest());
    bad(
        "line of one byte more",
        "1,048,577 bytes",
        "line-too-long",
        greatest().replace("\r", "") + " ");
  }

  private static String greatest() {
    String head = "{" + AT + "," + REST + ",\"ua\":\"";
    return head + "x".repeat((1 << 20) - head.length() - 2) + "\"}\r";
  }

  private static void json() {
    bad("half a line", "cut in the middle", "not-json", LAST.substring(0, 40));
    bad("two objects on a line", "`{…}{…}`", "not-json", GOOD + GOOD);
    bad("text after the object", "`{…} x`", "not-json", GOOD + " x");
    bad("trailing comma", "`{…,}`", "not-json", GOOD.replace("}", ",}"));
    bad("single quotes", "`{'ts':…}`", "not-json", GOOD.replace('"', '\''));
    bad("array instead of an object", "`[1,2]`", "not-json", "[1,2]");
    bad("bare value", "`null`", "not-json", "null");
    bad("comment line", "`# note`", "not-json", "# note");
    bad("wrong format", "a Zeek row among native lines", "not-json", ZEEK_LAST);
    badField("duplicate key", "not-json", "\"host\":\"b.example\"");
    badField("deep nesting", "too-deep", "\"x\":" + "[".repeat(1000) + "]".repeat(1000));
    badField("deep nesting, never closed", "too-deep", "\"x\":" + "{\"a\":".repeat(1000));
    oddField("some nesting", "\"x\":" + "[".repeat(20) + "]".repeat(20));
    badField("field name of 2,000 characters", "field-too-long", "\"" + "x".repeat(2000) + "\":1");
    oddField("unknown field", "\"cell\":{\"id\":17}");
    oddField("known field that is null", "\"url\":null");
    odd(
        "1,000 unknown fields",
        "counted under 64 names and `(others)`",
        "{" + AT + "," + REST + manyFields() + "}");
  }

  private static String manyFields() {
    StringBuilder fields = new StringBuilder();
    for (int i = 0; i < 1000; i++) {
      fields.append(",\"x").append(i).append("\":1");
    }
    return fields.toString();
  }

  private static void times() {
    bad("time missing", "no `ts`", "missing-field", "{" + REST + "}");
    badTime("time null", "missing-field", "null");
    badTime("time in 1970", "time-range", "0");
    badTime("time in seconds", "time-range", "1772323200");
    badTime("time in 2090", "time-range", "\"2090-01-01T00:00:00Z\"");
    badTime("time without zone", "bad-time", "\"2026-03-01T08:00:00\"");
    badTime("30 February", "bad-time", "\"2026-02-30T08:00:00Z\"");
    badTime("leap second", "bad-time", "\"2026-03-01T08:00:60Z\"");
    badTime("year of nine digits", "bad-time", "\"+999999999-12-31T23:59:59Z\"");
    badTime("time in words", "bad-time", "\"yesterday\"");
    badTime("time as an array", "bad-time", "[1772323200000]");
    badTime("time with a fraction", "bad-time", "1772323200000.5");
    badTime("time of 20 digits", "bad-time", "17723232000000000000");
  }

  private static void numbers() {
    badField("negative bytes", "bad-number", "\"bytesUp\":-1");
    badField("NaN", "not-json", "\"bytesUp\":NaN");
    badField("NaN as a text", "bad-number", "\"bytesUp\":\"NaN\"");
    badField("number of 50 digits", "field-too-long", "\"bytesUp\":" + "9".repeat(50));
    badField("number of 20 digits", "bad-number", "\"bytesUp\":" + "9".repeat(20));
    badField("1e400", "bad-number", "\"bytesUp\":1e400");
    badField("word instead of a number", "bad-number", "\"bytesUp\":\"many\"");
    badField("array instead of a number", "bad-number", "\"dport\":[443]");
    badField("port 70000", "bad-number", "\"dport\":70000");
    oddField("number as a text", "\"dport\":\"443\"");
    oddField("fraction of a byte", "\"bytesUp\":12.7");
  }

  private static void names() {
    badLine("neither subject nor src", "missing-field", "\"host\":\"a.example\"");
    badLine("empty subject", "missing-field", "\"subject\":\"\",\"host\":\"a.example\"");
    badLine(
        "subject of 300 characters",
        "field-too-long",
        "\"subject\":\"" + "p".repeat(300) + "\",\"host\":\"a.example\"");
    badLine("none of host, url, app, dst", "missing-field", "\"src\":\"10.0.0.1\",\"url\":\"/x\"");
    badLine(
        "array instead of a host",
        "missing-field",
        "\"src\":\"10.0.0.1\",\"host\":[\"a.example\"]");
    badLine("src is no address", "bad-target", "\"src\":\"anna\",\"host\":\"a.example\"");
    badLine("src out of range", "bad-target", "\"src\":\"10.0.0.256\",\"host\":\"a.example\"");
    badLine("src with leading zeros", "bad-target", "\"src\":\"010.0.0.1\",\"host\":\"a.example\"");
    oddLine("IPv6 with a zone", "\"src\":\"fe80::1%eth0\",\"host\":\"a.example\"");
    oddLine("IPv4 in IPv6", "\"src\":\"::ffff:10.0.0.1\",\"host\":\"a.example\"");
    host("host of 300 characters", "bad-target", "a.".repeat(146) + "example");
    host("label of 64 characters", "bad-target", "a".repeat(64) + ".example");
    host("host with a space", "bad-target", "a b.example");
    host("host with a line break", "bad-target", "a\\nb.example");
    host("host with two dots", "bad-target", "a..example");
    host("empty label only", "bad-target", ".");
    oddLine(
        "host of 100 labels", "\"src\":\"10.0.0.1\",\"host\":\"" + "a.".repeat(99) + "example\"");
    oddLine("host with capitals, port, dot", "\"src\":\"10.0.0.1\",\"host\":\"A.Example.:8080\"");
    oddLine("host in Chinese", "\"src\":\"10.0.0.1\",\"host\":\"银行.example\"");
    badField("URL of 100 kB", "field-too-long", "\"url\":\"/" + "x".repeat(100_000) + "\"");
    oddLine("URL with user and password", "\"src\":\"10.0.0.1\",\"url\":\"http://u:p@a.example/\"");
    badLine("URL without a host", "bad-target", "\"src\":\"10.0.0.1\",\"url\":\"http:///x\"");
    oddField("40 answers", "\"answers\":[" + "\"192.0.2.1\",".repeat(39) + "\"192.0.2.2\"]");
    oddField("answers that are none", "\"answers\":[\"cname.example\",null,[1],5]");
    oddField("answers that are no list", "\"answers\":\"192.0.2.1\"");
    oddField("unknown `via`", "\"via\":\"pigeon\"");
  }

  private static void host(String name, String reason, String host) {
    badLine(name, reason, "\"src\":\"10.0.0.1\",\"host\":\"" + host + "\"");
  }

  private static void files() {
    file("empty file", "0 bytes", "0", null);
    file("blank lines only", "`\\n\\r\\n\\n`", "3 = 3 ignored: blank", null, utf8("\n\r\n\n"));
    file(
        "byte order mark",
        "EF BB BF before the first line",
        "2 = 2 records",
        "last.example",
        utf8("\uFEFF" + GOOD + "\n" + LAST + "\n"));
    file(
        "UTF-16 with its mark",
        "FF FE, two bytes a character",
        "1 = 1 rejected: unreadable",
        null,
        concat(
            new byte[] {(byte) 0xFF, (byte) 0xFE},
            (GOOD + "\n").getBytes(StandardCharsets.UTF_16LE)));
    file(
        "line ends mixed",
        "`\\n` and `\\r\\n`",
        "3 = 3 records",
        "last.example",
        utf8(GOOD + "\r\n" + GOOD + "\n" + LAST + "\r\n"));
    file(
        "line ends `\\r` only",
        "two objects, one line",
        "1 = 1 rejected: not-json",
        null,
        utf8(GOOD + "\r" + LAST + "\r"));
    file("no final newline", "", "2 = 2 records", "last.example", utf8(GOOD + "\n" + LAST));
    file(
        "cut in its last line",
        "plain file",
        "2 = 1 record + 1 rejected: not-json",
        "first.example",
        utf8(GOOD + "\n" + LAST.substring(0, 30)));
    file(
        "begins within a line",
        "as a rotated or tailed file does",
        "2 = 1 record + 1 rejected: not-json",
        "last.example",
        utf8(GOOD.substring(20) + "\n" + LAST + "\n"));
    file(
        "begins with a comment",
        "`# exported by …`",
        "2 = 1 record + 1 rejected: not-json",
        "last.example",
        utf8("# exported by gw1\n" + LAST + "\n"));
    file(
        "one JSON array",
        "`[{…},{…}]`",
        "1 = 1 rejected: unreadable",
        null,
        utf8("[" + GOOD + "," + LAST + "]"));
    file(
        "pretty-printed JSON",
        "an object over three lines",
        "4 = 1 record + 3 rejected: not-json",
        "last.example",
        utf8("{\n\"ts\":1\n}\n" + LAST + "\n"));
    file("binary file", "5,000 random bytes", "1 = 1 rejected: unreadable", null, junk(5000));
    file(
        "CSV without a mapping",
        "",
        "1 = 1 rejected: unreadable",
        null,
        utf8("at,ip,site\n1,2,3\n"));
  }

  private static void compressed() {
    byte[] packed = stored(good(5000));
    int inAText = indexOf(packed, "h2500.example");
    int atABlock = 10 + 20 * (STORED_BLOCK + 5);
    byte[] frame = zstd(good(100_000));
    file(
        "gzip under another name", "told by content", "2 = 2 records", "h1.example", gzip(good(2)));
    file("empty gzip", "of nothing", "0", null, gzip(new byte[0]));
    file("gzip, header only", "10 bytes", "1 = 1 rejected: truncated", null, cut(packed, 10));
    file(
        "truncated gzip",
        "5,000 lines, cut in line 2,501",
        "2,502 = 2,500 records + 2 rejected: truncated",
        "h2499.example",
        cut(packed, inAText));
    file(
        "gzip without its trailer",
        "last 8 bytes missing",
        "5,001 = 5,000 records + 1 rejected: truncated",
        "h4999.example",
        cut(packed, packed.length - 8));
    file(
        "corrupt gzip, in a text",
        "bytes FF FF in line 2,501 of 5,000",
        "5,001 = 4,999 records + 1 rejected: corrupt + 1 rejected: encoding",
        "h4999.example",
        set(packed, inAText, 0xFF, 0xFF));
    file(
        "corrupt gzip, in a block's head",
        "bytes 200,100 on; some before it are lost too",
        "3,351 = 3,349 records + 1 rejected: corrupt + 1 rejected: truncated",
        "h\\d+.example",
        set(packed, atABlock, 7));
    file(
        "gzip, second member corrupt",
        "in its first block",
        "3 = 2 records + 1 rejected: corrupt",
        "h1.example",
        gzip(good(2)),
        set(packed, 10, 7));
    file(
        "gzip with bytes after it",
        "20 zero bytes",
        "2 = 2 records",
        "h1.example",
        gzip(good(2)),
        new byte[20]);
    file("gzip in gzip", "", "2 = 2 records", "h1.example", gzip(gzip(good(2))));
    file("zstd in gzip in zstd", "", "2 = 2 records", "h1.example", zstd(gzip(zstd(good(2)))));
    file(
        "four layers of gzip",
        "three are opened",
        "1 = 1 rejected: unreadable",
        null,
        gzip(gzip(gzip(gzip(good(2))))));
    file(
        "gzip bomb, one line",
        "64 MB of one letter in 64 kB",
        "3 = 2 records + 1 rejected: line-too-long",
        "h1.example",
        gzip(concat(good(1), bomb('x'), utf8("\n" + line(1)))));
    file(
        "gzip bomb, many lines",
        "4 M blank lines in 4 kB",
        "4,194,306 = 2 records + 4,194,304 ignored: blank",
        "h1.example",
        gzip(concat(good(1), Arrays.copyOf(bomb('\n'), 4 << 20), utf8(line(1)))));
    file(
        "gzip bomb in gzip",
        "64 MB in 500 bytes",
        "3 = 2 records + 1 rejected: line-too-long",
        "h1.example",
        gzip(gzip(concat(good(1), bomb('x'), utf8("\n" + line(1))))));
    file("zstd, two frames", "", "4 = 4 records", "h1.example", zstd(good(2)), zstd(good(2)));
    file(
        "truncated zstd",
        "half of 100,000 lines; a window is lost with the cut",
        "39,372 = 39,370 records + 2 rejected: truncated",
        "h\\d+.example",
        cut(frame, frame.length / 2));
    file(
        "corrupt zstd",
        "a byte changed in the middle",
        "39,372 = 39,370 records + 1 rejected: corrupt + 1 rejected: truncated",
        "h\\d+.example",
        set(frame, frame.length / 2, frame[frame.length / 2] ^ 0x55));
    file(
        "corrupt zstd, small",
        "a byte changed in its only block",
        "1 = 1 rejected: corrupt",
        null,
        damagedSmall());
  }

  private static byte[] damagedSmall() {
    byte[] small = zstd(good(5000));
    return set(small, small.length / 2, small[small.length / 2] ^ 0x55);
  }

  private static final int STORED_BLOCK = 10_000;

  /** Gzip without compression, laid out by hand: damage falls in the same place everywhere. */
  private static byte[] stored(byte[] plain) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(new byte[] {0x1F, (byte) 0x8B, 8, 0, 0, 0, 0, 0, 0, 0});
    for (int at = 0; at < plain.length; at += STORED_BLOCK) {
      int length = Math.min(STORED_BLOCK, plain.length - at);
      out.write(at + length == plain.length ? 1 : 0);
      little(out, length, 2);
      little(out, ~length, 2);
      out.write(plain, at, length);
    }
    CRC32 sum = new CRC32();
    sum.update(plain);
    little(out, sum.getValue(), 4);
    little(out, plain.length, 4);
    return out.toByteArray();
  }

  private static void little(ByteArrayOutputStream out, long value, int bytes) {
    for (int i = 0; i < bytes; i++) {
      out.write((int) (value >>> 8 * i));
    }
  }

  private static byte[] set(byte[] bytes, int at, int... values) {
    byte[] copy = bytes.clone();
    for (int i = 0; i < values.length; i++) {
      copy[at + i] = (byte) values[i];
    }
    return copy;
  }

  private static int indexOf(byte[] bytes, String text) {
    return new String(bytes, StandardCharsets.ISO_8859_1).indexOf(text);
  }

  private static byte[] bomb(char letter) {
    byte[] bytes = new byte[64 << 20];
    Arrays.fill(bytes, (byte) letter);
    return bytes;
  }

  private static void zeekLogs() {
    add(
        "Zeek log",
        "header only",
        "an empty log",
        "4 = 4 ignored: zeek:header",
        null,
        folder -> Reading.spec(write(folder.resolve("z.log"), ZEEK)));
    String row = "1772323200.0\tC1\t10.0.0.1\t192.0.2.1\ta.example\t/\t5";
    zeek(
        "`#fields` missing",
        "rows before any header",
        "5 = 1 record + 3 ignored: zeek:header + 1 rejected: columns",
        "#separator \\x09",
        row,
        "#path\thttp",
        FIELDS);
    zeek(
        "wrong delimiter",
        "spaces instead of tabs",
        "6 = 1 record + 4 ignored: zeek:header + 1 rejected: columns",
        ZEEK,
        row.replace('\t', ' '));
    zeek(
        "too few columns",
        "one cut off",
        "6 = 1 record + 4 ignored: zeek:header + 1 rejected: columns",
        ZEEK,
        row.substring(0, row.length() - 2));
    zeek(
        "too many columns",
        "one added",
        "6 = 1 record + 4 ignored: zeek:header + 1 rejected: columns",
        ZEEK,
        row + "\tx");
    zeek(
        "type mismatch in a count",
        "`response_body_len` = many",
        "6 = 1 record + 4 ignored: zeek:header + 1 rejected: bad-number",
        ZEEK,
        row.replace("\t5", "\tmany"));
    zeek(
        "type mismatch in the time",
        "`ts` = a word",
        "6 = 1 record + 4 ignored: zeek:header + 1 rejected: bad-time",
        ZEEK,
        row.replace("1772323200.0", "soon"));
    zeek(
        "type mismatch in an address",
        "`id.orig_h` = a name",
        "6 = 1 record + 4 ignored: zeek:header + 1 rejected: bad-target",
        ZEEK,
        row.replace("10.0.0.1", "anna"));
    zeek(
        "`uid` unset",
        "a record of its own",
        "6 = 2 records + 4 ignored: zeek:header",
        ZEEK,
        row.replace("C1", "-"));
    zeek(
        "`host` and `uri` unset",
        "names no target",
        "6 = 1 record + 4 ignored: zeek:header + 1 ignored: zeek:http without host",
        ZEEK,
        row.replace("a.example\t/", "-\t-"));
    zeek(
        "`#separator` unreadable",
        "`\\xZZ`; a tab is taken",
        "6 = 2 records + 4 ignored: zeek:header",
        ZEEK.replace("\\x09", "\\xZZ"),
        row);
    zeek(
        "`#set_separator` empty",
        "the one before stays",
        "6 = 2 records + 4 ignored: zeek:header",
        ZEEK.replace("#set_separator\t,", "#set_separator\t"),
        row);
    zeek(
        "log of no interest",
        "`#path weird` between",
        "8 = 1 record + 6 ignored: zeek:header + 1 ignored: zeek:weird",
        ZEEK,
        "#path\tweird",
        row,
        "#path\thttp");
    add(
        "Zeek log",
        "Latin-1",
        "byte E9",
        "6 = 1 record + 4 ignored: zeek:header + 1 rejected: encoding",
        "last.example",
        folder ->
            Reading.spec(
                write(
                    folder.resolve("z.log"),
                    (ZEEK + "\n" + row.replace("\t/", "\t/\u00e9") + "\n" + ZEEK_LAST)
                        .getBytes(StandardCharsets.ISO_8859_1))));
    zeek(
        "half a row",
        "then a header again",
        "10 = 1 record + 8 ignored: zeek:header + 1 rejected: columns",
        ZEEK,
        row.substring(0, 20),
        ZEEK);
    zeek(
        "NetBIOS name",
        "`*\\x00\\x00`",
        "6 = 1 record + 4 ignored: zeek:header + 1 rejected: bad-target",
        ZEEK,
        row.replace("a.example", "*\\x00\\x00"));
    add(
        "Zeek log",
        "connection that nobody claims",
        "conn line alone",
        "5 = 1 joined + 4 ignored: zeek:header",
        null,
        folder ->
            Reading.spec(
                write(
                    folder.resolve("c.log"),
                    "#separator \\x09\n#path\tconn\n#fields\tts\tuid\tid.orig_h\tid.resp_h\torig_bytes",
                    "1772323200.0\tC1\t10.0.0.1\t192.0.2.1\t5",
                    "#close\tx")));
    zeekJson(
        "two objects on a line",
        "`{…}{…}`",
        "3 = 2 records + 1 rejected: not-json",
        "{\"_path\":\"http\",\"ts\":1772323200}{\"ts\":1}");
    zeekJson(
        "half a line",
        "",
        "3 = 2 records + 1 rejected: not-json",
        "{\"_path\":\"http\",\"ts\":17723");
    zeekJson("array instead of an object", "`[]`", "3 = 2 records + 1 rejected: not-json", "[]");
    zeekJson(
        "deep nesting",
        "1,000 levels",
        "3 = 2 records + 1 rejected: too-deep",
        "{\"x\":" + "[".repeat(1000));
    zeekJson(
        "duplicate key",
        "the last counts",
        "3 = 3 records",
        "{\"_path\":\"http\",\"ts\":1,\"ts\":1772323200," + ZEEK_JSON.formatted("b") + "}");
    zeekJson(
        "time missing",
        "no `ts`",
        "3 = 2 records + 1 rejected: bad-time",
        "{\"_path\":\"http\"," + ZEEK_JSON.formatted("b") + "}");
    zeekJson(
        "unknown log",
        "`_path` software",
        "3 = 2 records + 1 ignored: zeek:software",
        "{\"_path\":\"software\",\"ts\":1}");
    zeekJson(
        "certificate nobody asked for",
        "x509 alone",
        "3 = 2 records + 1 joined",
        "{\"_path\":\"x509\",\"ts\":1772323200,\"id\":\"F\",\"fingerprint\":\""
            + "0a".repeat(32)
            + "\"}");
  }

  private static void eveLogs() {
    String event = EVE_LAST.replace("last", "a");
    eve(
        "no `event_type`",
        "",
        "3 = 2 records + 1 ignored: eve:?",
        event.replace("\"event_type\":\"tls\",", ""));
    eve(
        "unknown `event_type`",
        "pigeon",
        "3 = 2 records + 1 ignored: eve:pigeon",
        event.replace("\"tls\",", "\"pigeon\","));
    eve(
        "timestamp in words",
        "",
        "3 = 2 records + 1 rejected: bad-time",
        event.replace("2026-03-01T08:00:01+0800", "today"));
    eve(
        "timestamp without zone",
        "",
        "3 = 2 records + 1 rejected: bad-time",
        event.replace("+0800", ""));
    eve(
        "timestamp missing",
        "",
        "3 = 2 records + 1 rejected: bad-time",
        event.replace("\"timestamp\"", "\"time\""));
    eve(
        "timestamp in 1970",
        "",
        "3 = 2 records + 1 rejected: time-range",
        event.replace("2026-", "1970-"));
    eve(
        "`dns` without its object",
        "",
        "3 = 2 records + 1 ignored: eve:dns",
        event.replace("\"tls\",", "\"dns\","));
    eve(
        "port 99999",
        "",
        "3 = 2 records + 1 rejected: bad-number",
        event.replace("\"tls\":{", "\"dest_port\":99999,\"tls\":{"));
    eve(
        "no source",
        "",
        "3 = 2 records + 1 rejected: missing-field",
        event.replace("src_ip", "source"));
    eve(
        "flow that nobody claims",
        "given at the end",
        "3 = 2 records + 1 joined",
        event.replace("\"tls\",", "\"flow\",").replace("\"tls\":{", "\"flow_id\":5,\"flow\":{"));
    eve("two objects on a line", "`{…}{…}`", "3 = 2 records + 1 rejected: not-json", event + event);
    eve("array instead of an object", "`[]`", "3 = 2 records + 1 rejected: not-json", "[]");
  }

  private static void mapped() {
    String head = "at,ip,site,down\n";
    String last = "2026-03-01T00:00:01Z,10.0.0.1,last.example,1\n";
    String ok = "2026-03-01T00:00:00Z,10.0.0.1,a.example,1\n";
    csv("header only", "", "1 = 1 ignored: csv:header", null, head);
    csv(
        "header of another file",
        "a column is not there",
        "2 = 1 ignored: csv:header + 1 rejected: columns",
        null,
        head.replace("ip", "client") + ok + last);
    csv(
        "too few columns",
        "",
        "3 = 1 record + 1 ignored: csv:header + 1 rejected: columns",
        "last.example",
        head + "2026-03-01T00:00:00Z,10.0.0.1\n" + last);
    csv(
        "too many columns",
        "passed over",
        "3 = 2 records + 1 ignored: csv:header",
        "last.example",
        head + ok.strip() + ",x,y\n" + last);
    csv(
        "quote never closed",
        "the line is read to its end",
        "3 = 1 record + 1 ignored: csv:header + 1 rejected: columns",
        "last.example",
        head + ok.replace("a.example", "\"a.example") + last);
    csv(
        "carriage return in a line",
        "`\\r`",
        "3 = 1 record + 1 ignored: csv:header + 1 rejected: columns",
        "last.example",
        head + ok.replace("a.example", "a\r.example") + last);
    csv(
        "byte order mark",
        "before the header",
        "2 = 1 record + 1 ignored: csv:header",
        "last.example",
        "\uFEFF" + head + last);
    csv(
        "required column empty",
        "no `ip`",
        "3 = 1 record + 1 ignored: csv:header + 1 rejected: missing-field",
        "last.example",
        head + ok.replace("10.0.0.1", "") + last);
    csv(
        "time empty",
        "",
        "3 = 1 record + 1 ignored: csv:header + 1 rejected: missing-field",
        "last.example",
        head + ok.replace("2026-03-01T00:00:00Z", "") + last);
    csv(
        "word instead of a number",
        "",
        "3 = 1 record + 1 ignored: csv:header + 1 rejected: bad-number",
        "last.example",
        head + ok.replace(",1\n", ",one\n") + last);
    csv(
        "header again in the middle",
        "two exports in one",
        "3 = 1 record + 1 ignored: csv:header + 1 rejected: bad-time",
        "last.example",
        head + head + last);
  }

  private static void paths() {
    add(
        "path",
        "file that vanishes",
        "deleted between planning and reading",
        "1 = 1 rejected: unreadable",
        null,
        folder -> Reading.spec(write(folder.resolve(VANISHES), LAST)));
    add(
        "path",
        "no such path",
        "",
        "refused: no such file or folder",
        null,
        folder -> Reading.spec(folder.resolve("absent")));
    add(
        "path",
        "glob that matches nothing",
        "`*.absent`",
        "refused: matches no file",
        null,
        folder -> Reading.spec(folder.resolve("*.absent")));
    add(
        "path",
        "symbolic link to itself",
        "",
        "refused: no such file or folder",
        null,
        folder ->
            Reading.spec(Files.createSymbolicLink(folder.resolve("loop"), folder.resolve("loop"))));
    add(
        "path",
        "folder linked into itself",
        "not followed",
        "1 = 1 record",
        "last.example",
        folder -> {
          write(folder.resolve("r.jsonl"), LAST);
          Files.createSymbolicLink(folder.resolve("again"), folder);
          return Reading.spec(folder);
        });
    add(
        "path",
        "dangling link in a folder",
        "passed over",
        "1 = 1 record",
        "last.example",
        folder -> {
          write(folder.resolve("r.jsonl"), LAST);
          Files.createSymbolicLink(folder.resolve("x.jsonl"), folder.resolve("absent"));
          return Reading.spec(folder);
        });
    add(
        "path",
        "named pipe",
        "`mkfifo`",
        "refused: neither a file nor a folder; give - to read standard input",
        null,
        folder -> {
          Path pipe = folder.resolve("pipe");
          assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor()).isZero();
          return Reading.spec(pipe);
        });
    add(
        "path",
        "named pipe in a folder",
        "passed over",
        "1 = 1 record",
        "last.example",
        folder -> {
          write(folder.resolve("r.jsonl"), LAST);
          assertThat(
                  new ProcessBuilder("mkfifo", folder.resolve("pipe").toString()).start().waitFor())
              .isZero();
          return Reading.spec(folder);
        });
    add(
        "path",
        "hidden file",
        "`.r.jsonl` in a folder, passed over",
        "1 = 1 record",
        "last.example",
        folder -> {
          write(folder.resolve("r.jsonl"), LAST);
          write(folder.resolve(".r.jsonl"), GOOD);
          return Reading.spec(folder);
        });
    add("path", "empty folder", "", "nothing to read", null, Reading::spec);
    add(
        "path",
        "device",
        "`/dev/null`",
        "refused: neither a file nor a folder; give - to read standard input",
        null,
        folder -> Reading.spec(Path.of("/dev/null")));
  }

  static List<Case> cases() {
    return CASES;
  }

  private static Reading read(InputSpec spec) throws IOException {
    List<Lane> lanes = Lanes.plan(spec, 1);
    for (String path : spec.paths()) {
      if (path.endsWith(VANISHES)) {
        Files.delete(Path.of(path));
      }
    }
    Reading reading = new Reading();
    for (Lane lane : lanes) {
      try (LaneReader reader = new LaneReader(lane, spec)) {
        while (!reader.done()) {
          reading.take(reader.read());
        }
      }
    }
    return reading;
  }

  /** What became of every line, as a sum. */
  static String sum(Collection<InputAccount> accounts) {
    if (accounts.isEmpty()) {
      return "nothing to read";
    }
    Map<String, Long> ignored = new TreeMap<>();
    Map<String, Long> rejected = new TreeMap<>();
    long lines = 0;
    long records = 0;
    long joined = 0;
    for (InputAccount account : accounts) {
      assertThat(account.addsUp()).as("%s", account).isTrue();
      lines += account.lines();
      records += account.records();
      joined += account.joined();
      account.ignored().forEach((what, count) -> ignored.merge(what, count, Long::sum));
      account.rejected().forEach((what, count) -> rejected.merge(what, count, Long::sum));
    }
    List<String> parts = new ArrayList<>();
    if (records > 0) {
      parts.add("%,d %s".formatted(records, records == 1 ? "record" : "records"));
    }
    if (joined > 0) {
      parts.add("%,d joined".formatted(joined));
    }
    ignored.forEach((what, count) -> parts.add("%,d ignored: %s".formatted(count, what)));
    rejected.forEach((what, count) -> parts.add("%,d rejected: %s".formatted(count, what)));
    return "%,d".formatted(lines) + (parts.isEmpty() ? "" : " = " + String.join(" + ", parts));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void badInput_getsExactlyWhatTheTableSays(Case bad) throws Exception {
    InputSpec spec = bad.maker().make(temp);
    if (bad.account().startsWith("refused: ")) {
      assertThatThrownBy(() -> read(spec))
          .isInstanceOf(IOException.class)
          .hasMessageEndingWith(": " + bad.account().substring("refused: ".length()));
      return;
    }

    Reading reading = read(spec);

    assertThat(sum(reading.accounts.values())).isEqualTo(bad.account());
    assertThat(reading.accounts.values()).allMatch(InputAccount::complete);
    assertThat(reading.rejects)
        .allSatisfy(reject -> assertThat(reject.detail()).isNotBlank().hasSizeLessThan(300))
        .hasSize(
            (int)
                reading.accounts.values().stream()
                    .mapToLong(a -> InputAccount.total(a.rejected()))
                    .sum());
    if (bad.group().equals("native line")) {
      assertThat(reading.rejects).allMatch(reject -> reject.line() == 2);
    }
    List<String> hosts = reading.records.stream().map(AccessRecord::host).toList();
    if (bad.last() != null) {
      assertThat(hosts)
          .as("nothing else is lost")
          .anyMatch(host -> host != null && host.matches(bad.last()));
    }
  }

  @Test
  void table_ofTheReadme_isWhatTheCasesSay() throws IOException {
    assertThat(CASES).hasSizeGreaterThan(120).extracting(Case::toString).doesNotHaveDuplicates();
    List<String> rows = new ArrayList<>();
    rows.add("| input | fault | how it is made | what becomes of its lines |");
    rows.add("| --- | --- | --- | --- |");
    for (Case bad : CASES) {
      rows.add(
          "| "
              + bad.group()
              + " | "
              + bad.name()
              + " | "
              + bad.made()
              + " | "
              + bad.account()
              + " |");
    }
    ReadmeTable.keepEqual("bad-inputs", rows);
  }
}
