package tocsin.core.model;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import tocsin.core.score.Fact;
import tocsin.domain.alert.Stage;
import tocsin.domain.alert.Tier;
import tocsin.domain.pack.TierValue;
import tocsin.domain.pack.VictimRule;
import tocsin.domain.pack.WhatIf;

/** Whether what a pack says of losses is whole. */
final class VictimChecks {
  private static final double MOST_YUAN = 1e8;
  private static final int MAX_WHAT_IFS = 16;

  private VictimChecks() {}

  /** Reports each problem with where it stands and what it is. */
  static void check(VictimRule rule, BiConsumer<String, String> problems) {
    if (rule.help().isEmpty() && rule.mode() == VictimRule.Mode.OFF) {
      return;
    }
    if (!(rule.horizonHours() > 0 && rule.horizonHours() <= 24 * 366)) {
      problems.accept("victims/horizon", rule.horizonHours() + " hours; above 0, at most a year");
    }
    chances("victims/hazards", rule.hazards(), problems);
    chances("victims/help", rule.help(), problems);
    rule.losses()
        .forEach(
            (type, yuan) -> {
              if (!(yuan >= 0 && yuan <= MOST_YUAN)) {
                problems.accept("victims/losses/" + type, yuan + " is outside 0 to " + MOST_YUAN);
              }
            });
    bounds(rule, problems);
    rule.codes().keySet().forEach(fact -> fact("victims/codes/" + fact, fact, problems));
    for (WhatIf each : rule.whatIfs()) {
      fact("victims/whatIfs/" + each.fact(), each.fact(), problems);
    }
    if (rule.whatIfs().size() > MAX_WHAT_IFS) {
      problems.accept("victims/whatIfs", rule.whatIfs().size() + "; at most " + MAX_WHAT_IFS);
    }
  }

  private static void chances(
      String where, List<Double> chances, BiConsumer<String, String> problems) {
    if (chances.size() != Stage.values().length) {
      problems.accept(
          where, chances.size() + " numbers; one for each of " + List.of(Stage.values()));
    }
    for (double chance : chances) {
      if (!(chance >= 0 && chance <= 1)) {
        problems.accept(where, chance + " is outside 0 to 1");
      }
    }
  }

  private static void bounds(VictimRule rule, BiConsumer<String, String> problems) {
    Set<Tier> seen = EnumSet.noneOf(Tier.class);
    for (TierValue each : rule.bounds()) {
      String where = "victims/bounds/" + each.tier().word();
      if (each.tier() == Tier.NONE || !seen.add(each.tier())) {
        problems.accept(where, "each of red, orange, yellow and blue may stand once");
      }
      if (each.exit() > each.enter() || each.exit() < 0) {
        problems.accept(where, "exit " + each.exit() + " is outside 0 to " + each.enter());
      }
    }
    if (rule.mode() == VictimRule.Mode.CHAMPION && seen.size() < 4) {
      problems.accept("victims/bounds", "a deciding model needs all four tiers");
    }
  }

  private static void fact(String where, String word, BiConsumer<String, String> problems) {
    if (Fact.named(word) == null) {
      problems.accept(where, "no fact '" + word + "'");
    }
  }
}
