package tocsin.core.lookalike;

/** How a host imitates a brand; the words complete “name, by …”. */
public enum Technique {
  /** The Chinese name spelt out in letters. */
  PINYIN("拼音拼写", "pinyin spelling", true),
  /** Letters of another script, or letters that look like others. */
  HOMOGLYPH("形近字母", "letters that look alike", true),
  /** Digits in place of letters. */
  DIGIT_SWAP("数字替换字母", "digits in place of letters", true),
  /** A letter missing, doubled or out of order. */
  TYPO("少字母、多字母或字母换位", "a letter missing, doubled or swapped", false),
  /** The name beside other words. */
  COMBOSQUAT("名称加诱导词", "the name beside other words", false),
  /** The brand's own domain or its bare name in front of a stranger's domain. */
  SUBDOMAIN("官方域名或名称作前缀", "the genuine domain or name in front of another", false),
  /** The name under a suffix that costs nothing. */
  SUFFIX_SWAP("换用廉价后缀", "the name under a cheap suffix", false);

  private final String zh;
  private final String en;
  private final boolean disguise;

  Technique(String zh, String en, boolean disguise) {
    this.zh = zh;
    this.en = en;
    this.disguise = disguise;
  }

  public String zh() {
    return zh;
  }

  public String en() {
    return en;
  }

  /** Whether the name is spelt otherwise than the brand spells it, which nobody does by chance. */
  public boolean isDisguise() {
    return disguise;
  }
}
