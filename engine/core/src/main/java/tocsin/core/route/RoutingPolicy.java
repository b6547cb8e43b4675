package tocsin.core.route;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableListMultimap;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tocsin.domain.alert.AlertHead;
import tocsin.domain.alert.Tier;
import tocsin.domain.pack.ConflictRule;
import tocsin.domain.pack.EscalationStep;
import tocsin.domain.pack.Routing;
import tocsin.domain.pack.RoutingRule;
import tocsin.domain.pack.TierRule;
import tocsin.domain.pack.Way;
import tocsin.domain.people.Person;

/** A pack's part in routing, ready to ask. Immutable and thread-safe. */
public final class RoutingPolicy {
  private static final RoutingRule USUAL =
      new RoutingRule(
          "tier",
          ImmutableList.of(),
          ImmutableList.of(),
          false,
          ImmutableList.of(),
          false,
          "",
          Way.ADVISOR);

  private record Ready(RoutingRule rule, Shifts hours) {}

  private final ImmutableMap<Tier, TierRule> tiers;
  private final ImmutableSet<String> stigmatised;
  private final ZoneId zone;
  private final int minorBelow;
  private final ImmutableList<Ready> rules;
  private final ImmutableList<ConflictRule> conflicts;
  private final ImmutableListMultimap<Tier, EscalationStep> escalation;

  /**
   * Takes a pack's rules, which have been checked.
   *
   * @param stigmatised codes of fraud types that shame the person before the employer
   * @param zone the centre's
   */
  public RoutingPolicy(
      ImmutableMap<Tier, TierRule> tiers,
      Routing routing,
      ImmutableSet<String> stigmatised,
      ZoneId zone) {
    this.tiers = tiers;
    this.stigmatised = stigmatised;
    this.zone = zone;
    this.minorBelow = routing.minorBelow();
    this.rules =
        routing.rules().stream()
            .map(rule -> new Ready(rule, Shifts.parse(rule.hours())))
            .collect(ImmutableList.toImmutableList());
    this.conflicts = ImmutableList.copyOf(routing.conflicts());
    ImmutableListMultimap.Builder<Tier, EscalationStep> steps = ImmutableListMultimap.builder();
    routing.escalation().stream()
        .sorted(Comparator.comparingLong(EscalationStep::afterMillis))
        .forEach(step -> steps.put(step.tier(), step));
    this.escalation = steps.build();
  }

  @Nullable TierRule tier(Tier tier) {
    return tiers.get(tier);
  }

  ZoneId zone() {
    return zone;
  }

  ImmutableList<ConflictRule> conflicts() {
    return conflicts;
  }

  ImmutableList<EscalationStep> escalation(Tier tier) {
    return escalation.get(tier);
  }

  /** The first rule that holds for an alert if it were this person's; the usual way if none. */
  RoutingRule rule(AlertHead alert, @Nullable Person person) {
    for (Ready ready : rules) {
      if (holds(ready, alert, person)) {
        return ready.rule;
      }
    }
    return USUAL;
  }

  private boolean holds(Ready ready, AlertHead alert, @Nullable Person person) {
    RoutingRule rule = ready.rule;
    return (rule.tiers().isEmpty() || rule.tiers().contains(alert.tier()))
        && (rule.types().isEmpty() || rule.types().contains(alert.fraudType()))
        && (!rule.stigma() || stigmatised.contains(alert.fraudType()))
        && (rule.flags().isEmpty() || hasAny(person, rule.flags()))
        && (!rule.minor() || isMinor(person, alert.decidedAt()))
        && (rule.hours().isEmpty()
            || ready.hours.cover(alert.decidedAt(), zone, ImmutableSet.of()));
  }

  private static boolean hasAny(@Nullable Person person, List<String> flags) {
    return person != null && flags.stream().anyMatch(person.flags()::contains);
  }

  /** By flag, or by the year of birth: certainly younger than the age until the year is over. */
  private boolean isMinor(@Nullable Person person, long at) {
    if (person == null) {
      return false;
    }
    int year = Instant.ofEpochMilli(at).atZone(zone).getYear();
    boolean young = person.birthYear() > 0 && year - person.birthYear() < minorBelow;
    return person.flags().contains(Routing.MINOR) || young;
  }
}
