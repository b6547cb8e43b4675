package tocsin.core.route;

import com.google.common.collect.ImmutableListMultimap;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tocsin.core.route.Roster.OnRoster;
import tocsin.domain.people.Advisor;
import tocsin.domain.people.Binding;
import tocsin.domain.people.Person;
import tocsin.domain.people.Relation;
import tocsin.domain.people.RosterData;
import tocsin.domain.people.RosterData.Row;
import tocsin.domain.people.RosterFault;
import tocsin.domain.people.RosterIssue;
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
  private final ImmutableListMultimap.Builder<String, OnRoster> advisors =
      ImmutableListMultimap.builder();

  /** A roster with what was refused or is doubtful. */
  public record Checked(Roster roster, List<RosterFault> faults) {}

  private RosterBuilder() {}

  /** Checks and builds. O(rows · log rows). */
  public static Checked build(RosterData data) {
    return RosterLedger.of(data).checked();
  }

  /** Builds from rows whose bindings were looked at already. */
  static Checked build(RosterData data, BindingTable bindings) {
    RosterBuilder builder = new RosterBuilder();
    builder.checkTree(data.units().stream().filter(builder::unit).toList());
    data.people().forEach(builder::person);
    Versions versions = new Versions(builder.faults);
    data.advisors().forEach(row -> builder.advisor(row, versions.take(row)));
    ImmutableListMultimap<String, Binding> standing = bindings.standing();
    builder.faults.addAll(bindings.faults());
    ImmutableListMultimap<String, Relation> relations = builder.relations(data.relations());
    Roster roster =
        new Roster(
            new Jurisdiction(ImmutableMap.copyOf(builder.units)),
            ImmutableMap.copyOf(builder.people),
            builder.advisors.build(),
            standing,
            relations,
            ImmutableSet.copyOf(data.holidays()));
    return new Checked(roster, List.copyOf(builder.faults));
  }

  private void fault(Row<?> row, RosterIssue issue, Object... arguments) {
    faults.add(RosterFault.of(row, issue, arguments));
  }

  private boolean unit(Row<Unit> row) {
    Unit unit = row.value();
    if (unit.unitId().isEmpty()) {
      fault(row, RosterIssue.UNIT_NO_ID);
      return false;
    }
    if (units.putIfAbsent(unit.unitId(), unit) != null) {
      fault(row, RosterIssue.UNIT_TWICE, unit.unitId());
      return false;
    }
    return true;
  }

  /** Refuses units whose parent is missing, who are their own ancestor, or who sit too deep. */
  private void checkTree(List<Row<Unit>> rows) {
    Set<String> bad = new HashSet<>();
    for (Row<Unit> row : rows) {
      RosterFault fault = treeFault(row);
      if (fault != null) {
        faults.add(fault);
        bad.add(row.value().unitId());
      }
    }
    bad.forEach(units::remove);
  }

  private @Nullable RosterFault treeFault(Row<Unit> row) {
    Unit unit = row.value();
    Set<String> path = new HashSet<>();
    Unit at = unit;
    while (!at.parentId().isEmpty()) {
      if (!path.add(at.unitId())) {
        return RosterFault.of(row, RosterIssue.UNIT_OWN_ANCESTOR, unit.unitId());
      }
      Unit parent = units.get(at.parentId());
      if (parent == null) {
        return RosterFault.of(row, RosterIssue.UNIT_NO_PARENT, unit.unitId(), at.parentId());
      }
      if (path.size() > MAX_DEPTH) {
        return RosterFault.of(row, RosterIssue.UNIT_TOO_DEEP, unit.unitId(), MAX_DEPTH);
      }
      at = parent;
    }
    boolean rootless = unit.parentId().isEmpty() && unit.kind() != UnitKind.CENTRE;
    return rootless ? RosterFault.of(row, RosterIssue.UNIT_NO_ROOT, unit.unitId()) : null;
  }

  private void person(Row<Person> row) {
    Person person = row.value();
    if (person.subject().isEmpty()) {
      fault(row, RosterIssue.PERSON_NO_SUBJECT);
      return;
    }
    if (people.putIfAbsent(person.subject(), person) != null) {
      fault(row, RosterIssue.PERSON_TWICE);
      return;
    }
    if (!person.unitId().isEmpty() && !units.containsKey(person.unitId())) {
      fault(row, RosterIssue.PERSON_UNIT_UNKNOWN, person.unitId());
    }
  }

  private void advisor(Row<Advisor> row, @Nullable OnRoster version) {
    if (version == null) {
      return;
    }
    Advisor advisor = version.advisor();
    if (!units.containsKey(advisor.unitId())) {
      fault(row, RosterIssue.ADVISOR_UNIT_UNKNOWN, advisor.advisorId(), advisor.unitId());
    }
    advisors.put(advisor.advisorId(), version);
  }

  private ImmutableListMultimap<String, Relation> relations(List<Row<Relation>> rows) {
    ImmutableListMultimap.Builder<String, Relation> relations = ImmutableListMultimap.builder();
    Set<Relation> seen = new HashSet<>();
    List<Row<Relation>> sorted = new ArrayList<>(rows);
    sorted.sort(Comparator.comparingLong(row -> row.value().validFrom()));
    for (Row<Relation> row : sorted) {
      Relation relation = row.value();
      if (relation.validFrom() >= relation.validUntil()) {
        fault(row, RosterIssue.DATES);
      } else if (relation.subject().equals(relation.other())) {
        String kind = relation.kind().name().toLowerCase(Locale.ROOT);
        fault(row, RosterIssue.RELATION_SELF, kind);
      } else if (!seen.add(relation)) {
        fault(row, RosterIssue.RELATION_TWICE);
      } else {
        relations.put(relation.subject(), relation);
      }
    }
    return relations.build();
  }

  /** Advisors' rows that stand: sound, and one version at a time. */
  static final class Versions {
    private final List<RosterFault> faults;
    private final Map<String, List<OnRoster>> kept = new LinkedHashMap<>();

    Versions(List<RosterFault> faults) {
      this.faults = faults;
    }

    /** The version that a row gives, or null when it is refused. */
    @Nullable OnRoster take(Row<Advisor> row) {
      Advisor advisor = row.value();
      String id = advisor.advisorId();
      if (id.isEmpty()) {
        return refuse(RosterFault.of(row, RosterIssue.ADVISOR_NO_ID));
      }
      if (advisor.capacity() < 1 || advisor.capacity() > Advisor.MAX_CAPACITY) {
        return refuse(
            RosterFault.of(
                row, RosterIssue.ADVISOR_CAPACITY, id, advisor.capacity(), Advisor.MAX_CAPACITY));
      }
      if (advisor.validFrom() >= advisor.validUntil()) {
        return refuse(RosterFault.of(row, RosterIssue.ADVISOR_DATES, id));
      }
      List<OnRoster> versions = kept.computeIfAbsent(id, key -> new ArrayList<>());
      for (OnRoster each : versions) {
        if (each.advisor().validFrom() < advisor.validUntil()
            && advisor.validFrom() < each.advisor().validUntil()) {
          return refuse(RosterFault.of(row, RosterIssue.ADVISOR_TWICE, id));
        }
      }
      return parsed(row, versions);
    }

    private @Nullable OnRoster parsed(Row<Advisor> row, List<OnRoster> versions) {
      Advisor advisor = row.value();
      try {
        OnRoster version = new OnRoster(advisor, Shifts.parse(advisor.shifts()));
        versions.add(version);
        return version;
      } catch (IllegalArgumentException e) {
        return refuse(
            RosterFault.of(
                row,
                RosterIssue.ADVISOR_SHIFTS,
                advisor.advisorId(),
                String.valueOf(e.getMessage())));
      }
    }

    private @Nullable OnRoster refuse(RosterFault fault) {
      faults.add(fault);
      return null;
    }

    /** Whether an id has a version that stands. */
    boolean contains(String advisorId) {
      return !kept.getOrDefault(advisorId, List.of()).isEmpty();
    }

    /** The smallest capacity that an advisor has while a binding lasts. */
    int capacity(Binding binding) {
      int capacity = Advisor.MAX_CAPACITY;
      for (OnRoster each : kept.getOrDefault(binding.advisorId(), List.of())) {
        boolean overlaps =
            each.advisor().validFrom() < binding.validUntil()
                && binding.validFrom() < each.advisor().validUntil();
        capacity = overlaps ? Math.min(capacity, each.advisor().capacity()) : capacity;
      }
      return capacity;
    }
  }
}
