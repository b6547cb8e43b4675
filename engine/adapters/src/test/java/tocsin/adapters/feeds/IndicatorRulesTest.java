package tocsin.adapters.feeds;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tocsin.domain.intel.Indicator;
import tocsin.domain.intel.IndicatorKind;

class IndicatorRulesTest {
  private static final IndicatorRules RULES = new IndicatorRules(Feeds.SUFFIXES);
  private static final String HASH = "0123456789abcdef".repeat(4);

  private static IndicatorRules.Outcome of(IndicatorKind kind, String value) {
    return RULES.normalise(
        new Indicator(kind, value, "F01", 80, "feed", Long.MIN_VALUE, Long.MAX_VALUE, 0));
  }

  @ParameterizedTest
  @CsvSource({
    "HOST, Shop.Bad.EXAMPLE, HOST, shop.bad.example",
    "HOST, bad.example., HOST, bad.example",
    "HOST, bad.example:8443, HOST, bad.example",
    "HOST, 192.0.2.7, IP, 192.0.2.7",
    "HOST, 商店.example, HOST, xn--czrs0t.example",
    "HOST, evil[.]example, HOST, evil.example",
    "SUFFIX, *.Bad.Example, SUFFIX, bad.example",
    "SUFFIX, .bad.example., SUFFIX, bad.example",
    "SUFFIX, bad(.)example, SUFFIX, bad.example",
    "SUFFIX, 192.0.2.7, IP, 192.0.2.7",
    "URL, hxxps[:]//Evil[.]example:444/A/../b?q=1#top, URL, evil.example/b?q=1",
    "URL, http://evil.example/, HOST, evil.example",
    "URL, http://bank.example@evil.example/, HOST, evil.example",
    "URL, http://0xC0000207/, IP, 192.0.2.7",
    "URL, evil.example?x=1, URL, evil.example/?x=1",
    "IP, 2001:DB8:0:0::1, IP, 2001:db8::1",
    "IP, 192[.]0[.]2[.]7, IP, 192.0.2.7",
    "IP, 198.51.100.77/24, CIDR, 198.51.100.0/24",
    "CIDR, 203.0.113.9/32, IP, 203.0.113.9",
    "CIDR, 10.0.0.0/8, CIDR, 10.0.0.0/8",
    "APP, com.Example.App, APP, com.Example.App",
  })
  void value_inAnySpelling_becomesCanonical(
      IndicatorKind kind, String value, IndicatorKind becomes, String canonical) {
    IndicatorRules.Outcome outcome = of(kind, value);

    assertThat(outcome.fault()).isEmpty();
    assertThat(outcome.indicator().kind()).isEqualTo(becomes);
    assertThat(outcome.indicator().value()).isEqualTo(canonical);
  }

  @ParameterizedTest
  @CsvSource({
    "SUFFIX, com, no domain name",
    "SUFFIX, *.com, no domain name",
    "SUFFIX, com.cn, strangers register under com.cn",
    "SUFFIX, pages.example, strangers register",
    "SUFFIX, anything.ck, strangers register",
    "SUFFIX, *, no domain name",
    "SUFFIX, bob@mail.example, no domain name",
    "HOST, bob@mail.example, no host name",
    "HOST, intranet, a host of one label",
    "HOST, '-', a host of one label",
    "HOST, *.bad.example, no host name",
    "URL, http://localhost/, a host of one label",
    "URL, http://localhost/x, a host of one label",
    "URL, javascript:alert(1), a host of one label",
    "URL, /only/a/path, no host in the URL",
    "URL, http://127.0.0.1/x, no server has",
    "CIDR, 0.0.0.0/0, wider than /8",
    "CIDR, 198.51.100.0/7, wider than /8",
    "CIDR, 0.0.0.0/8, no server has",
    "CIDR, 127.0.0.0/16, no server has",
    "CIDR, 2001:db8::/32, no IPv4 range",
    "CIDR, 203.0.113.0/33, no IPv4 range",
    "IP, 0.0.0.0, no server has",
    "IP, 127.0.0.1, no server has",
    "IP, 255.255.255.255, no server has",
    "IP, 224.0.0.251, no server has",
    "IP, '::', no server has",
    "IP, ff02::1, no server has",
    "IP, fe80::1%lo0, no server has",
    "IP, 192.0.2.999, no IP address",
    "IP, 192.0.2.07, no IP address",
    "APP, 'two words', no package id",
    "APP, 包名, no package id",
    "CERT, 0123, no SHA-256",
  })
  void value_tooBroadOrMeaningless_isRefusedWithReason(
      IndicatorKind kind, String value, String fault) {
    IndicatorRules.Outcome outcome = of(kind, value);

    assertThat(outcome.indicator()).isNull();
    assertThat(outcome.fault()).contains(fault);
  }

