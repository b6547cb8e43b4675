package tocsin.desk.roster;

import com.google.common.collect.Lists;
import com.google.common.hash.Hashing;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import tocsin.desk.store.Database;
import tocsin.desk.store.Units;
import tocsin.domain.people.Advisor;
import tocsin.domain.people.Binding;
import tocsin.domain.people.Person;
import tocsin.domain.people.RosterData;
import tocsin.domain.people.Unit;

/**
 * Puts a roster's rows into the database, chunk by chunk, so that the desk goes on working
 * meanwhile. A row replaces the one with its key; bindings that advisors ended stay ended.
 */
public final class RosterImport {
  /** Rows in one transaction: some milliseconds of the writer. */
  private static final int CHUNK = 2_000;

  private final Database database;

  public RosterImport(Database database) {
    this.database = database;
  }

  @FunctionalInterface
  private interface Bind<T> {
    void to(PreparedStatement statement, T value) throws SQLException;
  }

  /**
   * Writes all rows. O(rows).
   *
   * @throws IllegalArgumentException when the units are no tree; nothing is written then
   */
  public void run(RosterData data) {
    List<Unit> units = data.units().stream().map(RosterData.Row::value).toList();
    if (!units.isEmpty()) {
      database.writeNow(
          tx -> {
            Units.replace(tx, units);
            return units.size();
          });
    }
    write(
        data.people(),
        "INSERT INTO roster_people (subject, unit_id, post, flags) VALUES (?, ?, ?, ?)"
            + " ON CONFLICT (subject) DO UPDATE SET unit_id = excluded.unit_id,"
            + " post = excluded.post, flags = excluded.flags",
        RosterImport::person);
    write(
        data.advisors(),
        "INSERT INTO roster_advisors (advisor_id, subject, unit_id, capacity, shifts)"
            + " VALUES (?, ?, ?, ?, ?) ON CONFLICT (advisor_id) DO UPDATE SET"
            + " subject = excluded.subject, unit_id = excluded.unit_id,"
            + " capacity = excluded.capacity, shifts = excluded.shifts",
        RosterImport::advisor);
    write(
        data.bindings(),
        "INSERT INTO roster_bindings (binding_id, subject, advisor_id, role, valid_from,"
            + " valid_until, state) VALUES (?, ?, ?, ?, ?, ?, 'standing')"
            + " ON CONFLICT (binding_id) DO UPDATE SET valid_until = excluded.valid_until"
            + " WHERE roster_bindings.state = 'standing'",
        RosterImport::binding);
  }

  private <T> void write(List<RosterData.Row<T>> rows, String sql, Bind<T> bind) {
    for (List<RosterData.Row<T>> chunk : Lists.partition(rows, CHUNK)) {
      int written = database.writeNow(tx -> batch(tx.connection(), chunk, sql, bind));
      if (written != chunk.size()) {
        throw new IllegalStateException(written + " rows written of " + chunk.size());
      }
    }
  }

  private static <T> int batch(
      Connection connection, List<RosterData.Row<T>> rows, String sql, Bind<T> bind)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (RosterData.Row<T> row : rows) {
        bind.to(statement, row.value());
        statement.addBatch();
      }
      return statement.executeBatch().length;
    }
  }

  private static void person(PreparedStatement statement, Person person) throws SQLException {
    String flags = person.flags().isEmpty() ? "" : "," + String.join(",", person.flags()) + ",";
    texts(statement, person.subject(), person.unitId(), person.post(), flags);
  }

  private static void advisor(PreparedStatement statement, Advisor advisor) throws SQLException {
    texts(statement, advisor.advisorId(), advisor.subject(), advisor.unitId());
    statement.setLong(4, advisor.capacity());
    statement.setString(5, advisor.shifts());
  }

  private static void binding(PreparedStatement statement, Binding binding) throws SQLException {
    texts(statement, id(binding), binding.subject(), binding.advisorId(), binding.role().name());
    statement.setLong(5, binding.validFrom());
    statement.setLong(6, binding.validUntil());
  }

  /** The same binding has the same id at each import. */
  private static String id(Binding binding) {
    String text =
        binding.subject()
            + "\n"
            + binding.advisorId()
            + "\n"
            + binding.role()
            + "\n"
            + binding.validFrom();
    return "b"
        + Hashing.sha256().hashString(text, StandardCharsets.UTF_8).toString().substring(0, 20);
  }

  private static void texts(PreparedStatement statement, String... texts) throws SQLException {
    for (int i = 0; i < texts.length; i++) {
      statement.setString(i + 1, texts[i]);
    }
  }
}
