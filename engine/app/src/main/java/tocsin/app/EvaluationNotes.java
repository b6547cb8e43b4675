package tocsin.app;

import java.util.Locale;
import tocsin.app.Evaluation.Note;
import tocsin.core.evaluate.Bootstrap;
import tocsin.core.evaluate.Capacity;
import tocsin.core.evaluate.Truth;

/** What a reader of figures must know, in Chinese and English. */
final class EvaluationNotes {
  private EvaluationNotes() {}

  private static String format(String text, Object... values) {
    return String.format(Locale.ROOT, text, values);
  }

  private static String number(double value) {
    return Double.isNaN(value) ? "?" : format("%,.0f", value);
  }

  static Note truth(Truth truth) {
    long paid = truth.victims().stream().filter(victim -> !victim.payments().isEmpty()).count();
    String people = number(truth.city().people());
    String advisors = number(truth.city().advisors());
    double days = truth.city().days();
    return new Note(
        format(
            "事实：%s 人，%.1f 天，%s 名顾问；付款记录 %,d 份，涉诈目标 %,d 个。",
            people, days, advisors, paid, truth.sites().size()),
        format(
            "Truth: %s people, %.1f days, %s advisors; %,d paying courses, %,d fraud targets.",
            people, days, advisors, paid, truth.sites().size()));
  }

  static Note capacity(Capacity capacity) {
    return new Note(
        format(
            "人力：每名顾问每天 %.1f 次、每次 %.0f 分钟；假定 %.0f %% 的联系能劝住（假设）。",
            capacity.callsPerAdvisorDay(), Capacity.CALL_MINUTES, 100 * capacity.success()),
        format(
            "Capacity: %.1f calls of %.0f minutes per advisor and day; %.0f %% of calls succeed (an"
                + " assumption).",
            capacity.callsPerAdvisorDay(), Capacity.CALL_MINUTES, 100 * capacity.success()));
  }

  static Note bootstrap(Bootstrap bootstrap) {
    return new Note(
        format(
            "方括号：95 %% 区间，按团伙而非按行重抽样 %,d 次，种子 %d。没有方括号只表示各次结果相同，" + "团伙少时并不表示确定。",
            bootstrap.resamples(), bootstrap.seed()),
        format(
            "Brackets: 95 %% intervals from %,d resamples of campaigns, not rows; seed %d. No brackets:"
                + " the resamples agreed, which with few campaigns is no certainty.",
            bootstrap.resamples(), bootstrap.seed()));
  }

  static Note baselines(int budget, String engine) {
    return new Note(
        format(
            "基线读同样的记录和当时已知的名单（遵守白名单），没有任何台账；除 indicator-match 外，" + "最多预警 %,d 人，与 %s 高于蓝色的人数相同。",
            budget, engine),
        format(
            "Baselines see the same records, the lists as of each record and the warning lists, but"
                + " keep no ledger; except indicator-match they alert at most %,d people, as many as"
                + " %s has above blue.",
            budget, engine));
  }

  static Note dispositions(int count) {
    return new Note(
        format(
            "%,d 条处置反馈：这些标签来得晚、不完整，而且只来自已预警的人。它们能说明已反馈预警中有多少"
                + "属实，不能说明漏了谁、未反馈的如何，也不能比较预警对象不同的引擎；抽查（--audit）"
                + "才能补上漏掉的人。",
            count),
        format(
            "%,d dispositions: such labels are late, partial, and exist only for who was alerted."
                + " They show how many of the reviewed alerts were true. They cannot show who was"
                + " missed, how the unreviewed fared, or compare engines that alerted different"
                + " people; a random audit (--audit) can.",
            count));
  }
}
