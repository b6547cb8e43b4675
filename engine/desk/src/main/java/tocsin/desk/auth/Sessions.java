package tocsin.desk.auth;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import tocsin.desk.store.Sql;
import tocsin.desk.store.Tx;

/**
 * Sessions in the database: opaque cookies, twelve hours at most, thirty minutes without a request
 * (NIST SP 800-63B, AAL2). Each sign-in opens a new one and ends the one that the browser held
 * before, so a planted cookie is worth nothing. Stateless.
 */
public final class Sessions {
  /** Longest session. */
  public static final long LIFE_MILLIS = 12 * 3_600_000L;

  /** Longest pause. */
  public static final long IDLE_MILLIS = 30 * 60_000L;

  /** How exact the pause is measured: a session's row is written at most this often. */
  static final long SEEN_STEP_MILLIS = 60_000L;

  /** Most sessions of one user at a time; the oldest ends. */
  private static final int MAX_EACH = 10;

  private Sessions() {}

  /** A new session with its cookie, which is given out once. */
  public record Opened(Session session, String cookie) {
    @Override
    public String toString() {
      return "Opened[" + session + "]";
    }
  }

  /** Opens a session. */
  public static Opened open(Tx tx, String userId, boolean strong) throws SQLException {
    String cookie = Secrets.fresh();
    Session session =
        new Session(
            Secrets.hash(cookie), userId, Secrets.fresh(), strong, tx.at(), tx.at() + LIFE_MILLIS);
    Sql.run(
        tx.connection(),
        "INSERT INTO sessions (token_hash, user_id, csrf, strong, seen_at, expires_at)"
            + " VALUES (?, ?, ?, ?, ?, ?)",
        session.id(),
        userId,
        session.csrf(),
        strong ? 1 : 0,
        session.seenAt(),
        session.expiresAt());
    Sql.run(
        tx.connection(),
        "DELETE FROM sessions WHERE user_id = ? AND token_hash <> ? AND token_hash NOT IN"
            + " (SELECT token_hash FROM sessions WHERE user_id = ? AND token_hash <> ?"
            + " ORDER BY expires_at DESC, token_hash LIMIT ?)",
        userId,
        session.id(),
        userId,
        session.id(),
        MAX_EACH - 1);
    Accounts.seen(tx, userId);
    return new Opened(session, cookie);
  }

  /** The session of a cookie, unless it has ended by now. */
  public static Optional<Session> find(Connection connection, String cookie, long now)
      throws SQLException {
    return Sql.one(
        connection,
        "SELECT token_hash, user_id, csrf, strong, seen_at, expires_at FROM sessions"
            + " WHERE token_hash = ? AND expires_at > ? AND seen_at > ?",
        Sessions::row,
        Secrets.hash(cookie),
        now,
        now - IDLE_MILLIS);
  }

  /** Notes that a session is in use. */
  public static void seen(Tx tx, Session session) throws SQLException {
    Sql.run(
        tx.connection(),
        "UPDATE sessions SET seen_at = ? WHERE token_hash = ?",
        tx.at(),
        session.id());
    Accounts.seen(tx, session.userId());
  }

  /** Ends one session. */
  public static void end(Tx tx, String id) throws SQLException {
    Sql.run(tx.connection(), "DELETE FROM sessions WHERE token_hash = ?", id);
  }

  /** Ends every session of a user. */
  public static int endAll(Tx tx, String userId) throws SQLException {
    return Sql.run(tx.connection(), "DELETE FROM sessions WHERE user_id = ?", userId);
  }

  /** Removes sessions and secrets that have run out. */
  public static void sweep(Tx tx) throws SQLException {
    Sql.run(tx.connection(), "DELETE FROM sessions WHERE expires_at <= ?", tx.at());
    Sql.run(tx.connection(), "DELETE FROM secrets WHERE expires_at <= ?", tx.at());
  }

  private static Session row(ResultSet row) throws SQLException {
    return new Session(
        row.getString(1),
        row.getString(2),
        row.getString(3),
        row.getLong(4) == 1,
        row.getLong(5),
        row.getLong(6));
  }
}
