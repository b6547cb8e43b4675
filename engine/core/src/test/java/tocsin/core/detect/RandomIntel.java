package tocsin.core.detect;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import tocsin.core.kernel.Ips;
import tocsin.core.kernel.Urls;
import tocsin.domain.intel.Indicator;
import tocsin.domain.intel.IndicatorKind;
import tocsin.domain.traffic.AccessRecord;
import tocsin.domain.traffic.AccessRecordBuilder;
import tocsin.domain.traffic.Via;

/** Indicators and records from so small a world that they meet; times are 0 to 20. */
final class RandomIntel {
  private final SplittableRandom random;

  RandomIntel(long seed) {
    this.random = new SplittableRandom(seed);
  }

  <T> T oneOf(List<T> choices) {
    return choices.get(random.nextInt(choices.size()));
  }

  int number(int bound) {
    return random.nextInt(bound);
  }

  long time() {
    return random.nextInt(21);
  }

  String host() {
    String labels = oneOf(List.of("", "", "www.", "a.", "b.", "a.b.", "c.a.b."));
    return labels + oneOf(List.of("bad.example", "worse.example", "x.co.test", "odd.test"));
  }

  String v4() {
    return oneOf(List.of("198.51.100.", "198.51.101.", "203.0.113.")) + random.nextInt(8);
  }

  String ip() {
    return random.nextInt(6) == 0 ? "2001:db8::" + random.nextInt(1, 4) : v4();
  }

  String path() {
    StringBuilder path = new StringBuilder("/");
    for (int depth = random.nextInt(7); depth > 0; depth--) {
      path.append(oneOf(List.of("a", "b", "c"))).append(depth > 1 || number(3) == 0 ? "/" : "");
    }
    return path + oneOf(List.of("", "", "?q", "?"));
  }

  String url() {
    return (random.nextInt(4) == 0 ? ip() : host()) + path();
  }

  /** A path with stars on a host, an address, or everything under a name. */
  String pattern() {
    String host = number(4) == 0 ? ip() : (number(3) == 0 ? "*." : "") + host();
    StringBuilder path = new StringBuilder("/");
    for (int pieces = (host.startsWith("*") ? 0 : 1) + number(4); pieces > 0; pieces--) {
      path.append(oneOf(List.of("a", "b", "c", "/", "a/b", ""))).append('*');
    }
    return host + path + oneOf(List.of("", "a", "/", "b/c"));
  }

  String app() {
    return "example.app" + random.nextInt(4);
  }

  String cert() {
    return "ab".repeat(31) + "0" + random.nextInt(4);
  }

  private String value(IndicatorKind kind) {
    return switch (kind) {
      case URL -> number(3) == 0 ? pattern() : url();
      case HOST -> host();
      case SUFFIX -> random.nextInt(6) == 0 ? "co.test" : host();
      case IP -> ip();
      case CIDR -> {
        int bits = random.nextInt(22, 32);
        yield Ips.v4Text(Ips.v4(v4()) & -1L << (32 - bits)) + "/" + bits;
      }
      case APP -> app();
      case CERT -> cert();
    };
  }

  Indicator indicator() {
    IndicatorKind kind = oneOf(List.of(IndicatorKind.values()));
    long from = number(3) == 0 ? Given.ALWAYS : time();
    return new Indicator(
        kind,
        value(kind),
        "F0" + random.nextInt(3),
        number(5) * 25,
        "feed" + number(3),
        from,
        number(3) == 0 ? Given.NEVER : Math.max(from, 0) + number(10),
        number(3) == 0 ? Given.ALWAYS : time());
  }

  List<Indicator> indicators(int count) {
    List<Indicator> all = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      all.add(indicator());
    }
    return all;
  }

  AccessRecord record() {
    AccessRecordBuilder record = new AccessRecordBuilder();
    record.at = time();
    record.subject = number(10) == 0 ? null : "p" + number(5);
    record.src = number(10) == 0 ? null : "10.0.0." + number(9);
    record.via = oneOf(List.of(Via.values()));
    record.host = number(8) == 0 ? null : number(6) == 0 ? ip() : host();
    record.dst = number(3) == 0 ? null : ip();
    record.app = number(6) == 0 ? app() : null;
    record.cert = number(4) == 0 ? cert() : null;
    record.url = number(2) == 0 || record.host == null ? null : url(record.host);
    record.answers = record.via == Via.DNS ? List.of(ip(), ip()) : List.of();
    return record.build();
  }

  private String url(String host) {
    String authority = host.indexOf(':') >= 0 ? "[" + host + "]" : host;
    return random.nextBoolean() ? path() : "http://" + authority + path();
  }

  Urls.Parts parts() {
    return Urls.parse(url(), null);
  }
}
