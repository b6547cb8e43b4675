package tocsin.adapters.json;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** Native lines as they come and as they should not; a text's characters are its bytes. */
final class RandomLines {
  private static final String[] NAMES = {
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
    "answers",
    "bytesUp",
    "bytesDown",
    "durationMs",
    "sensor"
  };
  private static final String[] ODD_NUMBERS = {
    "0",
    "00",
    "01",
    "-0",
    "-1",
    "+5",
    "1.0",
    ".5",
    "5.",
    "1e3",
    "1E400",
    "0x10",
    "NaN",
    "70000",
    "65535",
    "123456789012345678",
    "1234567890123456789",
    "99999999999999999999",
    "null",
    "true",
    "\"443\"",
    "\"\"",
    "[1]",
    "{}"
  };
  private static final String[] ODD_TEXTS = {
    "",
    " ",
    "a b",
    "\\u0041",
    "\\/",
    "\\n",
    "\\\"",
    "\\\\",
    "\\ud800",
    "\\ud83d\\ude00",
    "\\x41",
    "\u00e4\u00b8\u00ad",
    "\u00c0\u00af",
    "\u00e9",
    "\u0001",
    "\u0000",
    "\u007f",
    "A.Example",
    "\t"
  };

  private final Random random;

  /** Whether every value of the line is sound. */
  private boolean sound;

  RandomLines(long seed) {
    this.random = new Random(seed);
  }

  /** A line, sound or not. */
  byte[] next() {
    StringBuilder line = new StringBuilder();
    boolean plain = chance(60);
    sound = plain && chance(60);
    List<String> fields = new ArrayList<>();
    fields.add("ts");
    Collections.addAll(fields, NAMES);
    if (chance(20)) {
      Collections.shuffle(fields, random);
    }
    fields.removeIf(name -> !name.equals("ts") && random.nextInt(3) == 0);
    if (!plain && chance(10)) {
      fields.remove("ts");
    }
    if (!plain && chance(10)) {
      fields.add(pick(NAMES));
    }
    if (!plain && chance(20)) {
      fields.add(random.nextInt(fields.size() + 1), pick("x", "tS", "hosts", "sub", "unknown"));
    }
    line.append(space()).append('{');
    for (int i = 0; i < fields.size(); i++) {
      line.append(i == 0 ? "" : ",").append(space());
      line.append('"')
          .append(fields.get(i))
          .append('"')
          .append(space())
          .append(':')
          .append(space());
      line.append(plain ? plainValue(fields.get(i)) : value(fields.get(i))).append(space());
    }
    line.append('}').append(space());
    byte[] bytes = line.toString().getBytes(StandardCharsets.ISO_8859_1);
    return plain || chance(60) ? bytes : mutated(bytes);
  }

  private byte[] mutated(byte[] bytes) {
    byte[] out = bytes.clone();
    for (int i = random.nextInt(3); i >= 0; i--) {
      int at = random.nextInt(out.length);
      switch (random.nextInt(4)) {
        case 0 -> out[at] = (byte) random.nextInt(256);
        case 1 -> out[at] = (byte) "{}[]\",:\\0-.eE ".charAt(random.nextInt(14));
        case 2 -> out = java.util.Arrays.copyOf(out, Math.max(1, at));
        default -> {
          byte[] longer = java.util.Arrays.copyOf(out, out.length + 1);
          System.arraycopy(out, at, longer, at + 1, out.length - at);
          out = longer;
        }
      }
    }
    return out;
  }

  private String value(String field) {
    if (chance(50)) {
      return plainValue(field);
    }
    return switch (random.nextInt(4)) {
      case 0 -> pick(ODD_NUMBERS);
      case 1 -> "\"" + pick(ODD_TEXTS) + "\"";
      case 2 -> "\"" + pick(ODD_TEXTS) + word() + "\"";
      default -> pick("[]", "[[[]]]", "{\"a\":[1,{\"b\":null}]}", "null", "false", nested());
    };
  }

  private String nested() {
    int depth = random.nextInt(60);
    return "[".repeat(depth) + "]".repeat(depth);
  }