  @Test
  void certificate_withColonsAndCapitals_isReadAndOtherAlphabetsAreNot() {
    String colons = HASH.toUpperCase(java.util.Locale.ROOT).replaceAll("(..)(?!$)", "$1:");
    String fullWidth = HASH.replace('1', '１');

    assertThat(of(IndicatorKind.CERT, colons).indicator().value()).isEqualTo(HASH);
    assertThat(of(IndicatorKind.CERT, fullWidth).indicator()).isNull();
  }

  @ParameterizedTest
  @CsvSource({
    "-1, 0, 1, outside 0 to 100",
    "101, 0, 1, outside 0 to 100",
    "80, 5, 5, validFrom is not before validUntil",
  })
  void bounds_broken_areRefused(int confidence, long from, long until, String fault) {
    Indicator raw =
        new Indicator(IndicatorKind.HOST, "a.example", "", confidence, "f", from, until, 0);

    assertThat(RULES.normalise(raw).fault()).contains(fault);
  }

  @Test
  void value_longerThanAnyUrl_isRefusedUnread() {
    assertThat(of(IndicatorKind.URL, "a.example/" + "x".repeat(8192)).fault())
        .isEqualTo("a value of 8202 characters");
  }

  @Test
  void fraudType_unsaid_isUnknown() {
    Indicator raw = new Indicator(IndicatorKind.HOST, "a.example", "", 50, "f", 1, 2, 0);

    assertThat(RULES.normalise(raw).indicator().fraudType()).isEqualTo("unknown");
  }

  /** Normalising twice changes nothing, whatever came in: else two feeds would miss each other. */
  @Test
  void normalise_whatItAccepted_staysAsItIs() {
    long seed = 4711;
    Random random = new Random(seed);
    String alphabet = "aZ0.-_/:?#%@[]* 店*é1";
    int accepted = 0;
    for (int i = 0; i < 30_000; i++) {
      IndicatorKind kind = IndicatorKind.values()[random.nextInt(IndicatorKind.values().length)];
      StringBuilder value = new StringBuilder();
      for (int c = random.nextInt(14); c >= 0; c--) {
        value.append(alphabet.charAt(random.nextInt(alphabet.length())));
      }
      Indicator once = of(kind, value + (random.nextBoolean() ? ".example" : "/24")).indicator();
      if (once != null) {
        accepted++;
        Indicator twice = RULES.normalise(once).indicator();
        assertThat(twice).as("seed %d: %s '%s'", seed, kind, value).isEqualTo(once);
      }
    }
    assertThat(accepted).isGreaterThan(1000);
  }

  @ParameterizedTest
  @CsvSource({
    "https://Bad.example/*/login.php, URL, bad.example/*/login.php",
    "bad.example/pay**x/z*, URL, bad.example/pay*x/z*",
    "*.bad.example/wp-*, URL, *.bad.example/wp-*",
    "*.bad.example/login, URL, *.bad.example/login",
    "bad.example/*, HOST, bad.example",
    "*.bad.example/*, SUFFIX, bad.example",
    "192.0.2.7/*.apk, URL, 192.0.2.7/*.apk",
    "bad.example/x?q=*, URL, bad.example/x?q=*",
  })
  void url_withStars_isAPatternOfItsHost(String value, IndicatorKind kind, String canonical) {
    IndicatorRules.Outcome outcome = of(IndicatorKind.URL, value);

    assertThat(outcome.fault()).isEmpty();
    assertThat(outcome.indicator().kind()).isEqualTo(kind);
    assertThat(outcome.indicator().value()).isEqualTo(canonical);
  }

  @ParameterizedTest
  @CsvSource({
    "bad.*.example/x, a * in a host stands first only",
    "bad*/x, a * in a host stands first only",
    "*/login.php, a * in a host stands first only",
    "*.com/login*, no domain name",
    "*.pages.example/login*, strangers register",
    "bad.example/*?id=1, a pattern ends before the query",
    "*.192.0.2.7/x*, an address has nothing below it",
    "127.0.0.1/x*, an address that no server has",
  })
  void url_badPattern_isRefusedWithTheReason(String value, String why) {
    assertThat(of(IndicatorKind.URL, value).fault()).contains(why);
  }

  @Test
  void url_patternsBeyondTheLimits_areRefused() {
    IndicatorRules rules = new IndicatorRules(Feeds.SUFFIXES);
    assertThat(of(IndicatorKind.URL, "bad.example/" + "a*".repeat(17)).fault())
        .contains("17 stars; at most 16");
    assertThat(of(IndicatorKind.URL, "bad.example/*" + "a".repeat(600)).fault())
        .contains("at most 512");
    for (int i = 0; i < 257; i++) {
      String fault =
          rules
              .normalise(
                  new Indicator(
                      IndicatorKind.URL, "bad.example/" + i + "*", "F01", 80, "feed", 0, 1, 0))
              .fault();
      assertThat(fault).isEqualTo(i < 256 ? "" : "more than 256 patterns on bad.example");
    }
  }
}
