package tocsin.app;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import tocsin.core.detect.TargetScore;
import tocsin.core.detect.WeighedReason;
import tocsin.core.kernel.Hosts;
import tocsin.domain.intel.Verdict;

/** Judgements for people: a head line an input, then a line for each reason. */
final class ScoreTexts implements ScoreOutput {
  /** In which languages. */
  enum Language {
    ZH,
    EN,
    BOTH
  }

  private static final int MAX_SHOWN = 120;

  private final Writer out;
  private final Language language;

  ScoreTexts(OutputStream out, Language language) {
    this.out = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8), 1 << 16);
    this.language = language;
  }

  @Override
  public void score(String input, TargetScore score) throws IOException {
    out.write(shown(input));
    out.write('\n');
    out.write("  " + percent(score.probability()) + "  " + verdict(score.verdict()));
    String host = unicode(score.host());
    out.write("  " + host);
    if (!host.equals(score.host())) {
      out.write(" = " + score.host());
    }
    String site = score.registrableDomain();
    if (!site.isEmpty() && !site.equals(score.host())) {
      out.write("  (" + both("注册域名", "registrable domain") + ": " + site + ")");
    }
    out.write('\n');
    for (WeighedReason reason : score.reasons()) {
      out.write(
          String.format(Locale.ROOT, "  %+7.2f  %s  ", reason.logOdds(), reason.code())
              + both(reason.zh(), reason.en())
              + "\n");
    }
  }

  @Override
  public void error(String input, String error) throws IOException {
    out.write(shown(input) + "\n  " + both("无法判断", "cannot be judged") + ": " + error + "\n");
  }

  private String both(String zh, String en) {
    return switch (language) {
      case ZH -> zh;
      case EN -> en;
      case BOTH -> zh + " / " + en;
    };
  }

  private String verdict(Verdict verdict) {
    return switch (verdict) {
      case CLEAN -> both("正常", "clean");
      case UNKNOWN -> both("未知", "unknown");
      case SUSPECT -> both("可疑", "suspect");
      case CONFIRMED -> both("确认涉诈", "confirmed");
      case REFUTED -> both("已排除", "refuted");
    };
  }

  private static String percent(double probability) {
    return probability < 0.0001
        ? "< 0.01 %"
        : String.format(Locale.ROOT, "%.2f %%", 100 * probability);
  }

  private static String unicode(String host) {
    if (!host.contains("xn--")) {
      return host;
    }
    StringBuilder name = new StringBuilder();
    for (String label : host.split("\\.", -1)) {
      String letters = label.startsWith("xn--") ? Hosts.unicode(label) : null;
      name.append(name.length() == 0 ? "" : ".").append(letters == null ? label : letters);
    }
    return name.toString();
  }

  /** What came in, without what a terminal would obey, and not too much of it. */
  static String shown(String input) {
    StringBuilder text = new StringBuilder();
    input
        .codePoints()
        .limit(MAX_SHOWN)
        .map(c -> Character.isISOControl(c) ? 0xFFFD : c)
        .forEach(text::appendCodePoint);
    return input.codePointCount(0, input.length()) > MAX_SHOWN ? text + "…" : text.toString();
  }

  @Override
  public void flush() throws IOException {
    out.flush();
  }
}