  private String plainValue(String field) {
    return switch (field) {
      case "ts" -> time();
      case "dport", "bytesUp", "bytesDown", "durationMs" ->
          good(80) ? Integer.toString(random.nextInt(70_000)) : pick(ODD_NUMBERS);
      case "via" ->
          "\""
              + (good(50)
                  ? pick("dns", "tls", "http", "flow")
                  : pick("DNS", "hxxp", "httq", "fxxw", "dn", "dnsx", "t"))
              + "\"";
      case "src", "dst" -> "\"" + address() + "\"";
      case "host" -> "\"" + host() + "\"";
      case "answers" -> answers();
      case "cert" -> "\"" + pick("AB", "ab").repeat(random.nextInt(40)) + "\"";
      case "subject", "app" -> "\"" + word().repeat(good(95) ? 1 : 60) + "\"";
      case "url" -> "\"" + pick("/", "http://", "//", "x") + host() + "/" + word() + "\"";
      default -> "\"" + word() + "\"";
    };
  }

  private String time() {
    if (chance(30)) {
      return good(80) ? Long.toString(1_700_000_000_000L + random.nextInt()) : pick(ODD_NUMBERS);
    }
    if (sound) {
      return "\"2026-03-" + two(28) + "T" + two(24) + ":" + two(60) + ":" + two(60) + "Z\"";
    }
    String date = random.nextInt(1965, 2045) + "-" + two(14) + "-" + two(33);
    String clock = two(25) + ":" + two(61) + ":" + two(61);
    String fraction = chance(50) ? "" : "." + digits(random.nextInt(12));
    String zone =
        pick("Z", "Z", "+08:00", "-00:00", "-03:30", "+18:00", "+18:01", "+0800", "z", "");
    return "\"" + date + pick("T", "T", "T", " ", "t") + clock + fraction + zone + "\"";
  }

  private String two(int below) {
    return String.format(
        "%02d", chance(90) ? 1 + random.nextInt(below - 5) : random.nextInt(below));
  }

  private String digits(int count) {
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < count; i++) {
      out.append(random.nextInt(10));
    }
    return out.toString();
  }

  private String address() {
    return good(80)
        ? "10.0." + random.nextInt(256) + "." + random.nextInt(256)
        : pick(
            "10.0.0.256",
            "10.0.00.1",
            "1.2.3",
            "1.2.3.4.5",
            "010.1.1.1",
            "0.0.0.0",
            "fe80::1%eth0",
            "2001:DB8::1",
            "::ffff:10.0.0.1",
            "[::1]",
            "10.0.0.1 ",
            "1234.1.1.1",
            "1..1.1",
            "");
  }

  private String host() {
    return good(80)
        ? word() + "." + word() + ".example"
        : pick(
            "WWW.Example",
            "a.example.",
            "a..example",
            "a.example:8080",
            "10.0.0.1",
            "[2001:db8::1]",
            "a_b.example",
            "-.example",
            "a".repeat(64) + ".example",
            "a.".repeat(100) + "example",
            "a.".repeat(140) + "example",
            "u:p@a.example",
            "a%2eb.example",
            "1",
            "0x7f.1");
  }

  private String answers() {
    int count = good(95) ? random.nextInt(4) : random.nextInt(25);
    StringBuilder out = new StringBuilder("[");
    for (int i = 0; i < count; i++) {
      out.append(i == 0 ? "" : ",").append(space());
      out.append(good(90) ? "\"" + address() + "\"" : pick("null", "1", "\"cname.example\"", "[]"));
    }
    return out.append(space()).append(']').toString();
  }

  private String word() {
    StringBuilder out = new StringBuilder();
    for (int i = 1 + random.nextInt(12); i > 0; i--) {
      out.append((char) ('a' + random.nextInt(26)));
    }
    return out.toString();
  }

  private String space() {
    return good(97) ? "" : pick(" ", "\t", "  ", "\r");
  }

  private boolean good(int percent) {
    return sound || chance(percent);
  }

  private boolean chance(int percent) {
    return random.nextInt(100) < percent;
  }

  private String pick(String... choices) {
    return choices[random.nextInt(choices.length)];
  }
}
