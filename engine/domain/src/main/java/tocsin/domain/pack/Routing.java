package tocsin.domain.pack;

import java.util.ArrayList;
import java.util.List;
import tocsin.domain.alert.Tier;
import tocsin.domain.people.Route;

/**
 * A pack's rules of who is told, beyond the tiers' routes.
 *
 * @param minorBelow age in years below which a person is a minor by year of birth, whatever the
 *     flags say; 0 to go by the flag alone
 * @param rules the first that holds decides; the usual way when none does
 * @param conflicts in the order they are looked for
 * @param escalation per tier in order of time
 */
public record Routing(
    int minorBelow,
    List<RoutingRule> rules,
    List<ConflictRule> conflicts,
    List<EscalationStep> escalation) {

  /** Flag of people who asked that the employer not be told. */
  public static final String EMPLOYER_BLIND = "employer_blind";

  /** Flag of minors. */
  public static final String MINOR = "minor";

  /**
   * What a pack without rules of its own gets: round the employer when the lure shames or the
   * person wishes it, minors by their guardian, no advisor in conflict; the deputy at the deadline
   * of acceptance, the station at that of contact, the centre at that of feedback (DOMAIN §5, §8).
   */
  public static Routing standard(List<TierRule> tiers) {
    List<RoutingRule> rules =
        List.of(
            rule("employer-blind", true, List.of(), false, Way.STATION),
            rule("employer-blind", false, List.of(EMPLOYER_BLIND), false, Way.STATION),
            rule("minor", false, List.of(), true, Way.GUARDIAN));
    List<ConflictRule> conflicts = new ArrayList<>();
    for (ConflictKind kind : ConflictKind.values()) {
      conflicts.add(new ConflictRule(kind, kind == ConflictKind.INSIDER));
    }
    List<EscalationStep> escalation = new ArrayList<>();
    for (TierRule tier : tiers) {
      if (tier.routes().contains(Route.ADVISOR)) {
        step(escalation, tier.tier(), tier.acceptMillis(), Route.DEPUTY);
        step(escalation, tier.tier(), tier.contactMillis(), Route.STATION);
        step(escalation, tier.tier(), tier.feedbackMillis(), Route.CENTRE);
      }
    }
    return new Routing(18, rules, List.copyOf(conflicts), List.copyOf(escalation));
  }

  private static RoutingRule rule(
      String why, boolean stigma, List<String> flags, boolean minor, Way to) {
    return new RoutingRule(why, List.of(), List.of(), stigma, flags, minor, "", to);
  }

  private static void step(List<EscalationStep> steps, Tier tier, long after, Route to) {
    boolean later =
        steps.isEmpty()
            || steps.get(steps.size() - 1).tier() != tier
            || steps.get(steps.size() - 1).afterMillis() < after;
    if (after != Long.MAX_VALUE && later) {
      steps.add(new EscalationStep(tier, after, to));
    }
  }
}
