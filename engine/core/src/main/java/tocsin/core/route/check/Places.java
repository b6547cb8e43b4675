package tocsin.core.route.check;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tocsin.domain.people.Advisor;
import tocsin.domain.people.Binding;
import tocsin.domain.people.Person;
import tocsin.domain.people.RosterData;
import tocsin.domain.people.RosterData.Row;
import tocsin.domain.people.Unit;

/** Where the parts of a graph stand in the files. */
final class Places {
  private final Map<String, Row<Unit>> units = new HashMap<>();
  private final Map<String, Row<Person>> people = new HashMap<>();
  private final Map<Advisor, Row<Advisor>> advisors = new HashMap<>();
  private final Map<Binding, Row<Binding>> bindings = new HashMap<>();
  private final String unitsFile;

  Places(RosterData data) {
    data.units().forEach(row -> units.putIfAbsent(row.value().unitId(), row));
    data.people().forEach(row -> people.putIfAbsent(row.value().subject(), row));
    data.advisors().forEach(row -> advisors.putIfAbsent(row.value(), row));
    data.bindings().forEach(row -> bindings.putIfAbsent(row.value(), row));
    this.unitsFile = data.units().isEmpty() ? "units.csv" : data.units().get(0).file();
  }

  String unitsFile() {
    return unitsFile;
  }

  Row<Unit> of(Unit unit) {
    return known(units.get(unit.unitId()));
  }

  Row<Person> of(Person person) {
    return known(people.get(person.subject()));
  }

  boolean hasPerson(String subject) {
    return people.containsKey(subject);
  }

  Row<Advisor> of(Advisor advisor) {
    return known(advisors.get(advisor));
  }

  Row<Binding> of(Binding binding) {
    return known(bindings.get(binding));
  }

  private static <T> Row<T> known(@Nullable Row<T> row) {
    if (row == null) {
      throw new IllegalArgumentException("the graph was not made of these rows");
    }
    return row;
  }
}
