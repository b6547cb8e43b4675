package tocsin.desk.http;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import tocsin.desk.auth.UnitTree;
import tocsin.desk.store.Sql;

/** How many cases were opened in each of the last 24 hours. */
final class Arrivals {
  private static final int HOURS = 24;
  private static final long HOUR_MILLIS = 3_600_000L;

  private Arrivals() {}

  /** What a unit had in an hour. */
  private record Cell(int hour, String unitId, long cases) {}

  /** The oldest hour first, the running one last. O(cases of a day). */
  static List<Long> perHour(Connection connection, UnitTree tree, Set<String> units, long now)
      throws SQLException {
    long from = now - HOURS * HOUR_MILLIS;
    List<Cell> cells =
        Sql.all(
            connection,
            "SELECT (opened_at - ?) / 3600000 AS hour, unit_id, COUNT(*) FROM cases"
                + " WHERE ended IN (0, 1) AND opened_at > ? GROUP BY hour, unit_id",
            row -> new Cell(row.getInt(1), row.getString(2), row.getLong(3)),
            from,
            from);
    long[] hours = new long[HOURS];
    for (Cell cell : cells) {
      if (units.isEmpty() || tree.covers(units, cell.unitId)) {
        hours[Math.min(HOURS - 1, Math.max(0, cell.hour))] += cell.cases;
      }
    }
    return Arrays.stream(hours).boxed().toList();
  }
}
