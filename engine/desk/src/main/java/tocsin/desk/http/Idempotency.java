package tocsin.desk.http;

import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import tocsin.desk.auth.Secrets;
import tocsin.desk.store.Database;
import tocsin.desk.store.Documents;
import tocsin.desk.store.Sql;
import tocsin.desk.store.Tx;

/**
 * Answers to writes that carried a key, kept a day in the transaction of the write itself: either
 * both are on disk or neither is, so that a client that heard nothing can simply send again.
 */
final class Idempotency {
  /** How long an answer is kept. */
  static final long KEPT_MILLIS = 24 * 3_600_000L;

  /** Marks an answer that held a secret. */
  private static final int NOT_KEPT = 0;

  private Idempotency() {}

  private record Kept(String request, int status, String answer) {}

  /** An answer as kept. */
  record Answer(int status, String type, String body, Map<String, String> headers) {}

  static Reply once(Tx tx, Call call, Database.Work<Reply> work, boolean keep)
      throws SQLException {
    if (call.key().isEmpty()) {
      return work.run(tx);
    }
    String caller = call.caller().userId();
    String request = fingerprint(call);
    Optional<Kept> before =
        Sql.one(
            tx.connection(),
            "SELECT request, status, answer FROM idempotency WHERE caller = ? AND key = ?"
                + " AND at > ?",
            row -> new Kept(row.getString(1), row.getInt(2), row.getString(3)),
            caller,
            call.key(),
            tx.at() - KEPT_MILLIS);
    if (before.isPresent()) {
      return again(before.get(), request);
    }
    Reply reply = work.run(tx);
    if (reply.stream() != null || reply.takeover() != null) {
      throw new IllegalStateException(call.endpoint() + " streams an answer to a write");
    }
    String answer =
        keep
            ? Documents.write(
                new Answer(
                    reply.status(),
                    reply.type(),
                    new String(reply.body(), StandardCharsets.UTF_8),
                    new TreeMap<>(reply.headers())))
            : "";
    Sql.run(
        tx.connection(),
        "INSERT INTO idempotency (caller, key, request, status, answer, at)"
            + " VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (caller, key) DO UPDATE SET"
            + " request = excluded.request, status = excluded.status, answer = excluded.answer,"
            + " at = excluded.at",
        caller,
        call.key(),
        request,
        keep ? reply.status() : NOT_KEPT,
        answer,
        tx.at());
    return reply;
  }

  private static Reply again(Kept kept, String request) {
    if (!kept.request().equals(request)) {
      throw new ProblemException(
          Trouble.KEY_REUSED, "the key belongs to another request; take a fresh one");
    }
    if (kept.status() == NOT_KEPT) {
      throw new ProblemException(
          Trouble.KEY_REUSED, "this was done; its answer held a secret and was shown once");
    }
    Answer answer = Documents.read(kept.answer(), Answer.class);
    return new Reply(
            answer.status(),
            answer.type(),
            answer.body().getBytes(StandardCharsets.UTF_8),
            answer.headers(),
            null,
            null)
        .with("Idempotency-Replayed", "true");
  }

  private static String fingerprint(Call call) {
    return Secrets.hash(
        call.endpoint()
            + "\n"
            + new TreeMap<>(call.path())
            + "\n"
            + new TreeMap<>(call.query())
            + "\n"
            + call.expected()
            + "\n"
            + (call.body() == null ? "" : call.body()));
  }

  /** Forgets answers that are too old. */
  static void sweep(Tx tx) throws SQLException {
    Sql.run(tx.connection(), "DELETE FROM idempotency WHERE at <= ?", tx.at() - KEPT_MILLIS);
  }
}
