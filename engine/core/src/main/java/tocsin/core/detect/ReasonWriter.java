package tocsin.core.detect;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import tocsin.core.fuse.Fusion;
import tocsin.core.fuse.Share;
import tocsin.core.fuse.Term;
import tocsin.core.lexical.LexicalModel;
import tocsin.core.lookalike.LookAlike;
import tocsin.domain.intel.Match;
import tocsin.domain.intel.WarningEntry;
import tocsin.domain.pack.FusionTerm;

/** Puts into words, in both languages, what spoke for and against a target. */
final class ReasonWriter {
  /** A warning list's word; also the one on platforms that give out paths or sub-domains. */
  private static final String WARNING_LIST = "S01";

  /** A name or address that is not public. */
  private static final String NOT_PUBLIC = "S09";

  /** Terms of a spelling among which the weightiest for fraud are looked for. */
  private static final int LOOKED_AT = 256;

  private final Names names;
  private final WarningLists warnings;
  private final Map<Term, FusionTerm> texts = new TreeMap<>();

  ReasonWriter(Names names, WarningLists warnings, Fusion fusion) {
    this.names = names;
    this.warnings = warnings;
    for (Term term : Term.values()) {
      FusionTerm text = fusion.text(term);
      texts.put(term, text == null ? new FusionTerm(term.word(), 0, term.code(), "") : text);
    }
  }

  /** A list's entry. */
  WeighedReason listed(Match match, double logOdds) {
    Map<String, String> evidence = new LinkedHashMap<>();
    evidence.put("list", match.source());
    evidence.put("kind", match.kind().name().toLowerCase(Locale.ROOT));
    evidence.put("value", match.value());
    evidence.put("confidence", Integer.toString(match.confidence()));
    evidence.put("fraudType", match.fraudType());
    return new WeighedReason(
        match.kind().code(),
        logOdds,
        "名单 " + match.source() + " 列有 " + match.value() + "（可信度 " + match.confidence() + "）",
        "list " + match.source() + " names " + match.value() + " (" + match.confidence() + " %)",
        evidence);
  }

  /** A host that nothing is held against, whatever lists say. */
  WeighedReason vouched(String host, boolean ip, double logOdds) {
    WarningEntry entry = ip ? warnings.address(host) : warnings.host(host);
    if (entry == null) {
      return new WeighedReason(
          NOT_PUBLIC, logOdds, "不是公网名称或地址", "no name or address of the public Internet", Map.of());
    }
    return new WeighedReason(
        WARNING_LIST,
        logOdds,
        "在警示名单 " + entry.list() + " 中：" + entry.value() + "，情报不得将其列为涉诈",
        "on the warning list " + entry.list() + ": " + entry.value() + ", no feed may flag it",
        Map.of("list", entry.list(), "value", entry.value()));
  }

  /** A platform of which only listed URLs, or what is below it, count. */
  WeighedReason shared(String host, boolean ip) {
    WarningEntry entry = ip ? warnings.address(host) : warnings.host(host);
    String list = entry == null ? "" : entry.list();
    return new WeighedReason(
        WARNING_LIST,
        0,
        "共享平台（警示名单 " + list + "）：只有列出的网址算数",
        "a shared platform (warning list " + list + "): only listed URLs count",
        Map.of("list", list, "value", entry == null ? host : entry.value()));
  }

