package tocsin.desk.store;

import java.sql.SQLException;
import java.util.Optional;

/**
 * Answers to writes that carried a key. Ask and keep in the transaction of the write itself: then a
 * request that comes again, even at the same moment, finds the answer of the first.
 */
public final class Idempotency {
  /** How long an answer is kept. */
  public static final long KEPT_MILLIS = 24 * 3_600_000L;

  private Idempotency() {}

  /** An answer as given. */
  public record Answer(int status, String body) {}

  /**
   * The answer that a key has got already.
   *
   * @param request hash of method, path and body
   * @throws IllegalStateException when the key was used for another request (HTTP 409)
   */
  public static Optional<Answer> find(Tx tx, String caller, String key, String request)
      throws SQLException {
    Optional<String> known =
        Sql.one(
            tx.connection(),
            "SELECT request FROM idempotency WHERE caller = ? AND key = ?",
            row -> row.getString(1),
            caller,
            key);
    if (known.isPresent() && !known.get().equals(request)) {
      throw new IllegalStateException("the key was used for another request");
    }
    return Sql.one(
        tx.connection(),
        "SELECT status, answer FROM idempotency WHERE caller = ? AND key = ?",
        row -> new Answer(row.getInt(1), row.getString(2)),
        caller,
        key);
  }

  /** Keeps an answer. */
  public static void keep(Tx tx, String caller, String key, String request, Answer answer)
      throws SQLException {
    Sql.run(
        tx.connection(),
        "INSERT INTO idempotency (caller, key, request, status, answer, at)"
            + " VALUES (?, ?, ?, ?, ?, ?)",
        caller,
        key,
        request,
        answer.status(),
        answer.body(),
        tx.at());
  }

  /** Forgets answers older than a day; how many. */
  public static int expire(Tx tx) throws SQLException {
    return Sql.run(tx.connection(), "DELETE FROM idempotency WHERE at < ?", tx.at() - KEPT_MILLIS);
  }
}
