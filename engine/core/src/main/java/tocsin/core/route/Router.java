package tocsin.core.route;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tocsin.core.route.Roster.OnRoster;
import tocsin.domain.alert.AlertHead;
import tocsin.domain.alert.AlertStatus;
import tocsin.domain.pack.ConflictRule;
import tocsin.domain.pack.EscalationStep;
import tocsin.domain.pack.RoutingRule;
import tocsin.domain.pack.TierRule;
import tocsin.domain.pack.Way;
import tocsin.domain.people.Assignment;
import tocsin.domain.people.Binding;
import tocsin.domain.people.BindingRole;
import tocsin.domain.people.Person;
import tocsin.domain.people.Relation;
import tocsin.domain.people.RelationKind;
import tocsin.domain.people.Route;
import tocsin.domain.people.Unit;
import tocsin.domain.people.UnitKind;

/**
 * Who an alert version goes to, as of its time. Immutable and thread-safe.
 *
 * <p>For each recipient the tier names: <em>centre</em> goes to the centre, <em>station</em> to the
 * station above the person's unit. <em>Advisor</em> and <em>digest</em> ask the pack's routing
 * rules first; the usual way leads to the primary advisor, to a deputy when the primary is gone, in
 * conflict or off duty (a digest waits for no shift), to the station when none of them can, to the
 * centre when there is no station: at once, not after a time-out. Every answer says why.
 */
public final class Router {
  private static final String NOBODY = "unbound";

  private final RoutingPolicy policy;

  public Router(RoutingPolicy policy) {
    this.policy = policy;
  }

  private record Recipient(Route route, String advisorId, String unitId, String why) {
    boolean isSame(Assignment other) {
      return other.route() == route
          && other.unitId().equals(unitId)
          && other.advisorId().equals(advisorId);
    }
  }

  /** An alert and a time at which somebody is to be found for it. */
  private record Call(
      AlertHead alert, Roster roster, long at, Route wanted, List<Assignment> told) {
    /** An education list waits for no shift. */
    boolean isDigest() {
      return wanted == Route.DIGEST;
    }

    boolean knows(String advisorId) {
      return told.stream().anyMatch(each -> each.advisorId().equals(advisorId));
    }
  }

  /** The recipients of an alert version; a closed or withdrawn version has none. */
  public List<Assignment> route(AlertHead alert, Roster roster) {
    TierRule rule = policy.tier(alert.tier());
    if (rule == null || alert.status() != AlertStatus.OPEN) {
      return List.of();
    }
    List<Assignment> assignments = new ArrayList<>();
    for (Route wanted : rule.routes()) {
      add(assignments, rule, new Call(alert, roster, alert.decidedAt(), wanted, List.of()));
    }
    return assignments;
  }

  /**
   * Who is told later, step by step, while an alert version is neither accepted nor settled: with
   * the first recipients, and whoever was told before, left out. Each step counts as of its own
   * time; a step at which nobody new can be found has no assignment.
   *
   * @param roster the roster as known now
   */
  public List<Assignment> escalate(AlertHead alert, Roster roster) {
    List<Assignment> told = new ArrayList<>(route(alert, roster));
    int first = told.size();
    TierRule rule = policy.tier(alert.tier());
    if (rule == null || told.isEmpty()) {
      return List.of();
    }
    for (EscalationStep step : policy.escalation(alert.tier())) {
      long at = alert.decidedAt() + step.afterMillis();
      add(told, rule, new Call(alert, roster, at, step.to(), List.copyOf(told)));
    }
    return List.copyOf(told.subList(first, told.size()));
  }

  private void add(List<Assignment> assignments, TierRule rule, Call call) {
    Recipient recipient = recipient(call);
    if (assignments.stream().noneMatch(recipient::isSame)) {
      assignments.add(assignment(call, rule, recipient));
    }
  }

  private Recipient recipient(Call call) {
    String why = call.told.isEmpty() ? "tier" : "escalated";
    return switch (call.wanted) {
      case CENTRE -> centre(call.roster, why);
      case STATION -> station(call, why);
      case ADVISOR, DEPUTY, DIGEST -> ruled(call);
      case NONE -> new Recipient(Route.NONE, "", "", why);
    };
  }

