package tocsin.desk.http;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tocsin.desk.auth.UnitTree;
import tocsin.desk.roster.RosterStore;
import tocsin.desk.store.Sql;

/** Counts and late items of one enterprise; no persons, and no group below five. */
final class EnterpriseHandlers {
  private static final long FEWEST = 5;
  private static final long DAYS = 30;

  private final Parts parts;
  private final FigureHandlers figures;

  EnterpriseHandlers(Parts parts, FigureHandlers figures) {
    this.parts = parts;
    this.figures = figures;
  }

  void add(Routes routes) {
    routes.on(Endpoint.ENTERPRISE, this::summary);
  }

  private record Summary(
      String unitId,
      long employees,
      long bound,
      long openTasks,
      long lateTasks,
      Map<String, Long> byType,
      List<FigureHandlers.AdvisorLoad> advisors) {}

  private Reply summary(Call call) {
    UnitTree tree = parts.trees().get();
    String unit = call.caller().units().stream().sorted().findFirst().orElse("");
    if (!tree.knows(unit)) {
      throw ProblemException.notFound();
    }
    return Reply.ok(
        call.read(
            connection -> {
              String below =
                  " FROM case_tasks t JOIN cases c ON c.case_id = t.case_id"
                      + " JOIN units u ON u.unit_id = c.unit_id"
                      + " JOIN units r ON substr(u.path, 1, length(r.path)) = r.path"
                      + " WHERE r.unit_id = ? AND t.is_open = 1 AND t.advisor_id <> ''";
              Map<String, Long> byType = new TreeMap<>();
              Sql.all(
                  connection,
                  "SELECT c.fraud_type, COUNT(*)"
                      + below
                      + " GROUP BY c.fraud_type HAVING COUNT(*) >= ?",
                  row -> byType.merge(row.getString(1), row.getLong(2), Long::sum),
                  unit,
                  FEWEST);
              return new Summary(
                  unit,
                  RosterStore.peopleBelow(connection, unit),
                  Sql.number(
                      connection,
                      "SELECT COUNT(DISTINCT b.subject) FROM roster_bindings b"
                          + " JOIN roster_people p ON p.subject = b.subject"
                          + " JOIN units u ON u.unit_id = p.unit_id"
                          + " JOIN units r ON substr(u.path, 1, length(r.path)) = r.path"
                          + " WHERE r.unit_id = ? AND b.state = 'standing'",
                      unit),
                  Sql.number(connection, "SELECT COUNT(*)" + below, unit),
                  Sql.number(
                      connection,
                      "SELECT COUNT(*)" + below + " AND c.due_at < ?",
                      unit,
                      parts.now()),
                  byType,
                  figures.loads(connection, unit, DAYS));
            }));
  }
}
