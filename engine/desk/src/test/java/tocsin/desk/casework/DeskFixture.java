package tocsin.desk.casework;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import tocsin.core.casework.Actor;
import tocsin.core.casework.CaseAction;
import tocsin.core.casework.Lifecycle;
import tocsin.core.casework.Terms;
import tocsin.desk.audit.SqlAuditLog;
import tocsin.desk.store.Database;
import tocsin.desk.store.ManualClock;
import tocsin.desk.store.SqlCaseStore;
import tocsin.domain.alert.Alert;
import tocsin.domain.alert.AlertStatus;
import tocsin.domain.alert.Stage;
import tocsin.domain.alert.Tier;
import tocsin.domain.casework.ActionKind;
import tocsin.domain.casework.CaseFile;
import tocsin.domain.casework.Role;
import tocsin.domain.people.Assignment;
import tocsin.domain.people.Route;

/** A desk on some database, with a clock that the test moves. */
public final class DeskFixture implements AutoCloseable {
  public static final long START = 1_767_225_600_000L;
  public static final Actor OPERATOR = new Actor("op1", Role.OPERATOR);
  public static final Actor ADVISOR = new Actor("a1", Role.ADVISOR);

  public final ManualClock clock;
  public final Database database;
  public final SqlCaseStore store = new SqlCaseStore();
  public final SqlAuditLog audit = new SqlAuditLog();
  public final CaseDesk desk;
  public final AlertIntake intake;
  public final Ticker ticker;

  public DeskFixture(ManualClock clock, Database database) {
    this.clock = clock;
    this.database = database;
    RouteStandby standby =
        new RouteStandby(
            head ->
                List.of(
                    assignment(head.alertId(), head.version(), Route.ADVISOR, "a1"),
                    assignment(head.alertId(), head.version(), Route.DEPUTY, "a2"),
                    assignment(head.alertId(), head.version(), Route.STATION, "")),
            "c1");
    desk = new CaseDesk(database, store, audit, new Lifecycle(Terms.DEFAULT), () -> standby);
    intake = new AlertIntake(desk, subject -> "e1");
    ticker = new Ticker(desk, clock);
  }

  public static Assignment assignment(String alertId, int version, Route route, String advisorId) {
    String unit = route == Route.STATION ? "s1" : "e1";
    return new Assignment(alertId, version, 0, route, advisorId, unit, "bound", 0, 0, 0, 0, 0);
  }

  public static Alert alert(String id, int version, String subject, Tier tier) {
    return alert(id, version, AlertStatus.OPEN, subject, tier, List.of());
  }

  public static Alert alert(
      String id,
      int version,
      AlertStatus status,
      String subject,
      Tier tier,
      List<String> supersedes) {
    return new Alert(
        id,
        version,
        status,
        subject,
        tier,
        Stage.S3,
        "F01",
        "m1",
        1,
        2,
        50 + version,
        List.of(),
        List.of("lure.example"),
        supersedes);
  }

  public Taken takes(Alert... alerts) {
    return intake.alerts(List.of(alerts)).join();
  }

  public CaseFile file(String alertId) {
    return database.read(
        connection ->
            store
                .find(connection, store.caseOfAlert(connection, alertId).orElseThrow())
                .orElseThrow());
  }

  public Acted does(CaseFile file, Actor actor, CaseAction action) {
    return desk.act(file.caseId(), file.version(), action, actor).join();
  }

  public Acted does(CaseFile file, Actor actor, ActionKind kind) {
    return does(file, actor, new CaseAction.Plain(kind, ""));
  }

  /** Why a step failed. */
  public Throwable failure(CaseFile file, Actor actor, CaseAction action) {
    try {
      Acted acted = does(file, actor, action);
      throw new AssertionError("not refused: " + acted);
    } catch (CompletionException e) {
      return e.getCause();
    }
  }

  public long count(String sql, Object... values) {
    return database.read(connection -> tocsin.desk.store.Sql.number(connection, sql, values));
  }

  public Optional<String> text(String sql, Object... values) {
    return database.read(
        connection -> tocsin.desk.store.Sql.one(connection, sql, row -> row.getString(1), values));
  }

  @Override
  public void close() {
    ticker.close();
    database.close();
  }
}
