package tocsin.core.route.check;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tocsin.core.route.Conflicts;
import tocsin.core.route.Roster;
import tocsin.core.route.Roster.OnRoster;
import tocsin.core.route.check.RosterCheck.Terms;
import tocsin.domain.pack.ConflictKind;
import tocsin.domain.pack.ConflictRule;
import tocsin.domain.pack.Routing;
import tocsin.domain.people.Advisor;
import tocsin.domain.people.Binding;
import tocsin.domain.people.BindingRole;
import tocsin.domain.people.Person;
import tocsin.domain.people.RelationKind;
import tocsin.domain.people.RosterFault;
import tocsin.domain.people.RosterIssue;
import tocsin.domain.people.Unit;
import tocsin.domain.people.UnitKind;

/** People, advisors and what binds them, as of a time. */
final class PeopleChecks {
  private final Places places;
  private final Roster roster;
  private final Terms terms;
  private final List<RosterFault> findings;
  private final Map<String, Tally> enterprises = new LinkedHashMap<>();

  /** People by the advisors in office who may be told of them, the primary first. */
  private final Map<List<String>, Integer> teams = new LinkedHashMap<>();

  private final Map<String, Integer> load = new HashMap<>();

  /** Counts of an enterprise. */
  private static final class Tally {
    private int people;
    private int primary;
    private int deputy;
  }

  PeopleChecks(Places places, Roster roster, Terms terms, List<RosterFault> findings) {
    this.places = places;
    this.roster = roster;
    this.terms = terms;
    this.findings = findings;
  }

  void run() {
    for (Unit unit : roster.jurisdiction().units()) {
      if (unit.kind() == UnitKind.ENTERPRISE) {
        enterprises.put(unit.unitId(), new Tally());
      }
    }
    advisors();
    Set<String> unknown = new HashSet<>();
    roster.people().forEach(this::person);
    for (Binding binding : roster.standing()) {
      load.merge(binding.advisorId(), binding.validAt(terms.at()) ? 1 : 0, Integer::sum);
      if (!places.hasPerson(binding.subject()) && unknown.add(binding.subject())) {
        doubt(binding, RosterIssue.BINDING_UNKNOWN_PERSON, binding.subject());
      }
    }
    hours();
    enterprises.forEach(
        (id, tally) -> {
          Unit unit = roster.unit(id);
          if (unit != null && tally.people > 0 && tally.primary == 0) {
            findings.add(
                RosterFault.of(
                    places.of(unit), RosterIssue.ENTERPRISE_NO_ADVISOR, id, tally.people));
          }
        });
  }

  private void doubt(Binding binding, RosterIssue issue, Object... arguments) {
    findings.add(RosterFault.of(places.of(binding), issue, arguments));
  }

  private void advisors() {
    for (OnRoster each : roster.advisors()) {
      Advisor advisor = each.advisor();
      if (!each.validAt(terms.at())) {
        continue;
      }
      Person person = roster.person(advisor.subject());
      if (person == null) {
        findings.add(
            RosterFault.of(
                places.of(advisor), RosterIssue.ADVISOR_UNKNOWN_PERSON, advisor.advisorId()));
      } else if (!terms.withPhone().contains(person.subject())) {
        findings.add(
            RosterFault.of(places.of(person), RosterIssue.ADVISOR_NO_PHONE, advisor.advisorId()));
      }
    }
  }

  private void person(Person person) {
    if (!terms.withPhone().contains(person.subject())) {
      findings.add(RosterFault.of(places.of(person), RosterIssue.PERSON_NO_PHONE));
    }
    boolean guarded =
        roster.relations(person.subject()).stream()
            .anyMatch(r -> r.kind() == RelationKind.GUARDIAN && r.validAt(terms.at()));
    if (person.flags().contains(Routing.MINOR) && !guarded) {
      findings.add(RosterFault.of(places.of(person), RosterIssue.MINOR_NO_GUARDIAN));
    }
    Unit enterprise = roster.jurisdiction().above(person.unitId(), UnitKind.ENTERPRISE);
    Tally tally = enterprise == null ? null : enterprises.get(enterprise.unitId());
    if (tally != null) {
      tally.people++;
    }
    List<Binding> standing =
        roster.bindings(person.subject()).stream().filter(b -> b.validAt(terms.at())).toList();
    if (standing.isEmpty()) {
      unbound(person, enterprise);
    } else {
      bound(person, standing, tally);
    }
  }

  private void unbound(Person person, @Nullable Unit enterprise) {
    Binding ended = endedPrimary(person);
    if (ended != null) {
      doubt(ended, RosterIssue.BINDING_EXPIRED, ended.advisorId());
    } else if (enterprise != null) {
      findings.add(
          RosterFault.of(places.of(person), RosterIssue.PERSON_UNBOUND, enterprise.unitId()));
    } else if (person.unitId().isEmpty()) {
      findings.add(RosterFault.of(places.of(person), RosterIssue.PERSON_NO_UNIT));
    }
  }

