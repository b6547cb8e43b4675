package tocsin.domain.people;

import java.util.List;

/**
 * A roster's rows as read, before any check.
 *
 * @param holidays days off, ISO dates in the centre's zone
 */
public record RosterData(
    List<Row<Unit>> units,
    List<Row<Person>> people,
    List<Row<Advisor>> advisors,
    List<Row<Binding>> bindings,
    List<Row<Relation>> relations,
    List<String> holidays) {

  /** A roster with nobody in it. */
  public static final RosterData EMPTY =
      new RosterData(List.of(), List.of(), List.of(), List.of(), List.of(), List.of());

  /**
   * A row with its place, so that a fault can be named.
   *
   * @param line from 1
   */
  public record Row<T>(T value, String file, int line) {}
}