  private Recipient ruled(Call call) {
    Person person = call.roster.person(call.alert.subject());
    RoutingRule rule = policy.rule(call.alert, person);
    return switch (rule.to()) {
      case ADVISOR -> advisor(call);
      case GUARDIAN -> guardian(call, rule.why());
      case STATION -> station(call, rule.why());
      case CENTRE -> centre(call.roster, rule.why());
    };
  }

  private Recipient advisor(Call call) {
    Search search = new Search(call, List.of(call.alert.subject()));
    Recipient found = search.among(call.alert.subject());
    boolean told = search.hindrance.equals(NOBODY) && !call.told.isEmpty();
    return found != null ? found : station(call, told ? "escalated" : search.hindrance);
  }

  /** To the first guardian whom the usual way reaches. */
  private Recipient guardian(Call call, String why) {
    String hindrance = why + "-no-guardian";
    boolean known = false;
    for (Relation relation : call.roster.relations(call.alert.subject())) {
      if (relation.kind() != RelationKind.GUARDIAN || !relation.validAt(call.at)) {
        continue;
      }
      String guardian = relation.other();
      Search search = new Search(call, List.of(call.alert.subject(), guardian));
      RoutingRule theirs = policy.rule(call.alert, call.roster.person(guardian));
      boolean usual = theirs.to() == Way.ADVISOR;
      Recipient found = usual ? search.among(guardian) : null;
      if (found != null) {
        return new Recipient(found.route, found.advisorId, found.unitId, why);
      }
      hindrance = known ? hindrance : "guardian-" + (usual ? search.hindrance : theirs.why());
      known = true;
      if (search.leave) {
        break;
      }
    }
    return station(call, hindrance);
  }

  /** Goes through the advisors bound to somebody and remembers what first stood in the way. */
  private final class Search {
    private final Call call;
    private final List<String> subjects;
    private String hindrance = NOBODY;
    private boolean leave;

    Search(Call call, List<String> subjects) {
      this.call = call;
      this.subjects = subjects;
    }

    @Nullable Recipient among(String subject) {
      for (Binding binding : call.roster.bindings(subject)) {
        if (leave || !binding.validAt(call.at) || call.knows(binding.advisorId())) {
          continue;
        }
        OnRoster advisor = call.roster.advisor(binding.advisorId(), call.at);
        String obstacle = obstacle(advisor);
        if (advisor != null && obstacle == null) {
          return found(binding, advisor);
        }
        hindrance = hindrance.equals(NOBODY) && obstacle != null ? obstacle : hindrance;
      }
      return null;
    }

    private Recipient found(Binding binding, OnRoster advisor) {
      boolean primary = binding.role() == BindingRole.PRIMARY;
      Route route = call.isDigest() ? Route.DIGEST : primary ? Route.ADVISOR : Route.DEPUTY;
      String usual = primary ? "bound" : "no-primary";
      String why =
          !call.told.isEmpty() ? "escalated" : hindrance.equals(NOBODY) ? usual : hindrance;
      return new Recipient(route, binding.advisorId(), advisor.advisor().unitId(), why);
    }

    /** Why a bound advisor cannot take an alert, or null when nothing hinders. */
    private @Nullable String obstacle(@Nullable OnRoster advisor) {
      if (advisor == null) {
        return "advisor-gone";
      }
      ConflictRule conflict =
          Conflicts.first(
              policy.conflicts(), subjects, advisor.advisor().subject(), call.roster, call.at);
      if (conflict != null) {
        leave = conflict.leave();
        return conflict.kind().why();
      }
      boolean onDuty =
          call.isDigest() || advisor.shifts().cover(call.at, policy.zone(), call.roster.holidays());
      return onDuty ? null : "advisor-off-duty";
    }
  }

  private static Recipient station(Call call, String why) {
    Person person = call.roster.person(call.alert.subject());
    Unit station =
        person == null ? null : call.roster.jurisdiction().above(person.unitId(), UnitKind.STATION);
    return station == null
        ? centre(call.roster, why.equals("tier") ? "no-station" : why)
        : new Recipient(Route.STATION, "", station.unitId(), why);
  }

  private static Recipient centre(Roster roster, String why) {
    Unit centre = roster.jurisdiction().centre();
    return new Recipient(Route.CENTRE, "", centre == null ? "" : centre.unitId(), why);
  }

  private static Assignment assignment(Call call, TierRule rule, Recipient recipient) {
    long at = call.at;
    return new Assignment(
        call.alert.alertId(),
        call.alert.version(),
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
