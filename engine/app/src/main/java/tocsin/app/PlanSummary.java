package tocsin.app;

import java.util.Locale;
import java.util.TreeMap;
import tocsin.core.route.RosterBuilder.Checked;
import tocsin.core.route.plan.Move;
import tocsin.core.route.plan.Plan;
import tocsin.core.route.plan.Shortage;
import tocsin.domain.people.RosterFault;

/** A plan in a few lines, in both languages. */
final class PlanSummary {
  private PlanSummary() {}

  static String of(Plan plan, Checked before) {
    StringBuilder text = new StringBuilder();
    line(text, "人员 people in enterprises: %,d", plan.people());
    line(text, "保留的绑定 bindings kept: %,d", plan.kept());
    line(text, "新的绑定 bindings that begin: %,d", plan.moves().size());
    TreeMap<String, Integer> reasons = new TreeMap<>();
    for (Move move : plan.moves()) {
      reasons.merge(move.why(), 1, Integer::sum);
    }
    reasons.forEach((why, count) -> line(text, "  %s: %,d", words(why), count));
    line(text, "结束而无人接替的绑定 bindings that end, nobody follows: %,d", plan.ended());
    long refused =
        before.faults().stream()
            .filter(RosterFault::refused)
            .filter(fault -> fault.file().endsWith("bindings.csv"))
            .count();
    line(text, "未采用的原有行 faulty rows left out: %,d", refused);
    int missing = plan.shortages().stream().mapToInt(Shortage::advisors).sum();
    line(text, "缺少的顾问 advisors missing: %,d", missing);
    for (Shortage each : plan.shortages()) {
      line(
          text,
          "  %s: %,d 人 people, 缺主顾问 without primary %,d, 缺副顾问 without deputy %,d, 至少增补 at least"
              + " %,d 名顾问 more advisors",
          each.unitId(),
          each.people(),
          each.primaries(),
          each.deputies(),
          each.advisors());
    }
    return text.toString();
  }

  private static void line(StringBuilder text, String format, Object... arguments) {
    text.append(String.format(Locale.ROOT, format, arguments)).append('\n');
  }

  private static String words(String why) {
    String zh =
        switch (why) {
          case "new" -> "新增";
          case "expired" -> "原绑定已失效";
          case "over-capacity" -> "原顾问超员";
          case "advisor-gone" -> "原顾问离任";
          default -> "原顾问须回避";
        };
    return zh + " " + why;
  }
}
