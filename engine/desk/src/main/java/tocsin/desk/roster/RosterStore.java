package tocsin.desk.roster;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import tocsin.desk.store.Sql;
import tocsin.desk.store.Tx;

/** Questions to the roster, and the changes that advisors may make. Stateless. */
public final class RosterStore {
  private static final String BINDING =
      "SELECT binding_id, subject, advisor_id, role, valid_from, valid_until FROM roster_bindings";

  private RosterStore() {}

  /** An advisor as kept. */
  public record AdvisorRow(
      String advisorId, String subject, String unitId, int capacity, String shifts) {}

  /** A person as kept. */
  public record PersonRow(
      String subject, String unitId, String post, boolean minor, boolean blind) {
    @Override
    public String toString() {
      return "PersonRow[…]";
    }
  }

  /** A binding as kept; valid from inclusive, until exclusive, milliseconds UTC. */
  public record BindingRow(
      String bindingId,
      String subject,
      String advisorId,
      String role,
      long validFrom,
      long validUntil) {
    @Override
    public String toString() {
      return "BindingRow[" + bindingId + "]";
    }
  }

  /** Who stands in for an advisor, and when. */
  public record Deputy(String deputyId, long from, long until) {}

  public static Optional<AdvisorRow> advisor(Connection connection, String advisorId)
      throws SQLException {
    return Sql.one(
        connection,
        "SELECT advisor_id, subject, unit_id, capacity, shifts FROM roster_advisors"
            + " WHERE advisor_id = ?",
        RosterStore::advisor,
        advisorId);
  }

  /** Advisors of a unit and those below it. */
  public static List<AdvisorRow> advisorsBelow(Connection connection, String unitId, int limit)
      throws SQLException {
    return Sql.all(
        connection,
        "SELECT a.advisor_id, a.subject, a.unit_id, a.capacity, a.shifts FROM roster_advisors a"
            + " JOIN units u ON u.unit_id = a.unit_id JOIN units r ON"
            + " substr(u.path, 1, length(r.path)) = r.path"
            + " WHERE r.unit_id = ? ORDER BY a.advisor_id LIMIT ?",
        RosterStore::advisor,
        unitId,
        limit);
  }

  public static Optional<PersonRow> person(Connection connection, String subject)
      throws SQLException {
    return Sql.one(
        connection,
        "SELECT subject, unit_id, post, flags FROM roster_people WHERE subject = ?",
        row ->
            new PersonRow(
                row.getString(1),
                row.getString(2),
                row.getString(3),
                row.getString(4).contains(",minor,"),
                row.getString(4).contains(",employer_blind,")),
        subject);
  }

  /** People on the roster of a unit and those below it. */
  public static long peopleBelow(Connection connection, String unitId) throws SQLException {
    return Sql.number(
        connection,
        "SELECT COUNT(*) FROM roster_people p JOIN units u ON u.unit_id = p.unit_id"
            + " JOIN units r ON substr(u.path, 1, length(r.path)) = r.path WHERE r.unit_id = ?",
        unitId);
  }

  /** People bound to an advisor at a time. */
  public static int bound(Connection connection, String advisorId, long at) throws SQLException {
    return (int)
        Sql.number(
            connection,
            "SELECT COUNT(*) FROM roster_bindings WHERE advisor_id = ? AND valid_from <= ?"
                + " AND valid_until > ? AND state = 'standing'",
            advisorId,
            at,
            at);
  }

  /** Tasks that an advisor has open. */
  public static int openTasks(Connection connection, String advisorId) throws SQLException {
    return (int)
        Sql.number(
            connection,
            "SELECT COUNT(*) FROM case_tasks WHERE advisor_id = ? AND is_open = 1",
            advisorId);
  }

  /** An advisor's bindings at a time, in order of ids. */
  public static List<BindingRow> bindings(
      Connection connection, String advisorId, long at, int limit) throws SQLException {
    return Sql.all(
        connection,
        BINDING
            + " WHERE advisor_id = ? AND valid_from <= ? AND valid_until > ?"
            + " AND state = 'standing' ORDER BY binding_id LIMIT ?",
        RosterStore::binding,
        advisorId,
        at,
        at,
        limit);
  }

  /** A binding that stands. */
  public static Optional<BindingRow> binding(Connection connection, String bindingId)
      throws SQLException {
    return Sql.one(
        connection,
        BINDING + " WHERE binding_id = ? AND state = 'standing'",
        RosterStore::binding,
        bindingId);
  }

  /** Who else could take a person: advisors of the unit with room, the emptiest first. */
  public static Optional<String> successor(
      Connection connection, String unitId, String notAdvisor, String subject, long at)
      throws SQLException {
    return Sql.one(
        connection,
        "SELECT a.advisor_id FROM roster_advisors a LEFT JOIN roster_bindings b"
            + " ON b.advisor_id = a.advisor_id AND b.state = 'standing' AND b.valid_until > ?"
            + " WHERE a.unit_id = ? AND a.advisor_id <> ? AND a.subject <> ?"
            + " GROUP BY a.advisor_id, a.capacity HAVING COUNT(b.binding_id) < a.capacity"
            + " ORDER BY COUNT(b.binding_id), a.advisor_id LIMIT 1",
        row -> row.getString(1),
        at,
        unitId,
        notAdvisor,
        subject);
  }

  /** Ends a binding now. */
  public static void end(Tx tx, String bindingId) throws SQLException {
    Sql.run(
        tx.connection(),
        "UPDATE roster_bindings SET state = 'ended', valid_until = ? WHERE binding_id = ?",
        tx.at(),
        bindingId);
  }

  /** Binds a person from now on. */
  public static void bind(Tx tx, BindingRow binding) throws SQLException {
    Sql.run(
        tx.connection(),
        "INSERT INTO roster_bindings (binding_id, subject, advisor_id, role, valid_from,"
            + " valid_until, state) VALUES (?, ?, ?, ?, ?, ?, 'standing')",
        binding.bindingId(),
        binding.subject(),
        binding.advisorId(),
        binding.role(),
        binding.validFrom(),
        binding.validUntil());
  }

  public static Optional<Deputy> deputy(Connection connection, String advisorId, long at)
      throws SQLException {
    return Sql.one(
        connection,
        "SELECT deputy_id, from_at, until_at FROM roster_deputies WHERE advisor_id = ?"
            + " AND from_at <= ? AND until_at > ?",
        row -> new Deputy(row.getString(1), row.getLong(2), row.getLong(3)),
        advisorId,
        at,
        at);
  }

  /** Names who stands in for an advisor. */
  public static void setDeputy(Tx tx, String advisorId, Deputy deputy) throws SQLException {
    Sql.run(
        tx.connection(),
        "INSERT INTO roster_deputies (advisor_id, deputy_id, from_at, until_at)"
            + " VALUES (?, ?, ?, ?) ON CONFLICT (advisor_id) DO UPDATE SET"
            + " deputy_id = excluded.deputy_id, from_at = excluded.from_at,"
            + " until_at = excluded.until_at",
        advisorId,
        deputy.deputyId(),
        deputy.from(),
        deputy.until());
  }

  private static AdvisorRow advisor(ResultSet row) throws SQLException {
    return new AdvisorRow(
        row.getString(1), row.getString(2), row.getString(3), row.getInt(4), row.getString(5));
  }

  private static BindingRow binding(ResultSet row) throws SQLException {
    return new BindingRow(
        row.getString(1),
        row.getString(2),
        row.getString(3),
        row.getString(4),
        row.getLong(5),
        row.getLong(6));
  }
}
