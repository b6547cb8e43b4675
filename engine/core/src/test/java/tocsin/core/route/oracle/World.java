package tocsin.core.route.oracle;

import java.time.DayOfWeek;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import tocsin.domain.people.Advisor;
import tocsin.domain.people.Binding;
import tocsin.domain.people.Person;
import tocsin.domain.people.Relation;
import tocsin.domain.people.RosterData;
import tocsin.domain.people.RosterData.Row;
import tocsin.domain.people.Unit;

/** A small town as plain lists, from which a roster's rows are made. */
final class World {
  /** A span of duty as drawn, not as written. */
  record Duty(Set<DayOfWeek> days, int fromMinute, int minutes) {}

  /** An advisor's version with its duties; none is duty at all times. */
  record Office(Advisor advisor, List<Duty> duties, boolean offOnHolidays) {}

  final List<Unit> units = new ArrayList<>();
  final List<Person> people = new ArrayList<>();
  final List<Office> offices = new ArrayList<>();
  final List<Binding> bindings = new ArrayList<>();
  final List<Relation> relations = new ArrayList<>();
  final List<String> holidays = new ArrayList<>();

  RosterData rows() {
    return new RosterData(
        rows(units),
        rows(people),
        rows(offices.stream().map(Office::advisor).toList()),
        rows(bindings),
        rows(relations),
        holidays);
  }

  private static <T> List<Row<T>> rows(List<T> values) {
    List<Row<T>> rows = new ArrayList<>();
    values.forEach(value -> rows.add(new Row<>(value, "drawn", rows.size() + 2)));
    return rows;
  }
}
