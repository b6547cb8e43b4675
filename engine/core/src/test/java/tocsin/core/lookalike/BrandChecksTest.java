package tocsin.core.lookalike;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import tocsin.domain.pack.Brand;
import tocsin.domain.pack.BrandKind;
import tocsin.domain.pack.Brands;

class BrandChecksTest {
  private static BrandDraft brand(String id) {
    return new BrandDraft(id, BrandKind.BANK, "大行");
  }

  private static List<String> faults(List<String> lures, BrandDraft... drafts) {
    List<Brand> brands = new ArrayList<>();
    for (BrandDraft draft : drafts) {
      brands.add(draft.build());
    }
    return faults(new Brands(lures, List.of(), List.of(), List.of(), brands));
  }

  private static List<String> faults(Brands brands) {
    List<String> faults = new ArrayList<>();
    BrandChecks.check(brands, (where, what) -> faults.add(where + ": " + what));
    return faults;
  }

  @Test
  void check_soundBrands_findsNothing() {
    assertThat(
            faults(
                List.of("kefu", "客服"),
                brand("a").names("alipay").shorts("zfb").own("alipay.com"),
                brand("b").pinyin("zhifubao")))
        .isEmpty();
  }

  @Test
  void check_faults_areAllFoundWithTheirPlaces() {
    assertThat(
            faults(
                List.of("Kefu"),
                brand("a").names("ccb"),
                brand("a").pinyin("jianhang", "jian"),
                brand("b").names("ali-pay").own("Alipay.com"),
                brand("c").names("taobao"),
                brand("d").names("ta0bao")))
        .containsExactly(
            "brands/a/names: 'ccb' has 3 letters; 5 to 40",
            "brands/a: the id stands twice",
            "brands/a/pinyin: 'jian' has 4 letters; 6 to 40",
            "brands/b/names: 'ali-pay' may hold a–z and 0–9 only",
            "brands/b/own: 'Alipay.com' is no domain in lower case",
            "brands/d/names: 'ta0bao' looks like taobao of brands/c/names",
            "brands/lures: 'Kefu' may hold a–z and 0–9 only, or Chinese characters");
  }

  @Test
  void check_tooMany_isRefused() {
    List<Brand> many = Collections.nCopies(2001, brand("a").build());

    assertThat(faults(new Brands(List.of(), List.of(), List.of(), List.of(), many)))
        .containsExactly("brands: 2001 brands; at most 2000");
  }
}
