package tocsin.core.model;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;
import tocsin.core.route.Shifts;
import tocsin.domain.pack.ConflictKind;
import tocsin.domain.pack.ConflictRule;
import tocsin.domain.pack.EscalationStep;
import tocsin.domain.pack.FraudType;
import tocsin.domain.pack.Pack;
import tocsin.domain.pack.Routing;
import tocsin.domain.pack.RoutingRule;
import tocsin.domain.pack.TierRule;
import tocsin.domain.people.Route;

/** Checks a pack's routing before any alert depends on it. */
final class RoutingChecks {
  private static final Pattern WHY = Pattern.compile("[a-z][a-z0-9-]{0,39}");
  private static final int MAX_RULES = 64;

  private final Pack pack;
  private final Routing routing;
  private final BiConsumer<String, String> problems;

  private RoutingChecks(Pack pack, BiConsumer<String, String> problems) {
    this.pack = pack;
    this.routing = pack.routing();
    this.problems = problems;
  }

  /**
   * Checks.
   *
   * @param problems takes a place such as {@code routing/rules/2} and what is wrong there
   */
  static void check(Pack pack, BiConsumer<String, String> problems) {
    RoutingChecks checks = new RoutingChecks(pack, problems);
    checks.rules();
    checks.conflicts();
    checks.deadlines();
    checks.escalation();
  }

  private void rules() {
    if (routing.minorBelow() < 0 || routing.minorBelow() > 30) {
      problems.accept("routing/minorBelow", routing.minorBelow() + " is outside 0 to 30");
    }
    if (routing.rules().size() > MAX_RULES) {
      problems.accept("routing/rules", routing.rules().size() + " rules; at most " + MAX_RULES);
    }
    for (int i = 0; i < routing.rules().size(); i++) {
      rule("routing/rules/" + (i + 1), routing.rules().get(i));
      reachable(i);
    }
  }

  private void rule(String where, RoutingRule rule) {
    if (!WHY.matcher(rule.why()).matches()) {
      problems.accept(where, "why '" + rule.why() + "' is no word of a-z, 0-9 and '-'");
    }
    boolean all =
        rule.tiers().isEmpty()
            && rule.types().isEmpty()
            && rule.flags().isEmpty()
            && rule.hours().isEmpty()
            && !rule.stigma()
            && !rule.minor();
    if (all) {
      problems.accept(where, "no condition: the rule would take every alert");
    }
    List<String> codes = pack.fraudTypes().stream().map(FraudType::code).toList();
    for (String type : rule.types()) {
      if (!codes.contains(type)) {
        problems.accept(where, "no fraud type '" + type + "'; there are " + codes);
      }
    }
    try {
      Shifts.parse(rule.hours());
      if (rule.hours().contains("-holiday")) {
        problems.accept(where, "hours know no holidays; leave '-holiday' out");
      }
    } catch (IllegalArgumentException e) {
      problems.accept(where, String.valueOf(e.getMessage()));
    }
  }

  /** A rule that asks for all that an earlier one asks for is never reached. */
  private void reachable(int index) {
    RoutingRule rule = routing.rules().get(index);
    for (int i = 0; i < index; i++) {
      if (covers(routing.rules().get(i), rule)) {
        problems.accept(
            "routing/rules/" + (index + 1), "never reached: rule " + (i + 1) + " takes all of it");
        return;
      }
    }
  }

  private static boolean covers(RoutingRule wide, RoutingRule narrow) {
    return covers(wide.tiers(), narrow.tiers())
        && covers(wide.types(), narrow.types())
        && covers(wide.flags(), narrow.flags())
        && (!wide.stigma() || narrow.stigma())
        && (!wide.minor() || narrow.minor())
        && (wide.hours().isEmpty() || wide.hours().equals(narrow.hours()));
  }

  private static <T> boolean covers(List<T> wide, List<T> narrow) {
    return wide.isEmpty() || (!narrow.isEmpty() && wide.containsAll(narrow));
  }

  private void conflicts() {
    Set<ConflictKind> seen = EnumSet.noneOf(ConflictKind.class);
    for (ConflictRule rule : routing.conflicts()) {
      if (!seen.add(rule.kind())) {
        problems.accept("routing/conflicts", "a kind stands twice");
      }
    }
    if (!seen.contains(ConflictKind.PERSON)) {
      problems.accept("routing/conflicts", "'person' must stand: nobody handles his own alert");
    }
  }

  /** Each deadline of a tier leaves the one before it in place. */
  private void deadlines() {
    for (TierRule tier : pack.tiers()) {
      long[] deadlines = {
        tier.dispatchMillis(),
        tier.acceptMillis(),
        tier.contactMillis(),
        tier.meetMillis(),
        tier.feedbackMillis()
      };
      long last = 0;
      for (long each : deadlines) {
        if (each != Long.MAX_VALUE && each < last) {
          problems.accept(
              "tiers/" + tier.tier().word() + "/deadlines",
              "deadlines must not fall: dispatch, accept, contact, meet, feedback");
          break;
        }
        last = each == Long.MAX_VALUE ? last : each;
      }
    }
  }

  private void escalation() {
    Set<EscalationStep> used = new HashSet<>();
    for (TierRule tier : pack.tiers()) {
      List<EscalationStep> steps = new ArrayList<>();
      for (EscalationStep step : routing.escalation()) {
        if (step.tier() == tier.tier()) {
          steps.add(step);
          used.add(step);
        }
      }
      chain("routing/escalation/" + tier.tier().word(), tier, steps);
    }
    for (EscalationStep step : routing.escalation()) {
      if (!used.contains(step)) {
        problems.accept("routing/escalation", "no tier '" + step.tier().word() + "'");
      }
    }
  }

  private void chain(String where, TierRule tier, List<EscalationStep> steps) {
    boolean advised = tier.routes().contains(Route.ADVISOR) || tier.routes().contains(Route.DEPUTY);
    boolean timed = tier.acceptMillis() != Long.MAX_VALUE;
    if (advised && timed && (steps.isEmpty() || last(steps).to() != Route.CENTRE)) {
      problems.accept(where, "the chain must end at the centre, where somebody always is");
    }
    if (!timed && !steps.isEmpty()) {
      problems.accept(where, "a chain, but the tier sets no deadline to accept");
      return;
    }
    long after = tier.acceptMillis() - 1;
    Route to = Route.ADVISOR;
    for (EscalationStep step : steps) {
      if (step.to() != Route.DEPUTY && step.to() != Route.STATION && step.to() != Route.CENTRE) {
        problems.accept(where, "'" + step.to().word() + "' is none of deputy, station, centre");
      } else if (step.to().compareTo(to) <= 0) {
        problems.accept(where, "each step must lead higher: deputy, station, centre");
      }
      if (step.afterMillis() <= after) {
        problems.accept(
            where, "each step must come later than the one before, and none before accept");
      }
      if (step.afterMillis() > tier.feedbackMillis()) {
        problems.accept(where, "a step after the feedback deadline comes too late");
      }
      after = step.afterMillis();
      to = step.to();
    }
  }

  private static EscalationStep last(List<EscalationStep> steps) {
    return steps.get(steps.size() - 1);
  }
}
