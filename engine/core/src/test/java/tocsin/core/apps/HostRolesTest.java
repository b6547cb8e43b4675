package tocsin.core.apps;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tocsin.domain.intel.HostRole;

class HostRolesTest {
  private final HostRoles roles = new HostRoles(Given.apps());

  @ParameterizedTest
  @CsvSource({
    "api.shop.test, shop.test, API",
    "api3.shop.test, shop.test, API",
    "v2-api.eu.shop.test, shop.test, API",
    "x.kefu01.shop.test, shop.test, CHAT",
    "cdn-3.shop.test, shop.test, STORAGE"
  })
  void ofName_roleInALabel_isTold(String host, String site, HostRole role) {
    assertThat(roles.ofName(host, site)).isEqualTo(role.bit());
  }

  @ParameterizedTest
  @CsvSource({
    "api.test, api.test", "shop.test, shop.test", "apiary.shop.test, shop.test",
    "www.shop.test, shop.test", "3.shop.test, shop.test", "192.0.2.7, 192.0.2.7"
  })
  void ofName_roleInNoLabelOfItsOwn_isNone(String host, String site) {
    assertThat(roles.ofName(host, site)).isZero();
  }

  @Test
  void ofName_twoRoles_areBothTold() {
    assertThat(roles.ofName("im-api.shop.test", "shop.test"))
        .isEqualTo(HostRole.API.bit() | HostRole.CHAT.bit());
  }

  @ParameterizedTest
  @CsvSource({
    "livechat.example, livechat.example",
    "w7.livechat.example, livechat.example",
    "notlivechat.example,",
    "example,"
  })
  void platform_isTheSuffixByWholeLabels(String host, String platform) {
    assertThat(roles.platform(host)).isEqualTo(platform);
  }

  @ParameterizedTest
  @CsvSource({
    "/v1/config, true",
    "/V1/Config?x=1, true",
    "https://api.shop.test/v1/config.json, true",
    "api.shop.test/v1/config, true",
    "https://api.shop.test, false",
    "/other/v1/config, false",
    "https://api.shop.test/?next=/v1/config, false"
  })
  void ofPath_settings_areConfig(String url, boolean config) {
    assertThat(roles.ofPath(url)).isEqualTo(config ? HostRole.CONFIG.bit() : 0);
  }
}
