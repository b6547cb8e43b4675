package tocsin.core.route;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tocsin.core.route.RosterBuilder.Checked;
import tocsin.core.route.RosterBuilder.Versions;
import tocsin.domain.people.Advisor;
import tocsin.domain.people.Binding;
import tocsin.domain.people.BindingRole;
import tocsin.domain.people.Person;
import tocsin.domain.people.RosterChange;
import tocsin.domain.people.RosterData;
import tocsin.domain.people.RosterData.Row;
import tocsin.domain.people.Unit;
import tocsin.domain.people.UnitKind;

/**
 * A roster that takes news from the personnel office one by one. What it gives after any number of
 * changes is what {@link RosterBuilder} makes of {@link #data()}: a fresh import. History stays:
 * bindings are ended, not removed; only a person's unit is the latest. A change costs O(bindings of
 * the people and advisors it names). Not thread-safe.
 */
public final class RosterLedger {
  /** What rows of a change give as their file; the line is the change's number, from 1. */
  static final String FILE = "changes";

  private final List<Row<Unit>> units;
  private final Map<String, Unit> unitById = new LinkedHashMap<>();
  private final Map<String, Integer> personAt = new LinkedHashMap<>();
  private final List<Row<Person>> people;
  private final List<Row<Advisor>> advisors;
  private final RosterData rest;
  private final BindingTable bindings;
  private Versions versions;
  private int changes;

  private RosterLedger(RosterData data) {
    this.rest = data;
    this.units = data.units();
    units.forEach(row -> unitById.putIfAbsent(row.value().unitId(), row.value()));
    this.people = new ArrayList<>(data.people());
    for (int i = 0; i < people.size(); i++) {
      personAt.putIfAbsent(people.get(i).value().subject(), i);
    }
    this.advisors = new ArrayList<>(data.advisors());
    this.versions = versions(advisors);
    this.bindings =
        new BindingTable(id -> versions.contains(id), binding -> versions.capacity(binding));
    data.bindings().forEach(bindings::add);
  }

  /** Begins with a roster's rows. O(rows). */
  public static RosterLedger of(RosterData data) {
    return new RosterLedger(data);
  }

  private static Versions versions(List<Row<Advisor>> rows) {
    Versions versions = new Versions(new ArrayList<>());
    rows.forEach(versions::take);
    return versions;
  }

  /** Takes a change; changes come in order of their time. */
  public void apply(RosterChange change) {
    changes++;
    switch (change.kind()) {
      case JOIN -> join(change);
      case LEAVE -> leave(change);
      case TRANSFER -> transfer(change);
    }
  }

  private void join(RosterChange change) {
    Person person = change.person();
    if (person != null) {
      put(person);
    }
    bind(change, change.advisorId(), BindingRole.PRIMARY);
    bind(change, change.deputyId(), BindingRole.DEPUTY);
  }

  private void leave(RosterChange change) {
    move(change.subject(), "");
    bindings.endOfSubject(change.subject(), change.at(), binding -> true);
    List<String> ended = new ArrayList<>();
    for (int i = 0; i < advisors.size(); i++) {
      Row<Advisor> row = advisors.get(i);
      Advisor advisor = row.value();
      if (!advisor.subject().equals(change.subject()) || advisor.validUntil() <= change.at()) {
        continue;
      }
      advisors.set(i, new Row<>(ended(advisor, change.at()), row.file(), row.line()));
      bindings.endOfAdvisor(advisor.advisorId(), change.at());
      ended.add(advisor.advisorId());
    }
    if (!ended.isEmpty()) {
      versions = versions(advisors);
      ended.forEach(bindings::advisorChanged);
    }
  }

  /** An office that had not begun is one of no duration, which is refused like any other. */
  private static Advisor ended(Advisor a, long at) {
    return new Advisor(
        a.advisorId(), a.subject(), a.unitId(), a.capacity(), a.shifts(), a.validFrom(), at);
  }

  /** Named bindings go on or begin; others end, unless nobody is named and they still fit. */
  private void transfer(RosterChange change) {
    move(change.subject(), change.unitId());
    boolean named = !change.advisorId().isEmpty() || !change.deputyId().isEmpty();
    bindings.endOfSubject(
        change.subject(),
        change.at(),
        binding -> named ? !isNamed(binding, change) : !fits(binding, change));
    if (named) {
      bindUnlessStanding(change, change.advisorId(), BindingRole.PRIMARY);
      bindUnlessStanding(change, change.deputyId(), BindingRole.DEPUTY);
    }
  }

  private static boolean isNamed(Binding binding, RosterChange change) {
    String wanted = binding.role() == BindingRole.PRIMARY ? change.advisorId() : change.deputyId();
    return binding.advisorId().equals(wanted);
  }

  private boolean fits(Binding binding, RosterChange change) {
    String enterprise = enterprise(change.unitId());
    return advisors.stream()
        .map(Row::value)
        .filter(advisor -> advisor.advisorId().equals(binding.advisorId()))
        .anyMatch(advisor -> enterprise.equals(enterprise(advisor.unitId())));
  }

  private String enterprise(String unitId) {
    Unit unit = unitById.get(unitId);
    for (int depth = 0; unit != null && depth < RosterBuilder.MAX_DEPTH; depth++) {
      if (unit.kind() == UnitKind.ENTERPRISE) {
        return unit.unitId();
      }
      unit = unitById.get(unit.parentId());
    }
    return unitId;
  }

  private void bindUnlessStanding(RosterChange change, String advisorId, BindingRole role) {
    boolean stands =
        bindings.of(change.subject()).stream()
            .anyMatch(
                binding ->
                    binding.role() == role
                        && binding.advisorId().equals(advisorId)
                        && change.at() < binding.validUntil());
    if (!stands) {
      bind(change, advisorId, role);
    }
  }

  private void bind(RosterChange change, String advisorId, BindingRole role) {
    if (!advisorId.isEmpty()) {
      Binding binding = new Binding(change.subject(), advisorId, role, change.at(), Long.MAX_VALUE);
      bindings.add(new Row<>(binding, FILE, changes));
    }
  }

  private void move(String subject, String unitId) {
    Integer index = personAt.get(subject);
    if (index != null) {
      Person p = people.get(index).value();
      put(new Person(subject, unitId, p.post(), p.birthYear(), p.flags()));
    }
  }

  private void put(Person person) {
    Integer index = personAt.get(person.subject());
    if (index == null) {
      personAt.put(person.subject(), people.size());
      people.add(new Row<>(person, FILE, changes));
      return;
    }
    Row<Person> row = people.get(index);
    people.set(index, new Row<>(person, row.file(), row.line()));
  }

  /** The rows as they are now: what a fresh export would hold. O(rows). */
  public RosterData data() {
    return new RosterData(
        units,
        List.copyOf(people),
        List.copyOf(advisors),
        bindings.rows(),
        rest.relations(),
        rest.holidays());
  }

  /** The graph and what was refused. O(rows), without looking at unchanged bindings again. */
  public Checked checked() {
    return RosterBuilder.build(
        new RosterData(units, people, advisors, List.of(), rest.relations(), rest.holidays()),
        bindings);
  }
}
