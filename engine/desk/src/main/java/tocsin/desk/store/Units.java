package tocsin.desk.store;

import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tocsin.domain.people.Unit;

/**
 * The jurisdiction tree in the store: each unit keeps its way from the top, so that "at or below"
 * is a comparison of beginnings.
 */
public final class Units {
  /** Deepest tree; a chain that goes on longer is a circle. */
  private static final int MAX_DEPTH = 16;

  private Units() {}

  /**
   * Puts a whole tree in the place of the one before.
   *
   * @throws IllegalArgumentException when a unit has no way to the top, or its id holds a slash
   */
  public static void replace(Tx tx, List<Unit> units) throws SQLException {
    Map<String, Unit> byId = new HashMap<>();
    units.forEach(unit -> byId.put(unit.unitId(), unit));
    Sql.run(tx.connection(), "DELETE FROM units");
    for (Unit unit : units) {
      Sql.run(
          tx.connection(),
          "INSERT INTO units (unit_id, parent_id, kind, name, path) VALUES (?, ?, ?, ?, ?)",
          unit.unitId(),
          unit.parentId(),
          unit.kind().name(),
          unit.name(),
          path(unit, byId));
    }
  }

  /** {@code /c1/s1/e1/}: slashes at both ends, so that {@code e1} is not the beginning of e10. */
  private static String path(Unit unit, Map<String, Unit> byId) {
    String path = "/";
    Unit at = unit;
    for (int depth = 0; depth < MAX_DEPTH; depth++) {
      if (at.unitId().isEmpty() || at.unitId().contains("/")) {
        throw new IllegalArgumentException("unit id '" + at.unitId() + "' is empty or has a slash");
      }
      path = "/" + at.unitId() + path;
      if (at.parentId().isEmpty()) {
        return path;
      }
      Unit parent = byId.get(at.parentId());
      if (parent == null) {
        throw new IllegalArgumentException(
            "unit " + at.unitId() + ": no unit " + at.parentId() + " above it");
      }
      at = parent;
    }
    throw new IllegalArgumentException(
        "unit " + unit.unitId() + " sits deeper than " + MAX_DEPTH + ", or in a circle");
  }
}