  private @Nullable Binding endedPrimary(Person person) {
    return roster.bindings(person.subject()).stream()
        .filter(b -> b.role() == BindingRole.PRIMARY && b.validUntil() <= terms.at())
        .max(Comparator.comparingLong(Binding::validUntil))
        .orElse(null);
  }

  private void bound(Person person, List<Binding> standing, @Nullable Tally tally) {
    List<Binding> able = standing.stream().filter(b -> isAble(person, b)).toList();
    boolean primary = standing.get(0).role() == BindingRole.PRIMARY;
    boolean deputy = standing.get(standing.size() - 1).role() == BindingRole.DEPUTY;
    if (!primary) {
      Binding ended = endedPrimary(person);
      doubt(
          ended == null ? standing.get(0) : ended,
          ended == null ? RosterIssue.PRIMARY_MISSING : RosterIssue.BINDING_EXPIRED,
          ended == null ? standing.get(0).advisorId() : ended.advisorId());
    } else if (!deputy) {
      doubt(standing.get(0), RosterIssue.DEPUTY_MISSING, standing.get(0).advisorId());
    } else {
      sameTwice(standing);
    }
    if (tally != null) {
      boolean reached = able.stream().anyMatch(b -> b.role() == BindingRole.PRIMARY);
      tally.primary += reached ? 1 : 0;
      tally.deputy += able.stream().anyMatch(b -> b.role() == BindingRole.DEPUTY) ? 1 : 0;
    }
    if (!able.isEmpty()) {
      List<String> team = able.stream().map(Binding::advisorId).distinct().toList();
      teams.merge(team, 1, Integer::sum);
    }
  }

  /** Whether the advisor is in office and may be told; says so when not. */
  private boolean isAble(Person person, Binding binding) {
    OnRoster advisor = roster.advisor(binding.advisorId(), terms.at());
    if (advisor == null) {
      doubt(binding, RosterIssue.BINDING_ADVISOR_GONE, binding.advisorId());
      return false;
    }
    ConflictRule conflict =
        Conflicts.first(
            terms.conflicts(),
            List.of(person.subject()),
            advisor.advisor().subject(),
            roster,
            terms.at());
    if (conflict == null) {
      return true;
    }
    if (conflict.kind() == ConflictKind.PERSON) {
      doubt(binding, RosterIssue.BOUND_TO_SELF, binding.advisorId());
    } else if (conflict.kind() == ConflictKind.SUPERIOR) {
      doubt(binding, RosterIssue.BOUND_TO_SUPERIOR, binding.advisorId());
    } else {
      doubt(binding, RosterIssue.BOUND_IN_CONFLICT, binding.advisorId(), conflict.kind().why());
    }
    return false;
  }

  private void sameTwice(List<Binding> standing) {
    String primary = owner(standing.get(0));
    for (Binding binding : standing.subList(1, standing.size())) {
      if (owner(binding).equals(primary)) {
        doubt(binding, RosterIssue.DEPUTY_IS_PRIMARY, binding.advisorId());
      }
    }
  }

  /** Who acts for a binding: two ids of one person are no two people. */
  private String owner(Binding binding) {
    OnRoster advisor = roster.advisor(binding.advisorId(), terms.at());
    String subject = advisor == null ? "" : advisor.advisor().subject();
    return subject.isEmpty() ? "a " + binding.advisorId() : "s " + subject;
  }

  /** Hours at which no advisor of a team is on duty, told at the row of its first. */
  private void hours() {
    DutyWalk walk = new DutyWalk(roster.holidays(), terms.today());
    teams.forEach(
        (team, people) -> {
          List<OnRoster> advisors = new ArrayList<>();
          for (String id : team) {
            OnRoster advisor = roster.advisor(id, terms.at());
            if (advisor != null) {
              advisors.add(advisor);
            }
          }
          String gaps = walk.gaps(advisors.stream().map(OnRoster::shifts).toList());
          if (!gaps.isEmpty()) {
            findings.add(
                RosterFault.of(
                    places.of(advisors.get(0).advisor()),
                    RosterIssue.HOURS_EMPTY,
                    team.get(0),
                    team.size() - 1,
                    gaps,
                    people));
          }
        });
  }

  List<Coverage> coverage() {
    Map<String, int[]> staff = new HashMap<>();
    for (OnRoster each : roster.advisors()) {
      Advisor advisor = each.advisor();
      Unit enterprise = roster.jurisdiction().above(advisor.unitId(), UnitKind.ENTERPRISE);
      if (enterprise != null && each.validAt(terms.at())) {
        int[] sums = staff.computeIfAbsent(enterprise.unitId(), e -> new int[3]);
        sums[0]++;
        sums[1] += advisor.capacity();
        sums[2] += load.getOrDefault(advisor.advisorId(), 0);
      }
    }
    List<Coverage> coverage = new ArrayList<>();
    enterprises.forEach(
        (id, t) -> {
          int[] sums = staff.getOrDefault(id, new int[3]);
          coverage.add(new Coverage(id, t.people, t.primary, t.deputy, sums[0], sums[1], sums[2]));
        });
    return List.copyOf(coverage);
  }
}
