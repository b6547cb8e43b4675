package tocsin.core.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static tocsin.core.detect.Given.ALWAYS;
import static tocsin.core.detect.Given.NEVER;
import static tocsin.core.detect.Given.NOW;
import static tocsin.core.detect.Given.index;
import static tocsin.core.detect.Given.indicator;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tocsin.core.kernel.Urls;
import tocsin.domain.intel.Indicator;
import tocsin.domain.intel.IndicatorKind;
import tocsin.domain.intel.Match;

class IndicatorIndexTest {

  private static Match host(IndicatorIndex index, String host, long at) {
    return index.strongest(index.host(host, 0), at);
  }

  private static Match url(IndicatorIndex index, String url) {
    return index.url(Urls.parse(url, null), NOW);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void lookups_randomIndicators_likeAScanOfTheList(long seed) {
    RandomIntel random = new RandomIntel(seed);
    List<Indicator> indicators = random.indicators(1 + random.number(400));
    IndicatorIndex index = index(indicators);
    NaiveIndex naive = new NaiveIndex(indicators);

    for (int i = 0; i < 1500; i++) {
      long at = random.time();
      String what = "seed " + seed + " at " + at + " ";
      String host = random.host();
      int platform = random.number(4) == 0 ? "co.test".length() + random.number(6) : 0;
      IndicatorIndex.HostHits hits = index.host(host, platform);
      NaiveIndex.assertStrongest(
          index.strongest(hits, at), naive.host(host, platform, at), what + host);
      Urls.Parts url = random.parts();
      NaiveIndex.assertStrongest(index.url(url, at), naive.url(url, at), what + url);
      String ip = random.ip();
      NaiveIndex.assertStrongest(index.address(ip, at), naive.address(ip, at), what + ip);
      String app = random.app();
      NaiveIndex.assertStrongest(
          index.app(app, at), naive.named(IndicatorKind.APP, app, at), what + app);
      String cert = random.cert();
      NaiveIndex.assertStrongest(
          index.cert(cert, at), naive.named(IndicatorKind.CERT, cert, at), what + cert);
    }
  }

  @Test
  void urls_onAHostOrAddress_areKnownBeforeAnyIsRead() {
    IndicatorIndex index =
        index(
            indicator(IndicatorKind.URL, "www.bad.example/x"),
            indicator(IndicatorKind.URL, "203.0.113.7/x"),
            indicator(IndicatorKind.URL, "2001:db8::1/x"));

    assertThat(index.host("www.bad.example", 0).urls()).isTrue();
    assertThat(index.host("a.www.bad.example", 0).urls()).isFalse();
    assertThat(index.host("bad.example", 0).urls()).isFalse();
    assertThat(index.addressAsHost("203.0.113.7").urls()).isTrue();
    assertThat(index.addressAsHost("2001:db8::1").urls()).isTrue();
    assertThat(index.addressAsHost("203.0.113.8")).isSameAs(IndicatorIndex.HostHits.NOTHING);
  }

  /** The expressions of the Safe Browsing documents, for the exact host only. */
  @ParameterizedTest
  @CsvSource({
    "a.b.example/1/2.html?param=1, true",
    "a.b.example/1/2.html, true",
    "a.b.example/, true",
    "a.b.example/1/, true",
    "a.b.example/1, false",
    "a.b.example/1/2, false",
    "a.b.example/1/2.html?param=2, false",
    "a.b.example/1/2.html?, false",
    "a.b.example/2.html, false",
    "b.example/1/, false"
  })
  void url_expressions_exactPathOrFolder(String listed, boolean expected) {
    IndicatorIndex index = index(indicator(IndicatorKind.URL, listed));

    assertThat(url(index, "http://a.b.example/1/2.html?param=1") != null).isEqualTo(expected);
  }

  @Test
  void url_folders_countFourDeep() {
    for (String folder : List.of("/", "/1/", "/1/2/", "/1/2/3/")) {
      IndicatorIndex index = index(indicator(IndicatorKind.URL, "bad.example" + folder));
      assertThat(url(index, "bad.example/1/2/3/4/5")).as(folder).isNotNull();
    }
    IndicatorIndex deeper = index(indicator(IndicatorKind.URL, "bad.example/1/2/3/4/"));
    assertThat(url(deeper, "bad.example/1/2/3/4/5")).isNull();
    assertThat(url(deeper, "bad.example/1/2/3/4/")).isNotNull();
  }

  @ParameterizedTest
  @CsvSource({"99, false", "100, true", "149, true", "150, false"})
  void validity_edges_fromIsInUntilIsOut(long at, boolean counts) {
    IndicatorIndex index = index(indicator(IndicatorKind.HOST, "bad.example", 100, 150, ALWAYS));

    assertThat(host(index, "bad.example", at) != null).isEqualTo(counts);
  }

  @ParameterizedTest
  @CsvSource({"119, false", "120, true", "149, true", "150, false"})
  void knownFrom_laterThanValidFrom_countsFromThenOn(long at, boolean counts) {
    IndicatorIndex index = index(indicator(IndicatorKind.HOST, "bad.example", 100, 150, 120));

    Match match = host(index, "bad.example", at);

    assertThat(match != null).isEqualTo(counts);
    if (match != null) {
      assertThat(match.since()).isEqualTo(120);
      assertThat(match.validUntil()).isEqualTo(150);
    }
  }

  @Test
  void strongest_laterAndStrongerEntry_isNotSeenBefore() {
    Indicator weak = indicator(IndicatorKind.SUFFIX, "bad.example", 40);
    Indicator strong = indicator(IndicatorKind.HOST, "www.bad.example", 0, NEVER, 100);
    IndicatorIndex index = index(weak, strong);

    assertThat(host(index, "www.bad.example", 99)).isEqualTo(Match.of(weak));
    assertThat(host(index, "www.bad.example", 100)).isEqualTo(Match.of(strong));
  }

  @Test
  void address_narrowerRangeListedLater_doesNotHideTheWiderOneBefore() {
    Indicator wide = indicator(IndicatorKind.CIDR, "203.0.113.0/24");
    Indicator narrow = indicator(IndicatorKind.CIDR, "203.0.113.0/28", ALWAYS, 200, 100);
    IndicatorIndex index = index(wide, narrow);

    assertThat(index.address("203.0.113.7", 99)).isEqualTo(Match.of(wide));
    assertThat(index.address("203.0.113.7", 100)).isEqualTo(Match.of(narrow));
    assertThat(index.address("203.0.113.77", 100)).isEqualTo(Match.of(wide));
    assertThat(index.address("203.0.113.7", 200)).isEqualTo(Match.of(wide));
  }

  @Test
  void address_wideAndSure_doesNotOverruleTheNarrowRange() {
    Indicator wide = indicator(IndicatorKind.CIDR, "203.0.113.0/24", 99);
    Indicator narrow = indicator(IndicatorKind.CIDR, "203.0.113.0/28", 30);

    assertThat(index(wide, narrow).address("203.0.113.7", NOW)).isEqualTo(Match.of(narrow));
  }

  @Test
  void strongest_equalConfidence_theMoreSpecificKindSpeaks() {
    IndicatorIndex index =
        index(
            indicator(IndicatorKind.SUFFIX, "www.bad.example"),
            indicator(IndicatorKind.HOST, "www.bad.example"),
            indicator(IndicatorKind.SUFFIX, "bad.example"));

    assertThat(host(index, "www.bad.example", NOW).kind()).isEqualTo(IndicatorKind.HOST);
    assertThat(host(index, "x.www.bad.example", NOW).value()).isEqualTo("bad.example");
  }

  @Test
  void empty_anything_findsNothing() {
    IndicatorIndex index = IndicatorIndex.empty();

    assertThat(index.size()).isZero();
    assertThat(index.host("bad.example", 0)).isSameAs(IndicatorIndex.HostHits.NOTHING);
    assertThat(index.address("203.0.113.7", NOW)).isNull();
    assertThat(url(index, "bad.example/x?y")).isNull();
  }
}
