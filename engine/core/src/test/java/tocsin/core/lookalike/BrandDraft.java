package tocsin.core.lookalike;

import java.util.List;
import tocsin.domain.pack.Brand;
import tocsin.domain.pack.BrandKind;

/** A brand while a test writes it. */
final class BrandDraft {
  private final String id;
  private final BrandKind kind;
  private final String zh;
  private List<String> names = List.of();
  private List<String> pinyin = List.of();
  private List<String> shorts = List.of();
  private List<String> own = List.of();
  private List<String> not = List.of();

  BrandDraft(String id, BrandKind kind, String zh) {
    this.id = id;
    this.kind = kind;
    this.zh = zh;
  }

  BrandDraft names(String... words) {
    names = List.of(words);
    return this;
  }

  BrandDraft pinyin(String... words) {
    pinyin = List.of(words);
    return this;
  }

  BrandDraft shorts(String... words) {
    shorts = List.of(words);
    return this;
  }

  BrandDraft own(String... domains) {
    own = List.of(domains);
    return this;
  }

  BrandDraft not(String... labels) {
    not = List.of(labels);
    return this;
  }

  Brand build() {
    return new Brand(id, kind, zh, id, names, pinyin, shorts, own, not);
  }
}
