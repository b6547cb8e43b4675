package tocsin.core.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static tocsin.core.detect.Given.warning;
import static tocsin.core.detect.Given.warnings;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tocsin.domain.intel.IndicatorKind;
import tocsin.domain.intel.Signal;
import tocsin.domain.intel.WarningEntry;
import tocsin.domain.intel.WarningRole;

class WarningListsTest {
  private static WarningEntry clean(IndicatorKind kind, String value) {
    return warning(kind, value, WarningRole.CLEAN, 0);
  }

  @Test
  void host_suffix_coversItselfAndWhatIsBelow() {
    WarningLists lists = warnings(clean(IndicatorKind.SUFFIX, "good.example"));

    assertThat(lists.host("good.example")).isNotNull();
    assertThat(lists.host("a.b.good.example")).isNotNull();
    assertThat(lists.host("notgood.example")).isNull();
    assertThat(lists.host("example")).isNull();
  }

  @Test
  void host_exactEntry_coversOnlyItself() {
    WarningLists lists = warnings(clean(IndicatorKind.HOST, "good.example"));

    assertThat(lists.host("good.example")).isNotNull();
    assertThat(lists.host("a.good.example")).isNull();
  }

  @Test
  void host_nestedEntries_theMostSpecificSpeaks() {
    WarningEntry wide = clean(IndicatorKind.SUFFIX, "good.example");
    WarningEntry tenant =
        warning(IndicatorKind.SUFFIX, "sites.good.example", WarningRole.TENANT_HOSTS, 0);
    WarningEntry exact = clean(IndicatorKind.HOST, "a.sites.good.example");
    WarningLists lists = warnings(exact, wide, tenant);

    assertThat(lists.host("www.good.example")).isEqualTo(wide);
    assertThat(lists.host("b.sites.good.example")).isEqualTo(tenant);
    assertThat(lists.host("a.sites.good.example")).isEqualTo(exact);
    assertThat(lists.host("x.a.sites.good.example")).isEqualTo(tenant);
  }

  @Test
  void of_sameNameTwice_theFirstSpeaksAndContextsJoin() {
    WarningEntry first =
        warning(IndicatorKind.SUFFIX, "good.example", WarningRole.TENANT_PATHS, Signal.BANK.bit());
    WarningEntry second =
        warning(IndicatorKind.SUFFIX, "good.example", WarningRole.CLEAN, Signal.CHAT.bit());

    WarningEntry joined = warnings(first, second).host("good.example");

    assertThat(joined.role()).isEqualTo(WarningRole.TENANT_PATHS);
    assertThat(joined.signals()).isEqualTo(Signal.BANK.bit() | Signal.CHAT.bit());
  }

  @Test
  void of_sameAppTwice_contextsJoin() {
    WarningLists lists =
        warnings(
            warning(IndicatorKind.APP, "example.pay", WarningRole.CLEAN, Signal.PAYMENT.bit()),
            warning(IndicatorKind.APP, "example.pay", WarningRole.CLEAN, Signal.LOAN.bit()));

    assertThat(lists.app("example.pay").signals())
        .isEqualTo(Signal.PAYMENT.bit() | Signal.LOAN.bit());
    assertThat(lists.app("example.other")).isNull();
  }

  @Test
  void address_nestedRanges_theNarrowestSpeaks() {
    WarningEntry wide = clean(IndicatorKind.CIDR, "203.0.113.0/24");
    WarningEntry narrow =
        warning(IndicatorKind.CIDR, "203.0.113.16/28", WarningRole.TENANT_HOSTS, 0);
    WarningEntry one = clean(IndicatorKind.IP, "203.0.113.17");
    WarningLists lists = warnings(narrow, one, wide);

    assertThat(lists.address("203.0.113.1")).isEqualTo(wide);
    assertThat(lists.address("203.0.113.16")).isEqualTo(narrow);
    assertThat(lists.address("203.0.113.17")).isEqualTo(one);
    assertThat(lists.address("203.0.114.1")).isNull();
    assertThat(lists.address("2001:db8::1")).isNull();
  }

  @Test
  void size_entriesOfAllKinds_countsThem() {
    WarningLists lists =
        warnings(
            clean(IndicatorKind.SUFFIX, "good.example"),
            clean(IndicatorKind.SUFFIX, "good.example"),
            clean(IndicatorKind.CIDR, "203.0.113.0/24"),
            clean(IndicatorKind.CIDR, "2001:db8::/32"),
            clean(IndicatorKind.APP, "example.app"));

    assertThat(lists.size()).isEqualTo(4);
  }

  @Test
  void address_ipv6Ranges_theNarrowestSpeaks() {
    WarningEntry wide = clean(IndicatorKind.CIDR, "2001:db8::/32");
    WarningEntry narrow =
        warning(IndicatorKind.CIDR, "2001:db8:0:1::/64", WarningRole.TENANT_HOSTS, 0);
    WarningEntry odd = clean(IndicatorKind.CIDR, "2001:db8:0:1:8000::/65");
    WarningEntry one = clean(IndicatorKind.IP, "2001:db8:0:1::7");
    WarningLists lists = warnings(wide, one, narrow, odd);

    assertThat(lists.address("2001:db8:1::")).isEqualTo(wide);
    assertThat(lists.address("2001:db8:0:1::8")).isEqualTo(narrow);
    assertThat(lists.address("2001:db8:0:1:8000::8")).isEqualTo(odd);
    assertThat(lists.address("2001:db8:0:1::7")).isEqualTo(one);
    assertThat(lists.address("2001:db9::")).isNull();
    assertThat(lists.address("203.0.113.1")).isNull();
    assertThat(warnings(clean(IndicatorKind.CIDR, "::/0")).address("2001:db9::")).isNotNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"203.0.113.0/33", "2001:db8::/129", "2001:db8::/-1", "example", ""})
  void of_noRange_isRefusedWithListAndValue(String value) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> warnings(clean(IndicatorKind.CIDR, value)))
        .withMessageContaining("list: " + value);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void of_hostAndSuffixOfOneName_eachSpeaksForItsOwn(boolean hostFirst) {
    WarningEntry host = warning(IndicatorKind.HOST, "good.example", WarningRole.CLEAN, 1);
    WarningEntry suffix =
        warning(IndicatorKind.SUFFIX, "good.example", WarningRole.TENANT_HOSTS, 2);
    WarningLists lists = hostFirst ? warnings(host, suffix) : warnings(suffix, host);

    assertThat(lists.host("good.example").role()).isEqualTo(WarningRole.CLEAN);
    assertThat(lists.host("good.example").signals()).isEqualTo(3);
    assertThat(lists.host("a.good.example")).isEqualTo(suffix);
  }
}
