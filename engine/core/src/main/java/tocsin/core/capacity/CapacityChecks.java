package tocsin.core.capacity;

import java.util.function.BiConsumer;
import tocsin.domain.pack.CapacityRule;

/** Checks a pack's capacity. */
public final class CapacityChecks {
  private static final long DAY = 86_400_000L;

  private CapacityChecks() {}

  /**
   * Checks.
   *
   * @param problems takes a place such as {@code capacity/history} and what is wrong there
   */
  public static void check(CapacityRule rule, BiConsumer<String, String> problems) {
    if (rule.equals(CapacityRule.NONE)) {
      return;
    }
    within(problems, "capacity/perAdvisor", "most", rule.mostPerDay(), 1, 100);
    within(problems, "capacity/perAdvisor", "mean", rule.tasksPerDay(), 0.01, rule.mostPerDay());
    within(problems, "capacity/perThousand", "it", rule.perThousand(), 0.01, 1000);
    rule.minutes()
        .forEach(
            (tier, minutes) -> within(problems, "capacity/minutes", tier.word(), minutes, 1, 480));
    within(problems, "capacity/history", "days", rule.historyMillis() / (double) DAY, 7, 45);
    if (rule.campaignPeople() != 0) {
      within(problems, "capacity/campaign", "people", rule.campaignPeople(), 2, 100);
      double days = rule.campaignMillis() / (double) DAY;
      within(problems, "capacity/campaign", "within, in days,", days, 1.0 / 24, 45);
    }
  }

  private static void within(
      BiConsumer<String, String> problems,
      String where,
      String what,
      double value,
      double low,
      double high) {
    if (!(value >= low && value <= high)) {
      problems.accept(where, what + " is " + value + "; " + low + " to " + high);
    }
  }
}
