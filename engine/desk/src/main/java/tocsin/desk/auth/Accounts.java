package tocsin.desk.auth;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import tocsin.desk.store.Documents;
import tocsin.desk.store.Sql;
import tocsin.desk.store.Tx;
import tocsin.domain.casework.Role;

/** Accounts in the database. Stateless. */
public final class Accounts {
  private static final String COLUMNS =
      "user_id, display_name, role, advisor_id, units, active, version, password, language, theme,"
          + " large_type, last_seen_at";

  private Accounts() {}

  public static Optional<Account> find(Connection connection, String userId) throws SQLException {
    return Sql.one(
        connection, "SELECT " + COLUMNS + " FROM users WHERE user_id = ?", Accounts::row, userId);
  }

  /** The account bound to a subject of the identity provider. */
  public static Optional<Account> ofOidc(Connection connection, String subject)
      throws SQLException {
    return Sql.one(
        connection,
        "SELECT " + COLUMNS + " FROM users WHERE oidc_subject = ? AND oidc_subject <> ''",
        Accounts::row,
        subject);
  }

  /** Binds an account that no subject has claimed yet; empty when there is none of that id. */
  public static Optional<Account> claim(Tx tx, String userId, String subject) throws SQLException {
    int bound =
        Sql.run(
            tx.connection(),
            "UPDATE users SET oidc_subject = ? WHERE user_id = ? AND oidc_subject = ''",
            subject,
            userId);
    return bound == 1 ? find(tx.connection(), userId) : Optional.empty();
  }

  /** Accounts after an id, in order of ids. */
  public static List<Account> after(Connection connection, String userId, String part, int limit)
      throws SQLException {
    return Sql.all(
        connection,
        "SELECT "
            + COLUMNS
            + " FROM users WHERE user_id > ? AND user_id LIKE ? ESCAPE '!'"
            + " ORDER BY user_id LIMIT ?",
        Accounts::row,
        userId,
        like(part),
        limit);
  }

  private static String like(String part) {
    return '%' + part.replace("!", "!!").replace("%", "!%").replace("_", "!_") + '%';
  }

  /**
   * Adds an account.
   *
   * @return false when the id is taken
   */
  public static boolean add(Tx tx, Account account) throws SQLException {
    return Sql.run(
            tx.connection(),
            "INSERT INTO users ("
                + COLUMNS
                + ", oidc_subject) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, '')"
                + " ON CONFLICT DO NOTHING",
            account.userId(),
            account.displayName(),
            account.role().name(),
            account.advisorId(),
            Documents.write(new TreeSet<>(account.units())),
            account.active() ? 1 : 0,
            account.version(),
            account.password(),
            account.language(),
            account.theme(),
            account.largeType() ? 1 : 0,
            account.lastSeenAt())
        == 1;
  }

  /**
   * Keeps a changed account that follows the version before.
   *
   * @return false when another version came between
   */
  public static boolean save(Tx tx, Account account) throws SQLException {
    return Sql.run(
            tx.connection(),
            "UPDATE users SET display_name = ?, role = ?, advisor_id = ?, units = ?, active = ?,"
                + " version = ?, password = ?, language = ?, theme = ?, large_type = ?"
                + " WHERE user_id = ? AND version = ?",
            account.displayName(),
            account.role().name(),
            account.advisorId(),
            Documents.write(new TreeSet<>(account.units())),
            account.active() ? 1 : 0,
            account.version(),
            account.password(),
            account.language(),
            account.theme(),
            account.largeType() ? 1 : 0,
            account.userId(),
            account.version() - 1)
        == 1;
  }

  /** Remembers that somebody was here. */
  static void seen(Tx tx, String userId) throws SQLException {
    Sql.run(
        tx.connection(), "UPDATE users SET last_seen_at = ? WHERE user_id = ?", tx.at(), userId);
  }

  private static Account row(ResultSet row) throws SQLException {
    return new Account(
        row.getString(1),
        row.getString(2),
        Role.valueOf(row.getString(3)),
        row.getString(4),
        Set.of(Documents.read(row.getString(5), String[].class)),
        row.getLong(6) == 1,
        row.getLong(7),
        row.getString(8),
        row.getString(9),
        row.getString(10),
        row.getLong(11) == 1,
        row.getLong(12));
  }
}
