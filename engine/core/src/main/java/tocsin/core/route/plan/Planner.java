package tocsin.core.route.plan;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tocsin.core.route.Conflicts;
import tocsin.core.route.Jurisdiction;
import tocsin.core.route.Roster;
import tocsin.core.route.Roster.OnRoster;
import tocsin.core.route.RosterBuilder.Checked;
import tocsin.core.route.plan.Team.Member;
import tocsin.core.route.plan.Team.Slot;
import tocsin.domain.pack.ConflictRule;
import tocsin.domain.people.Advisor;
import tocsin.domain.people.Binding;
import tocsin.domain.people.BindingRole;
import tocsin.domain.people.Person;
import tocsin.domain.people.RosterFault;
import tocsin.domain.people.RosterIssue;
import tocsin.domain.people.Unit;
import tocsin.domain.people.UnitKind;

/**
 * Gives everybody in an enterprise a primary advisor and a deputy who are two people, in office and
 * without conflict, no advisor more than the capacity at any time. Bindings that are sound stay;
 * those of advisors gone or in conflict end. Primaries come before deputies when there are too few
 * advisors. Deterministic, whatever the order of the rows.
 */
public final class Planner {
  private final Roster roster;
  private final List<ConflictRule> conflicts;
  private final long at;
  private final Map<String, Team> teams = new TreeMap<>();
  private final Map<String, List<Member>> enterprises = new TreeMap<>();
  private final Map<String, Member> members = new HashMap<>();
  private final Set<Binding> ending = new HashSet<>();
  private final Set<String> refused = new HashSet<>();
  private final Map<String, List<Team>> byUnit = new HashMap<>();
  private int kept;

  private Planner(Checked checked, List<ConflictRule> conflicts, long at) {
    this.roster = checked.roster();
    this.conflicts = conflicts;
    this.at = at;
    for (RosterFault fault : checked.faults()) {
      if (fault.issue() == RosterIssue.BINDING_FULL) {
        refused.add(fault.arguments().get(0));
      }
    }
  }

  /**
   * Plans.
   *
   * @param conflicts the pack's
   * @param at from when the plan holds, milliseconds UTC
   */
  public static Plan plan(Checked checked, List<ConflictRule> conflicts, long at) {
    return new Planner(checked, conflicts, at).plan();
  }

  private Plan plan() {
    advisors();
    for (Person person : roster.people()) {
      Unit enterprise = roster.jurisdiction().above(person.unitId(), UnitKind.ENTERPRISE);
      if (enterprise != null) {
        Member member = new Member(person.subject(), person.unitId());
        members.put(person.subject(), member);
        enterprises.computeIfAbsent(enterprise.unitId(), e -> new ArrayList<>()).add(member);
      }
    }
    keep();
    List<Shortage> shortages = new ArrayList<>();
    enterprises.forEach((id, people) -> enterprise(id, people, shortages));
    return result(shortages);
  }

  private void advisors() {
    for (OnRoster each : roster.advisors()) {
      Advisor advisor = each.advisor();
      if (each.validAt(at)) {
        teams.put(advisor.advisorId(), new Team(advisor, capacity(advisor.advisorId())));
      }
    }
  }

  /** The smallest capacity from the plan's time on. */
  private int capacity(String advisorId) {
    int capacity = Advisor.MAX_CAPACITY;
    for (OnRoster each : roster.versions(advisorId)) {
      boolean counts = each.advisor().validUntil() > at;
      capacity = counts ? Math.min(capacity, each.advisor().capacity()) : capacity;
    }
    return capacity;
  }

  /** Takes over what is sound, and marks what is to end. Bindings yet to begin keep their room. */
  private void keep() {
    for (Binding binding : roster.standing()) {
      if (binding.validUntil() <= at) {
        remember(binding, "expired");
        continue;
      }
      Team team = teams.get(binding.advisorId());
      Member member = members.get(binding.subject());
      String obstacle = binding.validAt(at) ? obstacle(binding.subject(), team) : null;
      if (obstacle != null && member != null) {
        ending.add(binding);
        remember(binding, obstacle);
        continue;
      }
      if (team != null) {
        team.room--;
      }
      if (member != null && !binding.validAt(at)) {
        member.until.merge(binding.role(), binding.validFrom(), Math::min);
      } else if (member != null && team != null) {
        kept++;
        member.hold(binding.role(), team);
        team.count(member.unitId, binding.role(), 1);
      }
    }
  }