  /**
   * A weighed piece of evidence.
   *
   * @param path with query; empty for a bare host
   * @param terms pieces of a suspicious spelling to name
   */
  WeighedReason weighed(Share share, HostJudgement judgement, String path, int terms) {
    Term term = share.term() == null ? Term.SPELLING : share.term();
    FusionTerm text = texts.getOrDefault(term, new FusionTerm(term.word(), 0, term.code(), ""));
    Detail detail =
        switch (term) {
          case SPELLING -> spelling(share.logOdds(), judgement.host(), path, terms);
          case LOOK_ALIKE, DISGUISE -> brand(judgement.host());
          case LURE_WORD -> Detail.of("word", lureWord(judgement.site()));
          case RANDOM_LABEL -> Detail.of("label", label(judgement.site()));
          case RISKY_SUFFIX -> Detail.of("suffix", riskySuffix(judgement.host()));
          case BARE_IP -> Detail.of("address", judgement.host());
          case DOWNLOAD -> Detail.of("path", path);
          case SHARED_SERVER,
              SHARED_CERT,
              EXPOSED_VISITORS,
              CO_ACCESS,
              FUNNEL_ORDER,
              APP_SET,
              NEW_SITE,
              FEW_VISITORS,
              OLD_SITE,
              CROWD ->
              Detail.NONE;
        };
    boolean ordinary = term == Term.SPELLING && share.logOdds() < 0;
    String zh = ordinary ? "域名拼写与普通域名相近" : text.zh();
    String en = ordinary ? "the name is spelt as ordinary names are" : text.en();
    return detail.evidence.isEmpty()
        ? new WeighedReason(term.code(), share.logOdds(), zh, en, Map.of())
        : new WeighedReason(
            term.code(), share.logOdds(), zh + detail.zh, en + detail.en, detail.evidence);
  }

  /** What is added to a term's text, and the evidence. */
  private record Detail(String zh, String en, Map<String, String> evidence) {
    static final Detail NONE = new Detail("", "", Map.of());

    static Detail of(String name, String value) {
      return value.isEmpty() ? NONE : new Detail("：" + value, ": " + value, Map.of(name, value));
    }
  }

  /** The pieces that speak most for fraud; an ordinary spelling needs none. */
  private Detail spelling(double logOdds, String host, String path, int most) {
    LexicalModel model = names.spelling();
    if (model == null || most <= 0 || logOdds < 0) {
      return Detail.NONE;
    }
    StringBuilder zh = new StringBuilder();
    StringBuilder en = new StringBuilder();
    StringBuilder plain = new StringBuilder();
    int left = most;
    for (tocsin.core.lexical.Term term : model.explain(host, path, LOOKED_AT)) {
      if (term.logOdds() <= 0 || left-- <= 0) {
        continue;
      }
      String weight = String.format(Locale.ROOT, "%+.2f", term.logOdds());
      zh.append(zh.length() == 0 ? "：" : "，").append(term.kind().chinese());
      String text = text(term);
      zh.append('“').append(text).append("”").append(weight);
      en.append(en.length() == 0 ? ": " : ", ").append(term.kind().english());
      en.append(" “").append(text).append("” ").append(weight);
      plain.append(plain.length() == 0 ? "" : " ").append(text).append(weight);
    }
    return new Detail(
        zh.toString(), en.toString(), Map.of("model", model.name(), "terms", plain.toString()));
  }

  /** A measure's number; the model tells several measures of one kind apart by a prefix. */
  private static String text(tocsin.core.lexical.Term term) {
    String text = term.text();
    return switch (term.kind()) {
      case NAME_LENGTH, DIGITS, HYPHENS -> text.substring(text.indexOf('=') + 1);
      case VOWELS -> text.substring(text.indexOf('=') + 1) + "/8";
      default -> text;
    };
  }

  private Detail brand(String host) {
    LookAlike found = names.lookAlikes().find(host);
    if (found == null) {
      return Detail.NONE;
    }
    Map<String, String> evidence = new LinkedHashMap<>();
    evidence.put("brand", found.brand().id());
    evidence.put("technique", found.technique().name().toLowerCase(Locale.ROOT));
    evidence.put("matched", found.matched());
    return new Detail(
        "：" + found.brand().zh() + "（" + found.technique().zh() + "，“" + found.matched() + "”）",
        ": " + found.brand().en() + " (" + found.technique().en() + ", “" + found.matched() + "”)",
        evidence);
  }

  private String lureWord(String site) {
    return first(names.hints().lureWords(), site::contains);
  }

  private String riskySuffix(String host) {
    return first(names.hints().riskySuffixes(), suffix -> host.endsWith("." + suffix));
  }

  private static String first(List<String> words, java.util.function.Predicate<String> fits) {
    for (String word : words) {
      if (fits.test(word)) {
        return word;
      }
    }
    return "";
  }

  private static String label(String site) {
    int dot = site.indexOf('.');
    return dot < 0 ? site : site.substring(0, dot);
  }
}
