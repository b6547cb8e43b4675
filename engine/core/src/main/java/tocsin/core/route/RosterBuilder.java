package tocsin.core.route;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tocsin.core.route.Roster.OnRoster;
import tocsin.domain.people.Advisor;
import tocsin.domain.people.Binding;
import tocsin.domain.people.Person;
import tocsin.domain.people.RosterData;
import tocsin.domain.people.RosterData.Row;
import tocsin.domain.people.RosterFault;
import tocsin.domain.people.Unit;
import tocsin.domain.people.UnitKind;

/**
 * Checks a roster's rows and builds the graph. A faulty row is refused by name and the rest stands;
 * the binding that would give an advisor one person too many is refused in order of beginning, then
 * of the file.
 */
public final class RosterBuilder {
  /** Deepest jurisdiction tree. */
  static final int MAX_DEPTH = 16;

  private final List<RosterFault> faults = new ArrayList<>();
  private final Map<String, Unit> units = new LinkedHashMap<>();
  private final Map<String, Person> people = new LinkedHashMap<>();
  private final Map<String, List<OnRoster>> advisors = new LinkedHashMap<>();
  private final Map<String, List<Binding>> bindings = new LinkedHashMap<>();

  /** A roster with what was refused or is doubtful. */
  public record Checked(Roster roster, List<RosterFault> faults) {}

  private RosterBuilder() {}

  /** Checks and builds. O(rows · log rows). */
  public static Checked build(RosterData data) {
    RosterBuilder builder = new RosterBuilder();
    builder.checkTree(data.units().stream().filter(builder::unit).toList());
    data.people().forEach(builder::person);
    data.advisors().forEach(builder::advisor);
    builder.bind(data.bindings());
    Roster roster =
        new Roster(
            ImmutableMap.copyOf(builder.units),
            ImmutableMap.copyOf(builder.people),
            frozen(builder.advisors),
            frozen(builder.bindings),
            ImmutableSet.copyOf(data.holidays()));
    return new Checked(roster, List.copyOf(builder.faults));
  }

  private static <T> ImmutableMap<String, ImmutableList<T>> frozen(Map<String, List<T>> lists) {
    ImmutableMap.Builder<String, ImmutableList<T>> frozen = ImmutableMap.builder();
    lists.forEach((key, list) -> frozen.put(key, ImmutableList.copyOf(list)));
    return frozen.buildOrThrow();
  }

  private void refuse(Row<?> row, String what, String remedy) {
    faults.add(new RosterFault(row.file(), row.line(), true, what, remedy));
  }

  private void doubt(Row<?> row, String what, String remedy) {
    faults.add(new RosterFault(row.file(), row.line(), false, what, remedy));
  }

  private boolean unit(Row<Unit> row) {
    Unit unit = row.value();
    if (unit.unitId().isEmpty()) {
      refuse(row, "a unit without unitId", "give it an id of its own");
      return false;
    }
    if (units.putIfAbsent(unit.unitId(), unit) != null) {
      refuse(row, "unit " + unit.unitId() + " twice", "keep one of the two rows");
      return false;
    }
    return true;
  }

  /** Refuses units whose parent is missing, who are their own ancestor, or who sit too deep. */
  private void checkTree(List<Row<Unit>> rows) {
    Set<String> bad = new HashSet<>();
    for (Row<Unit> row : rows) {
      String fault = treeFault(row.value());
      if (fault != null) {
        refuse(row, fault, "mend parentId; only the centre has none");
        bad.add(row.value().unitId());
      }
    }
    bad.forEach(units::remove);
  }

  private @Nullable String treeFault(Unit unit) {
    Set<String> path = new HashSet<>();
    Unit at = unit;
    while (!at.parentId().isEmpty()) {
      if (!path.add(at.unitId())) {
        return "unit " + unit.unitId() + " is its own ancestor";
      }
      Unit parent = units.get(at.parentId());
      if (parent == null) {
        return "unit " + unit.unitId() + ": no unit " + at.parentId() + " above it";
      }
      if (path.size() > MAX_DEPTH) {
        return "unit " + unit.unitId() + " sits deeper than " + MAX_DEPTH;
      }
      at = parent;
    }
    return rootFault(unit);
  }

  private static @Nullable String rootFault(Unit unit) {
    boolean root = unit.parentId().isEmpty();
    return root && unit.kind() != UnitKind.CENTRE
        ? "unit " + unit.unitId() + " has no parent but is no centre"
        : null;
  }