  private void remember(Binding binding, String why) {
    Member member = members.get(binding.subject());
    if (member != null) {
      member.before.put(binding.role(), binding.advisorId());
      member.why.put(binding.role(), why);
    }
  }

  private @Nullable String obstacle(String subject, @Nullable Team team) {
    if (team == null) {
      return "advisor-gone";
    }
    ConflictRule conflict =
        Conflicts.first(conflicts, List.of(subject), team.advisor.subject(), roster, at);
    return conflict == null ? null : conflict.kind().why();
  }

  private void enterprise(String id, List<Member> people, List<Shortage> shortages) {
    people.sort(Comparator.comparing(member -> member.subject));
    Set<Team> own = new HashSet<>();
    List<Team> serving = serving(id, own);
    Filler filler =
        new Filler(serving, own, (member, team) -> obstacle(member.subject, team) == null);
    List<Slot> primaries = filler.fill(people, BindingRole.PRIMARY);
    List<Slot> deputies = filler.fill(people, BindingRole.DEPUTY);
    primaries.removeIf(filler::place);
    deputies.removeIf(filler::place);
    int lacking = primaries.size() + deputies.size();
    if (lacking > 0) {
      int advisors = (lacking + Advisor.MAX_CAPACITY - 1) / Advisor.MAX_CAPACITY;
      // One advisor alone cannot be deputy to his own people.
      boolean pair = !primaries.isEmpty() && serving.isEmpty();
      shortages.add(
          new Shortage(
              id,
              people.size(),
              primaries.size(),
              deputies.size(),
              pair ? Math.max(2, advisors) : advisors));
    }
  }

  /** Advisors of the enterprise, and those above it who belong to no other. */
  private List<Team> serving(String enterprise, Set<Team> own) {
    Jurisdiction jurisdiction = roster.jurisdiction();
    List<Team> serving = new ArrayList<>();
    for (Team team : teamsNear(enterprise)) {
      if (jurisdiction.isWithin(team.advisor.unitId(), enterprise)) {
        own.add(team);
      }
      serving.add(team);
    }
    return serving;
  }

  private List<Team> teamsNear(String enterprise) {
    if (byUnit.isEmpty()) {
      for (Team team : teams.values()) {
        byUnit.computeIfAbsent(team.advisor.unitId(), u -> new ArrayList<>()).add(team);
      }
    }
    List<Team> near = new ArrayList<>();
    for (String unit : roster.jurisdiction().below(enterprise)) {
      near.addAll(byUnit.getOrDefault(unit, List.of()));
    }
    Unit above = roster.unit(enterprise);
    while (above != null && !above.parentId().isEmpty()) {
      above = roster.unit(above.parentId());
      if (above != null) {
        near.addAll(byUnit.getOrDefault(above.unitId(), List.of()));
      }
    }
    near.sort(Comparator.comparing(Team::id));
    return near;
  }

  private Plan result(List<Shortage> shortages) {
    List<Binding> bindings = new ArrayList<>();
    for (Binding binding : roster.standing()) {
      if (!ending.contains(binding)) {
        bindings.add(binding);
      } else if (binding.validFrom() < at) {
        bindings.add(
            new Binding(
                binding.subject(), binding.advisorId(), binding.role(), binding.validFrom(), at));
      }
    }
    List<Move> moves = new ArrayList<>();
    for (List<Member> people : enterprises.values()) {
      for (Member member : people) {
        for (BindingRole role : BindingRole.values()) {
          Team team = member.given.get(role);
          if (team != null) {
            moves.add(move(member, role, team));
            long until = member.until.getOrDefault(role, Long.MAX_VALUE);
            bindings.add(new Binding(member.subject, team.id(), role, at, until));
          }
        }
      }
    }
    int replaced = (int) moves.stream().filter(Planner::isEnding).count();
    return new Plan(
        members.size(),
        kept,
        ending.size() - replaced,
        List.copyOf(moves),
        List.copyOf(shortages),
        List.copyOf(bindings));
  }

  private static boolean isEnding(Move move) {
    return !move.from().isEmpty() && !move.why().equals("expired");
  }

  private Move move(Member member, BindingRole role, Team team) {
    String fresh = refused.contains(member.subject) ? "over-capacity" : "new";
    return new Move(
        member.subject,
        member.unitId,
        role,
        member.before.getOrDefault(role, ""),
        team.id(),
        member.why.getOrDefault(role, fresh));
  }
}
