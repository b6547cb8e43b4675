package tocsin.core.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The published vectors of the list (checkPublicSuffix), and what a list may hold. */
class PublicSuffixesTest {
  private static final PublicSuffixes SUFFIXES = TestFiles.suffixes();

  private static String registrable(PublicSuffixes suffixes, String name) {
    String host = Hosts.canonical(name);
    assertThat(suffixes.registrable(host)).isEqualTo(registrableOrHost(suffixes, host));
    return suffixes.isPublicSuffix(host) ? null : suffixes.registrable(host);
  }

  private static String registrableOrHost(PublicSuffixes suffixes, String host) {
    int start = suffixes.registrableStart(host);
    return start < 0 ? host : host.substring(start);
  }

  @ParameterizedTest
  @CsvSource({
    "COM,",
    "example.COM, example.com",
    "WwW.example.COM, example.com",
    "example,",
    "example.example, example.example",
    "b.example.example, example.example",
    "a.b.example.example, example.example",
    "biz,",
    "domain.biz, domain.biz",
    "b.domain.biz, domain.biz",
    "a.b.domain.biz, domain.biz",
    "b.example.com, example.com",
    "a.b.example.com, example.com",
    "uk.com,",
    "example.uk.com, example.uk.com",
    "b.example.uk.com, example.uk.com",
    "a.b.example.uk.com, example.uk.com",
    "test.ac, test.ac",
    "co.uk,",
    "example.co.uk, example.co.uk",
    "www.example.co.uk, example.co.uk",
    "mm,",
    "c.mm,",
    "b.c.mm, b.c.mm",
    "a.b.c.mm, b.c.mm",
    "jp,",
    "test.jp, test.jp",
    "www.test.jp, test.jp",
    "ac.jp,",
    "test.ac.jp, test.ac.jp",
    "www.test.ac.jp, test.ac.jp",
    "kyoto.jp,",
    "test.kyoto.jp, test.kyoto.jp",
    "ide.kyoto.jp,",
    "b.ide.kyoto.jp, b.ide.kyoto.jp",
    "a.b.ide.kyoto.jp, b.ide.kyoto.jp",
    "c.kobe.jp,",
    "b.c.kobe.jp, b.c.kobe.jp",
    "a.b.c.kobe.jp, b.c.kobe.jp",
    "city.kobe.jp, city.kobe.jp",
    "www.city.kobe.jp, city.kobe.jp",
    "ck,",
    "test.ck,",
    "b.test.ck, b.test.ck",
    "a.b.test.ck, b.test.ck",
    "www.ck, www.ck",
    "www.www.ck, www.ck",
    "us,",
    "test.us, test.us",
    "www.test.us, test.us",
    "ak.us,",
    "test.ak.us, test.ak.us",
    "www.test.ak.us, test.ak.us",
    "k12.ak.us,",
    "test.k12.ak.us, test.k12.ak.us",
    "www.test.k12.ak.us, test.k12.ak.us",
    "食狮.com.cn, xn--85x722f.com.cn",
    "食狮.公司.cn, xn--85x722f.xn--55qx5d.cn",
    "www.食狮.公司.cn, xn--85x722f.xn--55qx5d.cn",
    "shishi.公司.cn, shishi.xn--55qx5d.cn",
    "公司.cn,",
    "食狮.中国, xn--85x722f.xn--fiqs8s",
    "www.食狮.中国, xn--85x722f.xn--fiqs8s",
    "shishi.中国, shishi.xn--fiqs8s",
    "中国,",
    "xn--85x722f.com.cn, xn--85x722f.com.cn",
    "www.xn--85x722f.xn--55qx5d.cn, xn--85x722f.xn--55qx5d.cn",
    "xn--55qx5d.cn,",
    "xn--fiqs8s,"
  })
  void registrable_publishedVectors_asPublished(String name, String expected) {
    assertThat(registrable(SUFFIXES, name)).isEqualTo(expected);
  }

  /** The vectors say null for a leading dot; here it is dropped before the list is asked. */
  @ParameterizedTest
  @CsvSource({".com,", ".example.com, example.com", "example.com., example.com"})
  void registrable_outerDots_areDropped(String name, String expected) {
    assertThat(registrable(SUFFIXES, name)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "github.io,",
    "shop.github.io, shop.github.io",
    "www.shop.github.io, shop.github.io",
    "blogspot.com,",
    "a.shop.blogspot.com, shop.blogspot.com",
    "s3.amazonaws.com,",
    "a.bucket.s3.amazonaws.com, bucket.s3.amazonaws.com",
    "www.amazonaws.com, amazonaws.com"
  })
  void registrable_privateRules_count(String name, String expected) {
    assertThat(registrable(SUFFIXES, name)).isEqualTo(expected);
  }

  @Test
  void of_unicodeAndPunycodeRules_areTheSame() {
    PublicSuffixes unicode = PublicSuffixes.of(List.of("cn", "公司.cn"));
    PublicSuffixes punycode = PublicSuffixes.of(List.of("cn", "xn--55qx5d.cn"));

    for (String name : List.of("公司.cn", "a.公司.cn", "b.a.公司.cn", "a.cn", "cn")) {
      assertThat(registrable(unicode, name)).isEqualTo(registrable(punycode, name));
    }
  }

  @Test
  void of_linesThatAreNoRules_costNothing() {
    PublicSuffixes suffixes =
        PublicSuffixes.of(
            List.of("", "  ", "// com", "====", "!", "*.", "*", "a..b", "x/y", " co.test "));

    assertThat(registrable(suffixes, "co.test")).isNull();
    assertThat(registrable(suffixes, "a.co.test")).isEqualTo("a.co.test");
    assertThat(registrable(suffixes, "b.a.test")).isEqualTo("a.test");
  }

  @Test
  void of_noRules_everyTopLevelIsASuffix() {
    PublicSuffixes suffixes = PublicSuffixes.of(List.of());

    assertThat(registrable(suffixes, "b.a.example")).isEqualTo("a.example");
    assertThat(registrable(suffixes, "example")).isNull();
  }

  @Test
  void registrable_deepRuleWithoutTheOnesAbove_isFound() {
    PublicSuffixes suffixes = PublicSuffixes.of(List.of("d.c.b.test", "*.e.b.test"));

    assertThat(registrable(suffixes, "x.a.d.c.b.test")).isEqualTo("a.d.c.b.test");
    assertThat(registrable(suffixes, "d.c.b.test")).isNull();
    assertThat(registrable(suffixes, "c.b.test")).isEqualTo("b.test");
    assertThat(registrable(suffixes, "e.b.test")).isEqualTo("b.test");
    assertThat(registrable(suffixes, "y.e.b.test")).isNull();
    assertThat(registrable(suffixes, "z.y.e.b.test")).isEqualTo("z.y.e.b.test");
  }

  @Test
  void registrable_longestHost_isAnswered() {
    String host = String.join(".", Collections.nCopies(127, "a"));

    assertThat(host).hasSize(Hosts.MAX_LENGTH);
    assertThat(SUFFIXES.registrable(host)).isEqualTo("a.a");
  }
}
