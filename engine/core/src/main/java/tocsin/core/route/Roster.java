package tocsin.core.route;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableListMultimap;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import org.jspecify.annotations.Nullable;
import tocsin.domain.people.Advisor;
import tocsin.domain.people.Binding;
import tocsin.domain.people.Person;
import tocsin.domain.people.Relation;
import tocsin.domain.people.RelationKind;
import tocsin.domain.people.Unit;
import tocsin.domain.people.UnitKind;

/**
 * The 1+300 binding graph, checked: jurisdiction, people, advisors, who is bound to whom, and who
 * is what to whom. It answers as of any time. Immutable and thread-safe.
 */
public final class Roster {
  /** A roster with nobody in it: every alert goes to the centre. */
  public static final Roster EMPTY =
      new Roster(
          new Jurisdiction(ImmutableMap.of()),
          ImmutableMap.of(),
          ImmutableListMultimap.of(),
          ImmutableListMultimap.of(),
          ImmutableListMultimap.of(),
          ImmutableSet.of());

  /** An advisor with shifts read. */
  public record OnRoster(Advisor advisor, Shifts shifts) {
    /** Whether this version counts at a time. */
    public boolean validAt(long at) {
      return advisor.validFrom() <= at && at < advisor.validUntil();
    }
  }

  private final Jurisdiction jurisdiction;
  private final ImmutableMap<String, Person> people;
  private final ImmutableListMultimap<String, OnRoster> advisors;
  private final ImmutableListMultimap<String, Binding> bindings;
  private final ImmutableListMultimap<String, Relation> relations;
  private final ImmutableSet<String> holidays;

  /**
   * Takes checked parts.
   *
   * @param advisors versions by id
   * @param bindings by subject, primaries first, each in order of beginning
   * @param relations by subject
   */
  Roster(
      Jurisdiction jurisdiction,
      ImmutableMap<String, Person> people,
      ImmutableListMultimap<String, OnRoster> advisors,
      ImmutableListMultimap<String, Binding> bindings,
      ImmutableListMultimap<String, Relation> relations,
      ImmutableSet<String> holidays) {
    this.jurisdiction = jurisdiction;
    this.people = people;
    this.advisors = advisors;
    this.bindings = bindings;
    this.relations = relations;
    this.holidays = holidays;
  }

  /** Who stands where. */
  public Jurisdiction jurisdiction() {
    return jurisdiction;
  }

  /** What the roster knows of a person, or null. */
  public @Nullable Person person(String subject) {
    return people.get(subject);
  }

  /** Everybody, in the order of the rows. */
  public Iterable<Person> people() {
    return people.values();
  }

  /** The enterprise that a person belongs to; empty when in none or unknown. O(depth). */
  public String enterpriseOf(String subject) {
    Person person = person(subject);
    Unit enterprise =
        person == null ? null : jurisdiction().above(person.unitId(), UnitKind.ENTERPRISE);
    return enterprise == null ? "" : enterprise.unitId();
  }

  /** A unit, or null. */
  public @Nullable Unit unit(String unitId) {
    return jurisdiction.unit(unitId);
  }

  /** A person's bindings, primaries first, each in order of their beginning. */
  public ImmutableList<Binding> bindings(String subject) {
    return bindings.get(subject);
  }

  /** Every binding that stands at any time. */
  public Iterable<Binding> standing() {
    return bindings.values();
  }

  /** Every version of every advisor. */
  public Iterable<OnRoster> advisors() {
    return advisors.values();
  }

  /** An advisor's versions, which never overlap. */
  public ImmutableList<OnRoster> versions(String advisorId) {
    return advisors.get(advisorId);
  }

  /** An advisor as of a time, or null when unknown or not valid then. */
  public @Nullable OnRoster advisor(String advisorId, long at) {
    for (OnRoster each : advisors.get(advisorId)) {
      if (each.validAt(at)) {
        return each;
      }
    }
    return null;
  }

  /** Days off, ISO dates in the centre's zone. */
  public ImmutableSet<String> holidays() {
    return holidays;
  }

  /** What others are to a person, in order of beginning. */
  public ImmutableList<Relation> relations(String subject) {
    return relations.get(subject);
  }

  /** Whether somebody is something to a person as of a time. */
  boolean isRelated(String subject, String other, RelationKind kind, long at) {
    for (Relation relation : relations.get(subject)) {
      if (relation.kind() == kind && relation.other().equals(other) && relation.validAt(at)) {
        return true;
      }
    }
    return false;
  }

  /**
   * Whose binding makes an advisor reach a person: the person, else a guardian of a person; null
   * when neither is bound to the advisor as of the time.
   */
  public @Nullable String reachedThrough(String subject, String advisorId, long at) {
    if (isBound(subject, advisorId, at)) {
      return subject;
    }
    for (Relation relation : relations.get(subject)) {
      boolean guardian = relation.kind() == RelationKind.GUARDIAN && relation.validAt(at);
      if (guardian && isBound(relation.other(), advisorId, at)) {
        return relation.other();
      }
    }
    return null;
  }

  private boolean isBound(String subject, String advisorId, long at) {
    return bindings.get(subject).stream()
        .anyMatch(binding -> binding.advisorId().equals(advisorId) && binding.validAt(at));
  }

  /** People on the roster. */
  public int size() {
    return people.size();
  }

  /** People with at least one binding. */
  public int bound() {
    return bindings.keySet().size();
  }
}
