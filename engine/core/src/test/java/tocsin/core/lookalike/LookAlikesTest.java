package tocsin.core.lookalike;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tocsin.core.kernel.Hosts;
import tocsin.core.kernel.PublicSuffixes;
import tocsin.domain.pack.BrandKind;
import tocsin.domain.pack.Brands;

class LookAlikesTest {
  private static final PublicSuffixes SUFFIXES =
      PublicSuffixes.of(
          List.of("com", "cn", "com.cn", "gov.cn", "edu", "top", "org", "io", "pages.dev", "dev"));

  private static final Brands BRANDS =
      new Brands(
          List.of("kefu", "anquan", "login", "com", "客服"),
          List.of("pay", "app", "cn", "mail"),
          List.of("top", "pages.dev"),
          List.of("edu", "gov.*"),
          List.of(
              brand("icbc", BrandKind.BANK, "工商银行")
                  .pinyin("gongshangyinhang")
                  .shorts("icbc")
                  .own("icbc.com.cn")
                  .build(),
              brand("alipay", BrandKind.PAYMENT, "支付宝")
                  .names("alipay")
                  .own("alipay.com")
                  .not("allpay")
                  .build(),
              brand("taobao", BrandKind.SHOP, "淘宝网").names("taobao").own("taobao.com").build(),
              brand("gmail", BrandKind.TECH, "谷歌邮箱").names("gmail").own("gmail.com").build(),
              brand("ms", BrandKind.TECH, "微软公司").names("microsoft").own("microsoft.com").build(),
              brand("sf", BrandKind.COURIER, "顺丰速运").shorts("sf").own("sf.com").build()));

  private static final LookAlikes LOOK_ALIKES = LookAlikes.of(BRANDS, SUFFIXES, 42);

  static BrandDraft brand(String id, BrandKind kind, String zh) {
    return new BrandDraft(id, kind, zh);
  }

  @ParameterizedTest
  @CsvSource({
    "gongshangyinhang.com, icbc, PINYIN",
    "gongshangyinhang-kefu.com, icbc, PINYIN",
    "icbc-login.com, icbc, COMBOSQUAT",
    "kefu-icbc.cn, icbc, COMBOSQUAT",
    "icbckefu.top, icbc, COMBOSQUAT",
    "icbc.com.cn.evil.org, icbc, SUBDOMAIN",
    "www.icbc.com.cn.evil.org, icbc, SUBDOMAIN",
    "mybank.icbc.com.cn.a.b.evil.org, icbc, SUBDOMAIN",
    "icbc-com.evil.org, icbc, COMBOSQUAT",
    "alipay.top, alipay, SUFFIX_SWAP",
    "alipay.pages.dev, alipay, SUFFIX_SWAP",
    "alipaylogin.com, alipay, COMBOSQUAT",
    "login-alipay-x7.com, alipay, COMBOSQUAT",
    "alipay88.top, alipay, COMBOSQUAT",
    "a1ipay.com, alipay, DIGIT_SWAP",
    "www.a1ipay.com, alipay, DIGIT_SWAP",
    "taoba0-kefu.cn, taobao, DIGIT_SWAP",
    "aiipay-pay.com, alipay, HOMOGLYPH",
    "rnicrosoft.com, ms, HOMOGLYPH",
    "microsooft.com, ms, TYPO",
    "micosoft.com, ms, TYPO",
    "mircosoft-login.com, ms, TYPO",
    "taobao.abc.top, taobao, SUBDOMAIN",
    "sf-kefu.com, sf, COMBOSQUAT",
  })
  void find_imitation_namesBrandAndTechnique(String host, String brand, Technique technique) {
    LookAlike found = LOOK_ALIKES.find(host);

    assertThat(found).as(host).isNotNull();
    assertThat(found.brand().id()).isEqualTo(brand);
    assertThat(found.technique()).isEqualTo(technique);
    assertThat(host).contains(found.matched());
  }

  @ParameterizedTest
  @CsvSource({
    "аlipay.com, alipay, HOMOGLYPH", // Cyrillic а
    "taobaο.cn, taobao, HOMOGLYPH", // Greek omicron
    "tàobao.com, taobao, HOMOGLYPH",
    "工商银行客服.com, icbc, COMBOSQUAT",
  })
  void find_otherScripts_areReadAsWhatTheyPassFor(String host, String brand, Technique technique) {
    LookAlike found = LOOK_ALIKES.find(Hosts.canonical(host));

    assertThat(found).as(host).isNotNull();
    assertThat(found.brand().id()).isEqualTo(brand);
    assertThat(found.technique()).isEqualTo(technique);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "icbc.com.cn",
        "mybank.icbc.com.cn",
        "kefu-taobao.alipay.com", // a brand's own host imitates no other
        "icbc.com", // an abbreviation alone
        "icbc.top",
        "icbckefu.com", // glued: could be part of another word
        "sficbc.com",
        "surf-kefu.com", // sf inside a word
        "transfer.com",
        "taobaoke.com", // a name inside another
        "mytaobaofriends.com",
        "taobao.evil.com", // gateways are called after whom they serve
        "alipay-notify.shop.com",
        "allpay.com", // the brand's exception
        "4399mail.com", // 9 of a number is no g
        "taobao.edu", // nobody registers here
        "icbc.com.cn.gov.cn",
        "alipay-kefu.police.gov.cn",
        "top",
        "localhost",
        "com",
        "",
        "a.b",
        "xn--.com",
        "xn--99999999999.com",
        "-----.com",
        "..",
      })
  void find_honestOrOdd_isNothing(String host) {
    assertThat(LOOK_ALIKES.find(host)).as(host).isNull();
  }

  @Test
  void find_endlessWords_isNothing() {
    String piece = "alipay" + "pay".repeat(19);
    String host = (piece + ".").repeat(3) + piece.substring(0, 40) + ".top";

    assertThat(LOOK_ALIKES.find(host)).isNull();
    assertThat(LOOK_ALIKES.find(("a".repeat(60) + ".").repeat(4) + "com")).isNull();
  }

  @Test
  void find_randomHosts_neverFails() {
    long seed = 7;
    SplittableRandom random = new SplittableRandom(seed);
    String letters = "abcilopty01-.xn";
    for (int i = 0; i < 20_000; i++) {
      StringBuilder host = new StringBuilder();
      int length = random.nextInt(40);
      for (int j = 0; j < length; j++) {
        host.append(letters.charAt(random.nextInt(letters.length())));
      }
      String text = (random.nextInt(4) == 0 ? "xn--" : "") + host;
      LookAlike found = LOOK_ALIKES.find(text);
      assertThat(LOOK_ALIKES.find(text)).as("seed %d, %s", seed, text).isEqualTo(found);
    }
  }

  @Test
  void find_noBrands_isNothing() {
    assertThat(LookAlikes.NONE.find("alipay-login.top")).isNull();
  }
}
