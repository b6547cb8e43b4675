package tocsin.core.lexical;

/** What a term of the lexical model looks at, in words for reasons. */
public enum TermKind {
  NAME_PIECE("注册域名中的片段", "piece of the registered name"),
  SUBDOMAIN_PIECE("子域名中的片段", "piece of the subdomain"),
  WORD("域名中的词", "word of the host"),
  SUFFIX("域名后缀", "public suffix"),
  NAME_SHAPE("注册域名的字形", "pattern of the registered name"),
  NAME_LENGTH("注册域名长度", "length of the registered name"),
  DIGITS("注册域名中的数字", "digits in the registered name"),
  HYPHENS("注册域名中的连字符", "hyphens in the registered name"),
  VOWELS("注册域名的元音比例", "share of vowels in the registered name"),
  PATH_PIECE("路径中的片段", "piece of the path");

  private final String chinese;
  private final String english;

  TermKind(String chinese, String english) {
    this.chinese = chinese;
    this.english = english;
  }

  /** The kind in Chinese. */
  public String chinese() {
    return chinese;
  }

  /** The kind in English. */
  public String english() {
    return english;
  }
}
