package tocsin.core.route;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import org.jspecify.annotations.Nullable;
import tocsin.domain.people.Advisor;
import tocsin.domain.people.Binding;
import tocsin.domain.people.Person;
import tocsin.domain.people.Unit;
import tocsin.domain.people.UnitKind;

/** The checked roster, answering as of any time. Immutable and thread-safe. */
public final class Roster {
  /** A roster with nobody in it: every alert goes to the centre. */
  public static final Roster EMPTY =
      new Roster(
          ImmutableMap.of(),
          ImmutableMap.of(),
          ImmutableMap.of(),
          ImmutableMap.of(),
          ImmutableSet.of());

  /** An advisor with shifts read. */
  record OnRoster(Advisor advisor, Shifts shifts) {}

  private final ImmutableMap<String, Unit> units;
  private final ImmutableMap<String, Person> people;
  private final ImmutableMap<String, ImmutableList<OnRoster>> advisors;
  private final ImmutableMap<String, ImmutableList<Binding>> bindings;
  private final ImmutableSet<String> holidays;

  Roster(
      ImmutableMap<String, Unit> units,
      ImmutableMap<String, Person> people,
      ImmutableMap<String, ImmutableList<OnRoster>> advisors,
      ImmutableMap<String, ImmutableList<Binding>> bindings,
      ImmutableSet<String> holidays) {
    this.units = units;
    this.people = people;
    this.advisors = advisors;
    this.bindings = bindings;
    this.holidays = holidays;
  }

  /** What the roster knows of a person, or null. */
  public @Nullable Person person(String subject) {
    return people.get(subject);
  }

  /** A unit, or null. */
  public @Nullable Unit unit(String unitId) {
    return units.get(unitId);
  }

  /** A person's bindings, primaries first, each in order of their beginning. */
  ImmutableList<Binding> bindings(String subject) {
    return bindings.getOrDefault(subject, ImmutableList.of());
  }

  /** An advisor as of a time, or null when unknown or not valid then. */
  @Nullable OnRoster advisor(String advisorId, long at) {
    for (OnRoster each : advisors.getOrDefault(advisorId, ImmutableList.of())) {
      if (each.advisor().validFrom() <= at && at < each.advisor().validUntil()) {
        return each;
      }
    }
    return null;
  }

  ImmutableSet<String> holidays() {
    return holidays;
  }

  /** The nearest unit of a kind at or above a unit, or null. O(depth). */
  @Nullable Unit above(String unitId, UnitKind kind) {
    Unit unit = units.get(unitId);
    for (int depth = 0; unit != null && depth < RosterBuilder.MAX_DEPTH; depth++) {
      if (unit.kind() == kind) {
        return unit;
      }
      unit = units.get(unit.parentId());
    }
    return null;
  }

  /** The centre, or null when the roster has none. */
  @Nullable Unit centre() {
    for (Unit unit : units.values()) {
      if (unit.kind() == UnitKind.CENTRE) {
        return unit;
      }
    }
    return null;
  }

  /** People on the roster. */
  public int size() {
    return people.size();
  }

  /** People with at least one binding. */
  public int bound() {
    return bindings.size();
  }
}
