package tocsin.desk.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import tocsin.core.casework.Clockwork;
import tocsin.domain.alert.Alert;
import tocsin.domain.casework.ActionKind;
import tocsin.domain.casework.CaseFile;
import tocsin.domain.casework.CaseTask;

/** {@link CaseStore} in SQL that SQLite and PostgreSQL both speak. */
public final class SqlCaseStore implements CaseStore {
  private static CaseFile file(java.sql.ResultSet row) throws SQLException {
    return Documents.read(row.getString(1), CaseFile.class);
  }

  @Override
  public Optional<CaseFile> find(Connection connection, String caseId) throws SQLException {
    return Sql.one(
        connection, "SELECT body FROM cases WHERE case_id = ?", SqlCaseStore::file, caseId);
  }

  @Override
  public Optional<CaseFile> version(Connection connection, String caseId, long version)
      throws SQLException {
    return Sql.one(
        connection,
        "SELECT body FROM case_versions WHERE case_id = ? AND version = ?",
        SqlCaseStore::file,
        caseId,
        version);
  }

  @Override
  public Optional<VersionMade> made(Connection connection, String caseId, long version)
      throws SQLException {
    return Sql.one(
        connection,
        "SELECT actor, kind, at FROM case_versions WHERE case_id = ? AND version = ?",
        row ->
            new VersionMade(row.getString(1), ActionKind.valueOf(row.getString(2)), row.getLong(3)),
        caseId,
        version);
  }

  @Override
  public Optional<String> caseOfAlert(Connection connection, String alertId) throws SQLException {
    return Sql.one(
        connection,
        "SELECT case_id FROM case_alerts WHERE alert_id = ?",
        row -> row.getString(1),
        alertId);
  }

  @Override
  public Optional<String> openCaseOf(Connection connection, String subject) throws SQLException {
    return Sql.one(
        connection,
        "SELECT case_id FROM cases WHERE subject = ? AND ended = 0",
        row -> row.getString(1),
        subject);
  }

  @Override
  public Optional<Alert> alert(Connection connection, String alertId) throws SQLException {
    return Sql.one(
        connection,
        "SELECT body FROM case_alerts WHERE alert_id = ?",
        row -> Documents.read(row.getString(1), Alert.class),
        alertId);
  }

  @Override
  public List<String> casesOfAdvisor(Connection connection, String advisorId) throws SQLException {
    return Sql.all(
        connection,
        "SELECT DISTINCT case_id FROM case_tasks WHERE advisor_id = ? AND is_open = 1"
            + " ORDER BY case_id",
        row -> row.getString(1),
        advisorId);
  }

  @Override
  public CasePage page(Connection connection, CaseQuery query) throws SQLException {
    return QueueSql.page(connection, query);
  }

  @Override
  public CaseCounts counts(Connection connection, CaseQuery query) throws SQLException {
    return QueueSql.counts(connection, query);
  }

  @Override
  public List<String> due(Connection connection, long at, int limit) throws SQLException {
    return Sql.all(
        connection,
        "SELECT case_id FROM cases WHERE ended = 0 AND due_at <= ? ORDER BY due_at LIMIT ?",
        row -> row.getString(1),
        at,
        limit);
  }

  @Override
  public void save(Tx tx, CaseFile next, String actorId, ActionKind kind) throws SQLException {
    Connection connection = tx.connection();
    String body = Documents.write(next);
    int changed =
        next.version() == 1 ? insert(connection, next, body) : update(connection, next, body);
    if (changed == 0) {
      throw new StaleVersionException(
          next.caseId(),
          next.version() - 1,
          Sql.number(connection, "SELECT version FROM cases WHERE case_id = ?", next.caseId()));
    }
    Sql.run(
        connection,
        "INSERT INTO case_versions (case_id, version, at, actor, kind, body)"
            + " VALUES (?, ?, ?, ?, ?, ?)",
        next.caseId(),
        next.version(),
        tx.at(),
        actorId,
        kind.name(),
        body);
    tasks(connection, next);
  }

  private static int insert(Connection connection, CaseFile next, String body) throws SQLException {
    return Sql.run(
        connection,
        "INSERT INTO cases (case_id, version, subject, unit_id, state, tier, fraud_type, campaign,"
            + " owner, opened_at, due_at, breached, ended, body)"
            + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING",
        next.caseId(),
        next.version(),
        next.subject(),
        next.unitId(),
        next.state().name(),
        next.tier().ordinal(),
        next.fraudType(),
        next.campaign(),
        next.owner(),
        next.openedAt(),
        Clockwork.nextAt(next),
        next.breached() ? 1 : 0,
        next.state().ended() ? 1 : 0,
        body);
  }

  private static int update(Connection connection, CaseFile next, String body) throws SQLException {
    return Sql.run(
        connection,
        "UPDATE cases SET version = ?, unit_id = ?, state = ?, tier = ?, fraud_type = ?,"
            + " campaign = ?, owner = ?, opened_at = ?, due_at = ?, breached = ?, ended = ?,"
            + " body = ? WHERE case_id = ? AND version = ?",
        next.version(),
        next.unitId(),
        next.state().name(),
        next.tier().ordinal(),
        next.fraudType(),
        next.campaign(),
        next.owner(),
        next.openedAt(),
        Clockwork.nextAt(next),
        next.breached() ? 1 : 0,
        next.state().ended() ? 1 : 0,
        body,
        next.caseId(),
        next.version() - 1);
  }

  /** Tasks are few a case; an undo may take some away again. */
  private static void tasks(Connection connection, CaseFile next) throws SQLException {
    Sql.run(connection, "DELETE FROM case_tasks WHERE case_id = ?", next.caseId());
    for (CaseTask task : next.tasks()) {
      Sql.run(
          connection,
          "INSERT INTO case_tasks (task_id, case_id, advisor_id, unit_id, state, is_open)"
              + " VALUES (?, ?, ?, ?, ?, ?)",
          task.taskId(),
          next.caseId(),
          task.recipient().advisorId(),
          task.recipient().unitId(),
          task.state().name(),
          task.state().open() ? 1 : 0);
    }
  }

  @Override
  public boolean saveAlert(Tx tx, Alert alert, String caseId) throws SQLException {
    int changed =
        Sql.run(
            tx.connection(),
            "INSERT INTO case_alerts (alert_id, case_id, version, body) VALUES (?, ?, ?, ?)"
                + " ON CONFLICT (alert_id) DO UPDATE SET case_id = excluded.case_id,"
                + " version = excluded.version, body = excluded.body WHERE case_alerts.version < excluded.version",
            alert.alertId(),
            caseId,
            alert.version(),
            Documents.write(alert));
    for (String target : alert.targets()) {
      Sql.run(
          tx.connection(),
          "INSERT INTO case_targets (target, case_id) VALUES (?, ?) ON CONFLICT DO NOTHING",
          target,
          caseId);
    }
    return changed > 0;
  }
}
