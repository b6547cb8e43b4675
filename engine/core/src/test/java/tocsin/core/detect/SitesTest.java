package tocsin.core.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static tocsin.core.detect.Given.warning;
import static tocsin.core.detect.Given.warnings;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tocsin.domain.intel.IndicatorKind;
import tocsin.domain.intel.WarningRole;

class SitesTest {
  private static final WarningLists WARNINGS =
      warnings(
          warning(IndicatorKind.SUFFIX, "tenants.example", WarningRole.TENANT_HOSTS, 0),
          warning(IndicatorKind.SUFFIX, "eu.co.test", WarningRole.TENANT_HOSTS, 0),
          warning(IndicatorKind.SUFFIX, "co.test", WarningRole.TENANT_HOSTS, 0),
          warning(IndicatorKind.SUFFIX, "forms.example", WarningRole.TENANT_PATHS, 0));

  @ParameterizedTest
  @CsvSource({
    "bad.example, bad.example",
    "a.b.bad.example, bad.example",
    "x.pages.example, x.pages.example",
    "pages.example, pages.example",
    "tenants.example, tenants.example",
    "a.tenants.example, a.tenants.example",
    "c.b.a.tenants.example, a.tenants.example",
    "a.forms.example, forms.example",
    "eu.co.test, eu.co.test",
    "x.a.eu.co.test, a.eu.co.test",
    "x.a.co.test, a.co.test",
    "unlisted, unlisted"
  })
  void of_host_registrableOrTenant(String host, String site) {
    assertThat(Sites.of(host, Given.SUFFIXES.registrableStart(host), WARNINGS.host(host)))
        .isEqualTo(site);
    assertThat(site(IndicatorKind.HOST, host)).isEqualTo(site);
    assertThat(site(IndicatorKind.SUFFIX, host)).isEqualTo(site);
    assertThat(site(IndicatorKind.URL, host + "/x?y=/z")).isEqualTo(site);
  }

  @ParameterizedTest
  @CsvSource({
    "URL, 203.0.113.7/x, 203.0.113.7",
    "URL, 2001:db8::1/x, 2001:db8::1",
    "IP, 203.0.113.7, 203.0.113.7",
    "APP, example.app, app:example.app",
    "CIDR, 203.0.113.0/24,",
    "CERT, abcdef,"
  })
  void of_indicator_theKeyOfItsVisits(IndicatorKind kind, String value, String site) {
    assertThat(site(kind, value)).isEqualTo(site);
  }

  private static String site(IndicatorKind kind, String value) {
    return Sites.of(Given.indicator(kind, value), Given.SUFFIXES, WARNINGS);
  }
}
