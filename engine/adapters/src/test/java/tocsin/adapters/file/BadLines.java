package tocsin.adapters.file;

import static tocsin.adapters.file.Reading.concat;
import static tocsin.adapters.file.Reading.utf8;

import java.nio.charset.StandardCharsets;

/** Native lines: bytes, JSON, times, numbers, names. */
final class BadLines extends BadInputs {
  @Override
  void fill() {
    bytesAndText();
    json();
    times();
    numbers();
    names();
  }

  private void bytesAndText() {
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

  private String greatest() {
    String head = "{" + AT + "," + REST + ",\"ua\":\"";
    return head + "x".repeat((1 << 20) - head.length() - 2) + "\"}\r";
  }

  private void json() {
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

  private String manyFields() {
    StringBuilder fields = new StringBuilder();
    for (int i = 0; i < 1000; i++) {
      fields.append(",\"x").append(i).append("\":1");
    }
    return fields.toString();
  }

  private void times() {
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

  private void numbers() {
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

  private void names() {
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

  private void host(String name, String reason, String host) {
    badLine(name, reason, "\"src\":\"10.0.0.1\",\"host\":\"" + host + "\"");
  }
}
