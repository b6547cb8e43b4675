package tocsin.desk.auth;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import tocsin.desk.store.Sql;
import tocsin.desk.store.Tx;

/** One-time secrets of invitations, and bearer tokens of services. Stateless. */
public final class Invitations {
  /** How long an invitation stands. */
  public static final long INVITATION_MILLIS = 24 * 3_600_000L;

  /** How long a service's token stands. */
  public static final long BEARER_MILLIS = 365 * 24 * 3_600_000L;

  private static final String INVITATION = "invitation";
  private static final String BEARER = "bearer";

  private Invitations() {}

  /** A secret, given out once. */
  public record Issued(String secret, long expiresAt) {
    @Override
    public String toString() {
      return "Issued[…]";
    }
  }

  /** Invites a user to set a password; earlier invitations of the user end. */
  public static Issued invite(Tx tx, String userId) throws SQLException {
    return issue(tx, userId, INVITATION, INVITATION_MILLIS);
  }

  /** Gives a service its token; the one before ends. */
  public static Issued bearer(Tx tx, String userId) throws SQLException {
    return issue(tx, userId, BEARER, BEARER_MILLIS);
  }

  private static Issued issue(Tx tx, String userId, String kind, long life) throws SQLException {
    Sql.run(tx.connection(), "DELETE FROM secrets WHERE user_id = ? AND kind = ?", userId, kind);
    Issued issued = new Issued(Secrets.fresh(), tx.at() + life);
    Sql.run(
        tx.connection(),
        "INSERT INTO secrets (secret_hash, user_id, kind, expires_at) VALUES (?, ?, ?, ?)",
        Secrets.hash(issued.secret()),
        userId,
        kind,
        issued.expiresAt());
    return issued;
  }

  /** Uses an invitation up; whose it was. */
  public static Optional<String> accept(Tx tx, String secret) throws SQLException {
    Optional<String> userId = owner(tx.connection(), secret, INVITATION, tx.at());
    Sql.run(
        tx.connection(),
        "DELETE FROM secrets WHERE secret_hash = ? AND kind = ?",
        Secrets.hash(secret),
        INVITATION);
    return userId;
  }

  /** Whose invitation this is, without using it up. */
  public static Optional<String> invited(Connection connection, String secret, long now)
      throws SQLException {
    return owner(connection, secret, INVITATION, now);
  }

  /** Whose token this is. */
  public static Optional<String> service(Connection connection, String token, long now)
      throws SQLException {
    return owner(connection, token, BEARER, now);
  }

  private static Optional<String> owner(Connection connection, String secret, String kind, long now)
      throws SQLException {
    return Sql.one(
        connection,
        "SELECT user_id FROM secrets WHERE secret_hash = ? AND kind = ? AND expires_at > ?",
        row -> row.getString(1),
        Secrets.hash(secret),
        kind,
        now);
  }
}