  private void person(Row<Person> row) {
    Person person = row.value();
    if (person.subject().isEmpty()) {
      refuse(row, "a person without subject", "give the pseudonym");
      return;
    }
    if (people.putIfAbsent(person.subject(), person) != null) {
      refuse(row, "a subject twice", "keep one of the two rows");
      return;
    }
    if (!person.unitId().isEmpty() && !units.containsKey(person.unitId())) {
      doubt(row, "no unit " + person.unitId(), "add the unit or mend unitId");
    }
  }

  private void advisor(Row<Advisor> row) {
    Advisor advisor = row.value();
    if (advisor.advisorId().isEmpty()) {
      refuse(row, "an advisor without advisorId", "give it an id of its own");
      return;
    }
    if (advisor.capacity() < 1 || advisor.capacity() > Advisor.MAX_CAPACITY) {
      refuse(
          row,
          "advisor " + advisor.advisorId() + ": capacity " + advisor.capacity(),
          "1 to " + Advisor.MAX_CAPACITY);
      return;
    }
    if (advisor.validFrom() >= advisor.validUntil()) {
      refuse(
          row,
          "advisor " + advisor.advisorId() + ": validFrom is not before validUntil",
          "mend the dates");
      return;
    }
    Shifts shifts;
    try {
      shifts = Shifts.parse(advisor.shifts());
    } catch (IllegalArgumentException e) {
      refuse(row, "advisor " + advisor.advisorId() + ": " + e.getMessage(), "mend shifts");
      return;
    }
    if (!units.containsKey(advisor.unitId())) {
      doubt(
          row,
          "advisor " + advisor.advisorId() + ": no unit " + advisor.unitId(),
          "add the unit or mend unitId");
    }
    advisors
        .computeIfAbsent(advisor.advisorId(), id -> new ArrayList<>())
        .add(new OnRoster(advisor, shifts));
  }

  private void bind(List<Row<Binding>> rows) {
    List<Row<Binding>> sorted = new ArrayList<>(rows);
    sorted.sort(Comparator.comparingLong(row -> row.value().validFrom()));
    Map<String, PriorityQueue<Long>> load = new HashMap<>();
    Set<String> standing = new HashSet<>();
    for (Row<Binding> row : sorted) {
      if (isSound(row, standing) && hasRoom(row, load)) {
        bindings.computeIfAbsent(row.value().subject(), s -> new ArrayList<>()).add(row.value());
      }
    }
    bindings.values().forEach(list -> list.sort(Comparator.comparing(Binding::role)));
  }

  private boolean isSound(Row<Binding> row, Set<String> standing) {
    Binding binding = row.value();
    if (binding.subject().isEmpty()) {
      refuse(row, "a binding without subject", "give the pseudonym");
      return false;
    }
    if (!advisors.containsKey(binding.advisorId())) {
      refuse(row, "no advisor " + binding.advisorId(), "add the advisor or mend advisorId");
      return false;
    }
    if (binding.validFrom() >= binding.validUntil()) {
      refuse(row, "validFrom is not before validUntil", "mend the dates");
      return false;
    }
    String once = binding.subject() + '\n' + binding.advisorId() + '\n' + binding.validFrom();
    if (!standing.add(once)) {
      refuse(row, "the same binding twice", "keep one of the two rows");
      return false;
    }
    return true;
  }

  /** Sweeps over the advisor's bindings in order of beginning; those ended make room. */
  private boolean hasRoom(Row<Binding> row, Map<String, PriorityQueue<Long>> load) {
    Binding binding = row.value();
    PriorityQueue<Long> ends =
        load.computeIfAbsent(binding.advisorId(), id -> new PriorityQueue<>());
    while (!ends.isEmpty() && ends.peek() <= binding.validFrom()) {
      ends.poll();
    }
    int capacity = capacity(binding);
    if (ends.size() >= capacity) {
      refuse(
          row,
          "binding of "
              + binding.subject()
              + " to "
              + binding.advisorId()
              + " refused: it would be"
              + " number "
              + (ends.size() + 1)
              + ", capacity is "
              + capacity,
          "bind to another advisor, or end a binding first");
      return false;
    }
    ends.add(binding.validUntil());
    return true;
  }

  private int capacity(Binding binding) {
    List<OnRoster> versions = advisors.getOrDefault(binding.advisorId(), List.of());
    int capacity = Advisor.MAX_CAPACITY;
    for (OnRoster each : versions) {
      boolean overlaps =
          each.advisor().validFrom() < binding.validUntil()
              && binding.validFrom() < each.advisor().validUntil();
      capacity = overlaps ? Math.min(capacity, each.advisor().capacity()) : capacity;
    }
    return capacity;
  }
}
