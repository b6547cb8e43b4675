package tocsin.app;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tocsin.core.model.Tuning;
import tocsin.domain.alert.Reason;
import tocsin.domain.pack.Pack;
import tocsin.domain.pack.TierRule;
import tocsin.models.tune.Fold;
import tocsin.models.tune.Marginal;
import tocsin.models.tune.Outcome;
import tocsin.models.tune.Trial;
import tocsin.models.tune.Tuner;

/** What a search found, for people to read before they believe it; Chinese and English. */
final class TuneEvidence {
  private final StringBuilder out = new StringBuilder();
  private final Pack pack;
  private final Tuner.Result result;

  private TuneEvidence(Pack pack, Tuner.Result result) {
    this.pack = pack;
    this.result = result;
  }

  /**
   * The evidence as Markdown; the same search gives the same bytes.
   *
   * @param labels what was learnt from, in one line in both languages
   * @param budget what could be spent, likewise
   * @param audit pseudonyms drawn at random for review, perhaps none
   */
  static String of(
      Pack pack, Tuner.Result result, String labels, String budget, List<String> audit) {
    TuneEvidence evidence = new TuneEvidence(pack, result);
    evidence.head(labels, budget);
    evidence.changes();
    evidence.folds();
    evidence.marginal();
    evidence.audit(audit);
    return evidence.out.toString();
  }

  private void head(String labels, String budget) {
    out.append("# 调参依据 · Tuning evidence: ").append(pack.label()).append(" → v");
    out.append(pack.version() + 1).append("\n\n");
    out.append(labels).append("\n\n").append(budget).append("\n\n");
    line(
        "试过 %d 组配置：%d 组超出人力被拒绝，%d 组白打扰的人过多被拒绝。",
        "%d configurations tried: %d refused for more work than there is, %d for disturbing too many"
            + " for nothing.",
        result.trials(),
        result.refusedForLoad(),
        result.refusedForNeedless());
    if (!result.feasible()) {
      line(
          "没有一组配置在预算之内；下面只是其中最接近的。",
          "No configuration keeps the budget; what follows is only the nearest.");
    }
  }

  private void line(String zh, String en, Object... arguments) {
    out.append(String.format(Locale.ROOT, zh, arguments)).append('\n');
    out.append(String.format(Locale.ROOT, en, arguments)).append("\n\n");
  }

  private void changes() {
    out.append("## 变更 · Changes\n\n");
    Tuning tuning = result.best().tuning();
    if (tuning.equals(Tuning.NONE)) {
      line("无：没有找到更好的。", "None: nothing better was found.");
      return;
    }
    out.append("| | v").append(pack.version()).append(" | v").append(pack.version() + 1);
    out.append(" |\n| --- | ---: | ---: |\n");
    tuning
        .factors()
        .forEach((code, factor) -> row(code + " 分值系数 · factor", "1", Tuning.number(factor)));
    for (TierRule rule : pack.tiers()) {
      Tuning.Bounds bounds = tuning.bounds().get(rule.tier());
      if (bounds != null) {
        row(
            rule.tier().word() + " 进入/退出 · enter/exit",
            rule.enter() + "/" + rule.exit(),
            bounds.enter() + "/" + bounds.exit());
      }
    }
    out.append('\n');
  }

  private void row(String... cells) {
    out.append("| ").append(String.join(" | ", cells)).append(" |\n");
  }

  private void folds() {
    out.append("## 分段结果 · Folds\n\n");
    line(
        "按时间分段；最后一段不参与选择，只作检验。",
        "Folds in order of time; the last takes no part in the choice and only tests it.");
    out.append("| 时段 · fold | 受害人 · victims | 及时 · in time | 金额及时 · loss in time |");
    out.append(" 告知 · told | 白打扰 · needless | 每日分钟 · minutes a day |\n");
    out.append("| --- | ---: | ---: | ---: | ---: | ---: | ---: |\n");
    for (int i = 0; i < result.folds().size(); i++) {
      boolean test = i == result.folds().size() - 1;
      fold(test ? "**检验 · test**" : "选择 · choice", i);
    }
    out.append('\n');
  }

  private void fold(String kind, int index) {
    Fold fold = result.folds().get(index);
    String span = day(fold.from()) + " – " + day(fold.until());
    outcome(kind + " " + span + ", v" + pack.version(), result.before(), index);
    outcome(kind + " " + span + ", v" + (pack.version() + 1), result.best(), index);
  }

  private void outcome(String name, Trial trial, int index) {
    Outcome outcome = trial.outcomes().get(index);
    row(
        name,
        String.valueOf(outcome.victims()),
        share(outcome.inTime(), outcome.victims()),
        share((double) outcome.yuanAfter(), (double) outcome.yuan()),
        String.valueOf(outcome.told()),
        String.valueOf(outcome.needless()),
        String.format(Locale.ROOT, "%.0f", outcome.minutesPerDay()));
  }

  private static String share(double part, double whole) {
    return whole == 0 ? "–" : String.format(Locale.ROOT, "%.1f %%", 100 * part / whole);
  }

  private String day(long at) {
    return Instant.ofEpochMilli(at).atOffset(ZoneOffset.ofHours(8)).toString().substring(5, 16);
  }

  private void marginal() {
    out.append("## 门槛两侧 · Either side of each threshold\n\n");
    for (Marginal each : result.marginal()) {
      out.append("- ").append(each.tier().word()).append('\n');
      one("刚进入 · just inside", each.inside());
      one("差一点 · just outside", each.outside());
    }
    out.append('\n');
  }

  private void one(String side, Marginal.@Nullable Case found) {
    if (found == null) {
      out.append("  - ").append(side).append(": –\n");
      return;
    }
    List<String> reasons = found.version().reasons().stream().map(TuneEvidence::points).toList();
    out.append("  - ").append(side).append(": ").append(found.version().subject());
    out.append(", ").append(found.version().score()).append(" (");
    out.append(String.join(", ", reasons)).append("), ");
    out.append(found.needless() ? "白打扰 · needless" : "该告知 · rightly").append('\n');
  }

  private static String points(Reason reason) {
    return reason.code() + String.format(Locale.ROOT, " %+d", reason.points());
  }

  private void audit(List<String> audit) {
    if (audit.isEmpty()) {
      return;
    }
    out.append("## 抽查 · Audit\n\n");
    line(
        "随机抽取、未被告知的人，请人工核实：只看被告知的人，永远不知道漏了谁。",
        "Drawn at random among people who were not told of, for review by hand: whoever looks only at"
            + " those told of never learns who was missed.");
    audit.forEach(subject -> out.append("- ").append(subject).append('\n'));
  }
}
