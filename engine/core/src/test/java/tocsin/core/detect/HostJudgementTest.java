package tocsin.core.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static tocsin.core.detect.Given.index;
import static tocsin.core.detect.Given.indicator;
import static tocsin.core.detect.Given.warning;
import static tocsin.core.detect.Given.warnings;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tocsin.core.apps.HostRoles;
import tocsin.core.detect.HostJudgement.Standing;
import tocsin.core.kernel.HostLabels;
import tocsin.domain.intel.IndicatorKind;
import tocsin.domain.intel.Signal;
import tocsin.domain.intel.WarningRole;

class HostJudgementTest {
  private static final WarningLists WARNINGS =
      warnings(
          warning(IndicatorKind.SUFFIX, "good.example", WarningRole.CLEAN, 0),
          warning(IndicatorKind.SUFFIX, "pay.example", WarningRole.CLEAN, Signal.PAYMENT.bit()),
          warning(IndicatorKind.SUFFIX, "tenants.example", WarningRole.TENANT_HOSTS, 0),
          warning(IndicatorKind.SUFFIX, "forms.example", WarningRole.TENANT_PATHS, 0),
          warning(IndicatorKind.CIDR, "198.51.100.0/25", WarningRole.CLEAN, 0),
          warning(IndicatorKind.CIDR, "198.51.100.128/25", WarningRole.TENANT_HOSTS, 0));

  private static final IndicatorIndex INDEX =
      index(
          indicator(IndicatorKind.SUFFIX, "good.example"),
          indicator(IndicatorKind.SUFFIX, "tenants.example"),
          indicator(IndicatorKind.HOST, "www.tenants.example"),
          indicator(IndicatorKind.URL, "www.tenants.example/x"),
          indicator(IndicatorKind.SUFFIX, "shop.tenants.example"),
          indicator(IndicatorKind.HOST, "forms.example"),
          indicator(IndicatorKind.URL, "forms.example/f/1"),
          indicator(IndicatorKind.URL, "203.0.113.7/x"),
          indicator(IndicatorKind.SUFFIX, "113.7"));

  private static HostJudgement of(String host) {
    return HostJudgement.of(
        host,
        new HostLabels(42),
        Given.SUFFIXES,
        WARNINGS,
        INDEX,
        new HintReader(Given.NAMES),
        HostRoles.NONE);
  }

  @ParameterizedTest
  @CsvSource({
    "bigbank-kefu.example, true, false",
    "dayinhang-kefu.example, true, true",
    "bigbank-kefu.good.example, false, false",
    "bigbank-kefu.forms.example, false, false",
    "www.bigbank.test, false, false",
    "unknown.example, false, false",
  })
  void hints_lookAlike_onlyOfOpenHosts(String host, boolean lookAlike, boolean disguise) {
    assertThat(Signal.LOOK_ALIKE.in(of(host).hints())).isEqualTo(lookAlike);
    assertThat(Signal.DISGUISE.in(of(host).hints())).isEqualTo(disguise);
  }

  @Test
  void hints_disguisedName_isNotRandomAsWell() {
    assertThat(of("b1gb4nk.example").hints())
        .isEqualTo(Signal.LOOK_ALIKE.bit() | Signal.DISGUISE.bit());
    assertThat(HintReader.looksRandom("b1gb4nk7")).isTrue();
    assertThat(Signal.RANDOM_LABEL.in(of("b1gb4nk7.example").hints())).isFalse();
  }

  private static void assertHits(String host, int entries, boolean urls) {
    assertThat(of(host).hits().heads().length()).as(host).isEqualTo(entries);
    assertThat(of(host).hits().urls()).as(host).isEqualTo(urls);
  }

  @ParameterizedTest
  @CsvSource({
    "unknown.example, OPEN",
    "good.example, CLEAN",
    "a.b.good.example, CLEAN",
    "tenants.example, URLS_ONLY",
    "www.tenants.example, URLS_ONLY",
    "shop.tenants.example, OPEN",
    "www.shop.tenants.example, OPEN",
    "forms.example, URLS_ONLY",
    "a.forms.example, URLS_ONLY",
    "203.0.113.7, OPEN",
    "198.51.100.1, CLEAN",
    "198.51.100.129, URLS_ONLY",
    "2001:db8::1, OPEN"
  })
  void standing_host_asTheWarningListsSay(String host, Standing expected) {
    assertThat(of(host).standing()).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "localhost",
        "printer",
        "nas.local",
        "router.lan",
        "x.internal",
        "x.home",
        "a.localdomain",
        "a.workgroup",
        "7.113.0.203.in-addr.arpa",
        "0.0.0.0",
        "0.1.2.3",
        "10.0.0.1",
        "100.64.0.1",
        "100.127.255.255",
        "127.0.0.1",
        "169.254.1.1",
        "172.16.0.1",
        "172.31.255.255",
        "192.168.0.1",
        "224.0.0.1",
        "239.1.2.3",
        "255.255.255.255",
        "::",
        "::1",
        "fe80::1",
        "fc00::1",
        "fd12::1",
        "ff02::1"
      })
  void standing_whatIsNotPublic_isClean(String host) {
    assertThat(of(host).standing()).isEqualTo(Standing.CLEAN);
    assertThat(of(host).isPlainlyClean()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "local.example", "lan.test", "1.0.0.1", "9.255.255.255", "11.0.0.0", "100.63.255.255",
        "100.128.0.0", "126.255.255.255", "128.0.0.1", "169.253.1.1", "172.15.255.255",
            "172.32.0.0",
        "192.167.255.255", "192.169.0.0", "223.255.255.255", "::2", "2001:db8::fd"
      })
  void standing_besideWhatIsNotPublic_isOpen(String host) {
    assertThat(of(host).standing()).isEqualTo(Standing.OPEN);
  }

  @Test
  void hits_cleanHost_areNone() {
    assertHits("good.example", 0, false);
    assertThat(of("a.good.example").hits()).isSameAs(IndicatorIndex.HostHits.NOTHING);
  }

  @Test
  void hits_platform_onlyItsUrls() {
    assertHits("tenants.example", 0, false);
    assertHits("www.tenants.example", 0, true);
    assertHits("forms.example", 0, true);
    assertHits("a.forms.example", 0, false);
  }

  @Test
  void hits_tenant_withoutEntriesOfThePlatform() {
    assertHits("other.tenants.example", 0, false);
    assertHits("shop.tenants.example", 1, false);
    assertHits("a.shop.tenants.example", 1, false);
  }

  @Test
  void hits_address_onlyItsUrls() {
    assertHits("203.0.113.7", 0, true);
    assertHits("203.0.113.8", 0, false);
  }

  @ParameterizedTest
  @CsvSource({
    "www.bad.example, bad.example",
    "a.b.shop.co.test, shop.co.test",
    "a.b.shop.tenants.example, shop.tenants.example",
    "x.y.pages.example, y.pages.example",
    "203.0.113.7, 203.0.113.7"
  })
  void site_host_isWhatStrangersShareNoMore(String host, String site) {
    assertThat(of(host).site()).isEqualTo(site);
  }

  @Test
  void context_cleanService_isKept() {
    HostJudgement judgement = of("api.pay.example");

    assertThat(judgement.context()).isEqualTo(Signal.PAYMENT.bit());
    assertThat(judgement.isPlainlyClean()).isFalse();
  }
}
