package tocsin.desk.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import tocsin.domain.alert.Alert;
import tocsin.domain.casework.ActionKind;
import tocsin.domain.casework.CaseFile;

/**
 * Case files, their versions and the alerts under them. Reads take any connection; writes take the
 * writer's transaction, so that a case, its audit line and its notices stand or fall together.
 * Stateless and thread-safe.
 */
public interface CaseStore {
  /** The newest version of a case. O(log cases). */
  Optional<CaseFile> find(Connection connection, String caseId) throws SQLException;

  /** A version of a case, for undo and the chain of states. */
  Optional<CaseFile> version(Connection connection, String caseId, long version)
      throws SQLException;

  /** The case that an alert belongs to. */
  Optional<String> caseOfAlert(Connection connection, String alertId) throws SQLException;

  /** The person's case that has not ended, if there is one: there is at most one. */
  Optional<String> openCaseOf(Connection connection, String subject) throws SQLException;

  /** The newest version of an alert, with reasons and targets: the evidence on the card. */
  Optional<Alert> alert(Connection connection, String alertId) throws SQLException;

  /** Ids of cases in which an advisor has an open task. */
  List<String> casesOfAdvisor(Connection connection, String advisorId) throws SQLException;

  /** One page of the queue. O(log cases + limit). */
  CasePage page(Connection connection, CaseQuery query) throws SQLException;

  /** How many cases a query's filter holds, by state and tier. */
  CaseCounts counts(Connection connection, CaseQuery query) throws SQLException;

  /** Ids of cases with a clock at or before a time, the most overdue first. */
  List<String> due(Connection connection, long at, int limit) throws SQLException;

  /**
   * Keeps a version that follows the newest one.
   *
   * @throws StaleVersionException when another version came between
   */
  void save(Tx tx, CaseFile next, String actorId, ActionKind kind) throws SQLException;

  /** Who made a version, how and when. */
  Optional<VersionMade> made(Connection connection, String caseId, long version)
      throws SQLException;

  /**
   * Keeps an alert version if it is newer than what is kept.
   *
   * @return whether it was
   */
  boolean saveAlert(Tx tx, Alert alert, String caseId) throws SQLException;
}
