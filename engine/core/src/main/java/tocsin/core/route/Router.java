package tocsin.core.route;

import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tocsin.core.route.Roster.OnRoster;
import tocsin.domain.alert.AlertHead;
import tocsin.domain.alert.AlertStatus;
import tocsin.domain.alert.Tier;
import tocsin.domain.pack.TierRule;
import tocsin.domain.people.Assignment;
import tocsin.domain.people.Binding;
import tocsin.domain.people.BindingRole;
import tocsin.domain.people.Person;
import tocsin.domain.people.Route;
import tocsin.domain.people.Unit;
import tocsin.domain.people.UnitKind;

/**
 * Who an alert version goes to, as of its time. Immutable and thread-safe.
 *
 * <p>For each recipient the tier names: <em>centre</em> goes to the centre. <em>Advisor</em> goes
 * to the primary advisor; to a deputy when the primary is the person concerned, off duty or gone;
 * to the station when none of them can, or when the lure would shame the person before the
 * employer; to the centre when there is no station. A digest goes to the primary advisor without a
 * clock. Every answer says why.
 */
public final class Router {
  /** Flag of people who asked that the employer not be told. */
  static final String EMPLOYER_BLIND = "employer_blind";

  private final ImmutableMap<Tier, TierRule> tiers;
  private final ImmutableSet<String> stigmatised;
  private final ZoneId zone;

  /**
   * Takes the pack's part in routing.
   *
   * @param stigmatised codes of fraud types that go round the employer
   */
  public Router(ImmutableMap<Tier, TierRule> tiers, ImmutableSet<String> stigmatised, ZoneId zone) {
    this.tiers = tiers;
    this.stigmatised = stigmatised;
    this.zone = zone;
  }

  /** The recipients of an alert version; a closed or withdrawn version has none. */
  public List<Assignment> route(AlertHead alert, Roster roster) {
    TierRule rule = tiers.get(alert.tier());
    if (rule == null || alert.status() != AlertStatus.OPEN) {
      return List.of();
    }
    List<Assignment> assignments = new ArrayList<>();
    for (Route wanted : rule.routes()) {
      Recipient recipient = recipient(wanted, alert, roster);
      boolean already =
          assignments.stream()
              .anyMatch(
                  a ->
                      a.route() == recipient.route
                          && a.unitId().equals(recipient.unitId)
                          && a.advisorId().equals(recipient.advisorId));
      if (!already) {
        assignments.add(assignment(alert, rule, recipient));
      }
    }
    return assignments;
  }

  private record Recipient(Route route, String advisorId, String unitId, String why) {}

  private Recipient recipient(Route wanted, AlertHead alert, Roster roster) {
    return switch (wanted) {
      case CENTRE -> centre(roster, "tier");
      case STATION -> station(alert, roster, "tier");
      case DIGEST -> digest(alert, roster);
      case ADVISOR, DEPUTY -> advisor(alert, roster);
      case NONE -> new Recipient(Route.NONE, "", "", "tier");
    };
  }

  private Recipient advisor(AlertHead alert, Roster roster) {
    if (isEmployerBlind(alert, roster)) {
      return station(alert, roster, "employer-blind");
    }
    String skipped = "unbound";
    for (Binding binding : roster.bindings(alert.subject())) {
      if (!binding.validAt(alert.decidedAt())) {
        continue;
      }
      String hindrance = hindrance(binding, alert, roster);
      if (hindrance == null) {
        OnRoster advisor = roster.advisor(binding.advisorId(), alert.decidedAt());
        boolean primary = binding.role() == BindingRole.PRIMARY;
        return new Recipient(
            primary ? Route.ADVISOR : Route.DEPUTY,
            binding.advisorId(),
            advisor == null ? "" : advisor.advisor().unitId(),
            primary ? "bound" : skipped.equals("unbound") ? "no-primary" : skipped);
      }
      skipped = skipped.equals("unbound") ? hindrance : skipped;
    }
    return station(alert, roster, skipped);
  }

  /** Why a bound advisor cannot take an alert, or null when nothing hinders. */
  private @Nullable String hindrance(Binding binding, AlertHead alert, Roster roster) {
    OnRoster advisor = roster.advisor(binding.advisorId(), alert.decidedAt());
    if (advisor == null) {
      return "advisor-gone";
    }
    if (advisor.advisor().subject().equals(alert.subject())) {
      return "advisor-is-person";
    }
    boolean onDuty = advisor.shifts().cover(alert.decidedAt(), zone, roster.holidays());
    return onDuty ? null : "advisor-off-duty";
  }

  private boolean isEmployerBlind(AlertHead alert, Roster roster) {
    Person person = roster.person(alert.subject());
    return stigmatised.contains(alert.fraudType())
        || (person != null && person.flags().contains(EMPLOYER_BLIND));
  }

  /** The primary advisor's education list, whatever the hour; nobody's when unbound or delicate. */
  private Recipient digest(AlertHead alert, Roster roster) {
    if (isEmployerBlind(alert, roster)) {
      return station(alert, roster, "employer-blind");
    }
    for (Binding binding : roster.bindings(alert.subject())) {
      OnRoster advisor = roster.advisor(binding.advisorId(), alert.decidedAt());
      boolean stands = binding.validAt(alert.decidedAt());
      if (stands && advisor != null && !advisor.advisor().subject().equals(alert.subject())) {
        return new Recipient(
            Route.DIGEST, binding.advisorId(), advisor.advisor().unitId(), "bound");
      }
    }
    return station(alert, roster, "unbound");
  }

  private static Recipient station(AlertHead alert, Roster roster, String why) {
    Person person = roster.person(alert.subject());
    Unit station = person == null ? null : roster.above(person.unitId(), UnitKind.STATION);
    return station == null
        ? centre(roster, why.equals("tier") ? "no-station" : why)
        : new Recipient(Route.STATION, "", station.unitId(), why);
  }

  private static Recipient centre(Roster roster, String why) {
    Unit centre = roster.centre();
    return new Recipient(Route.CENTRE, "", centre == null ? "" : centre.unitId(), why);
  }

  private static Assignment assignment(AlertHead alert, TierRule rule, Recipient recipient) {
    long at = alert.decidedAt();
    return new Assignment(
        alert.alertId(),
        alert.version(),
        at,
        recipient.route,
        recipient.advisorId,
        recipient.unitId,
        recipient.why,
        after(at, rule.dispatchMillis()),
        after(at, rule.acceptMillis()),
        after(at, rule.contactMillis()),
        after(at, rule.meetMillis()),
        after(at, rule.feedbackMillis()));
  }

  private static long after(long at, long millis) {
    return millis == Long.MAX_VALUE ? Long.MAX_VALUE : at + millis;
  }
}
