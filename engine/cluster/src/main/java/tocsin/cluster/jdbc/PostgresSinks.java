package tocsin.cluster.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.apache.flink.connector.jdbc.JdbcExecutionOptions;
import org.apache.flink.connector.jdbc.JdbcStatementBuilder;
import org.apache.flink.connector.jdbc.core.datastream.sink.JdbcSink;
import tocsin.adapters.json.ResultJson;
import tocsin.cluster.JobPlan;
import tocsin.domain.alert.Alert;
import tocsin.domain.people.Assignment;
import tocsin.job.Outlets;

/**
 * Alert versions and assignments as rows, by upsert on what identifies them: written again after a
 * failure they change nothing. No two-phase commit: prepared transactions of a job that is lost for
 * good would hold locks for ever.
 */
public final class PostgresSinks {
  private static final String TABLES =
      """
      CREATE TABLE IF NOT EXISTS engine_alerts (
        alert_id TEXT NOT NULL, version BIGINT NOT NULL, subject TEXT NOT NULL, tier TEXT NOT NULL,
        status TEXT NOT NULL, decided_at BIGINT NOT NULL, body TEXT NOT NULL,
        PRIMARY KEY (alert_id, version));
      CREATE INDEX IF NOT EXISTS engine_alerts_time ON engine_alerts (decided_at);
      CREATE TABLE IF NOT EXISTS engine_assignments (
        alert_id TEXT NOT NULL, version BIGINT NOT NULL, route TEXT NOT NULL,
        advisor_id TEXT NOT NULL, unit_id TEXT NOT NULL, body TEXT NOT NULL,
        PRIMARY KEY (alert_id, version, route, advisor_id, unit_id));
      """;

  private static final String ALERT =
      "INSERT INTO engine_alerts (alert_id, version, subject, tier, status, decided_at, body)"
          + " VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (alert_id, version) DO UPDATE SET"
          + " tier = EXCLUDED.tier, status = EXCLUDED.status, decided_at = EXCLUDED.decided_at,"
          + " body = EXCLUDED.body";

  private static final String ASSIGNMENT =
      "INSERT INTO engine_assignments (alert_id, version, route, advisor_id, unit_id, body)"
          + " VALUES (?, ?, ?, ?, ?, ?)"
          + " ON CONFLICT (alert_id, version, route, advisor_id, unit_id)"
          + " DO UPDATE SET body = EXCLUDED.body";

  private PostgresSinks() {}

  /** The plan's database as a further place for results. */
  public static Outlets.Also of(JobPlan plan) {
    return new Outlets.Also(
        "postgres",
        PostgresSinks.<Alert>sink(
            plan,
            ALERT,
            (row, alert) -> {
              row.setString(1, alert.alertId());
              row.setLong(2, alert.version());
              row.setString(3, alert.subject());
              row.setString(4, alert.tier().word());
              row.setString(5, alert.status().word());
              row.setLong(6, alert.decidedAt());
              row.setString(7, ResultJson.alert(alert));
            }),
        PostgresSinks.<Assignment>sink(
            plan,
            ASSIGNMENT,
            (row, assignment) -> {
              row.setString(1, assignment.alertId());
              row.setLong(2, assignment.version());
              row.setString(3, assignment.route().name());
              row.setString(4, assignment.advisorId());
              row.setString(5, assignment.unitId());
              row.setString(6, ResultJson.assignment(assignment));
            }));
  }

  /** Makes the tables where they are missing. */
  public static void prepare(JobPlan plan) throws SQLException {
    try (Connection connection = connection(plan).open();
        Statement statement = connection.createStatement()) {
      statement.execute(TABLES);
    }
  }

  private static <T> JdbcSink<T> sink(
      JobPlan plan, String statement, JdbcStatementBuilder<T> fields) {
    return JdbcSink.<T>builder()
        .withQueryStatement(statement, fields)
        .withExecutionOptions(
            JdbcExecutionOptions.builder()
                .withBatchSize(200)
                .withBatchIntervalMs(200)
                .withMaxRetries(5)
                .build())
        .buildAtLeastOnce(connection(plan));
  }

  private static PostgresConnection connection(JobPlan plan) {
    return new PostgresConnection(plan.postgres(), plan.postgresUser(), plan.postgresPassword());
  }
}
