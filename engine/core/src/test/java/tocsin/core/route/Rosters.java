package tocsin.core.route;

import java.util.ArrayList;
import java.util.List;
import tocsin.domain.people.Advisor;
import tocsin.domain.people.Binding;
import tocsin.domain.people.BindingRole;
import tocsin.domain.people.Person;
import tocsin.domain.people.Relation;
import tocsin.domain.people.RelationKind;
import tocsin.domain.people.RosterData;
import tocsin.domain.people.RosterData.Row;
import tocsin.domain.people.RosterFault;
import tocsin.domain.people.Unit;
import tocsin.domain.people.UnitKind;

/** A roster's rows while a test writes them. */
final class Rosters {
  static final long NEVER = Long.MAX_VALUE;
  static final long ALWAYS = Long.MIN_VALUE;

  private final List<Row<Unit>> units = new ArrayList<>();
  private final List<Row<Person>> people = new ArrayList<>();
  private final List<Row<Advisor>> advisors = new ArrayList<>();
  private final List<Row<Binding>> bindings = new ArrayList<>();
  private final List<Row<Relation>> relations = new ArrayList<>();

  /** A centre, a station below it, an enterprise below that. */
  static Rosters town() {
    return new Rosters()
        .unit("centre", "", UnitKind.CENTRE)
        .unit("station", "centre", UnitKind.STATION)
        .unit("works", "station", UnitKind.ENTERPRISE);
  }

  Rosters unit(String id, String parent, UnitKind kind) {
    units.add(new Row<>(new Unit(id, parent, kind, "Unit " + id), "units.csv", units.size() + 2));
    return this;
  }

  Rosters person(String subject, String unit, String... flags) {
    Person person = new Person(subject, unit, "", 0, List.of(flags));
    people.add(new Row<>(person, "people.csv", people.size() + 2));
    return this;
  }

  Rosters advisor(String id, String subject) {
    return advisor(id, subject, "works", 300, "", ALWAYS, NEVER);
  }

  Rosters advisor(
      String id, String subject, String unit, int capacity, String shifts, long from, long until) {
    Advisor advisor = new Advisor(id, subject, unit, capacity, shifts, from, until);
    advisors.add(new Row<>(advisor, "advisors.csv", advisors.size() + 2));
    return this;
  }

  Rosters bind(String subject, String advisor, BindingRole role) {
    return bind(subject, advisor, role, ALWAYS, NEVER);
  }

  Rosters bind(String subject, String advisor, BindingRole role, long from, long until) {
    Binding binding = new Binding(subject, advisor, role, from, until);
    bindings.add(new Row<>(binding, "bindings.csv", bindings.size() + 2));
    return this;
  }

  Rosters relate(String subject, String other, RelationKind kind) {
    return relate(subject, other, kind, ALWAYS, NEVER);
  }

  Rosters relate(String subject, String other, RelationKind kind, long from, long until) {
    Relation relation = new Relation(subject, other, kind, from, until);
    relations.add(new Row<>(relation, "relations.csv", relations.size() + 2));
    return this;
  }

  RosterData data() {
    return new RosterData(units, people, advisors, bindings, relations, List.of("2026-03-04"));
  }

  RosterBuilder.Checked check() {
    return RosterBuilder.build(data());
  }

  List<RosterFault> faults() {
    return check().faults();
  }

  Roster sound() {
    RosterBuilder.Checked checked = check();
    if (!checked.faults().isEmpty()) {
      throw new IllegalStateException(checked.faults().toString());
    }
    return checked.roster();
  }
}
