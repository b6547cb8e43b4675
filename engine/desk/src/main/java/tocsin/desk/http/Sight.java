package tocsin.desk.http;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.Set;
import tocsin.desk.auth.Caller;
import tocsin.desk.auth.UnitTree;
import tocsin.desk.store.CaseQuery;
import tocsin.domain.alert.Tier;
import tocsin.domain.casework.CaseFile;
import tocsin.domain.casework.CaseState;

/** How far a caller sees. What lies outside is answered as if it did not exist. */
final class Sight {
  /** Stands for a jurisdiction without a unit: no unit's id has a slash. */
  private static final Set<String> NOTHING = Set.of("/");

  private final Parts parts;

  Sight(Parts parts) {
    this.parts = parts;
  }

  /** The case, if the caller may see it. */
  CaseFile file(Connection connection, Caller caller, String caseId) throws SQLException {
    CaseFile file =
        parts.given().cases().find(connection, caseId).orElseThrow(ProblemException::notFound);
    if (!sees(caller, file)) {
      throw ProblemException.notFound();
    }
    return file;
  }

  boolean sees(Caller caller, CaseFile file) {
    return parts.trees().get().covers(caller.units(), file.unitId());
  }

  /**
   * The roots of what a caller sees, for a query. The centre sees cases without a unit too, so its
   * query is not restricted.
   */
  Set<String> roots(Caller caller) {
    UnitTree tree = parts.trees().get();
    if (!tree.centre().isEmpty() && caller.units().contains(tree.centre())) {
      return Set.of();
    }
    return caller.units().isEmpty() ? NOTHING : caller.units();
  }

  /** A request's filter within the caller's reach: units asked for narrow it, never widen. */
  CaseQuery query(Call call) {
    CaseFilter filter =
        new CaseFilter(
            call.list("state"),
            call.list("tier"),
            call.list("fraudType"),
            call.list("unit"),
            call.text("owner").orElse(""),
            call.text("advisor").orElse(""),
            call.text("campaign").orElse(""),
            call.text("target").orElse(""),
            call.flag("breached"),
            call.number("dueBefore", Long.MAX_VALUE),
            call.text("q").orElse(""));
    CaseQuery.Order order =
        call.text("order").orElse("urgency").equals("newest")
            ? CaseQuery.Order.NEWEST
            : CaseQuery.Order.URGENCY;
    return query(
        call.caller(),
        filter,
        order,
        call.text("cursor").orElse(""),
        (int) call.number("limit", 100));
  }

  CaseQuery query(
      Caller caller, CaseFilter filter, CaseQuery.Order order, String cursor, int limit) {
    Set<CaseState> states = new HashSet<>();
    filter.state().forEach(word -> states.add(constant(CaseState.class, "state", word)));
    Set<Tier> tiers = new HashSet<>();
    filter.tier().forEach(word -> tiers.add(constant(Tier.class, "tier", word)));
    UnitTree tree = parts.trees().get();
    Set<String> units = new HashSet<>();
    for (String unit : filter.unit()) {
      if (!tree.knows(unit) || !tree.covers(caller.units(), unit)) {
        throw ProblemException.field("unit", unit, "a unit of your jurisdiction");
      }
      units.add(unit);
    }
    return new CaseQuery(
        units.isEmpty() ? roots(caller) : units,
        states.isEmpty() ? CaseQuery.OPEN.states() : states,
        tiers,
        new HashSet<>(filter.fraudType()),
        filter.owner().equals("me") ? caller.userId() : filter.owner(),
        filter.advisor(),
        filter.campaign(),
        filter.target(),
        filter.breached(),
        filter.dueBefore() == 0 ? Long.MAX_VALUE : filter.dueBefore(),
        filter.q(),
        order,
        cursor,
        limit);
  }

  private static <E extends Enum<E>> E constant(Class<E> type, String field, String word) {
    try {
      return Wire.constant(type, word);
    } catch (IllegalArgumentException e) {
      throw ProblemException.field(
          field,
          word,
          "one of " + java.util.Arrays.stream(type.getEnumConstants()).map(Wire::word).toList());
    }
  }
}
