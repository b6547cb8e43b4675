package tocsin.desk.http;

import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import tocsin.desk.auth.Secrets;
import tocsin.desk.store.Database;
import tocsin.desk.store.Documents;
import tocsin.desk.store.Idempotency;
import tocsin.desk.store.Tx;

/**
 * Writes that carry a key are done once: the key and its answer are kept in the transaction of the
 * write itself, so a client that heard nothing can simply send again.
 */
final class Once {
  /** Status under which an answer that held a secret is remembered, without its body. */
  private static final int NOT_KEPT = 0;

  private Once() {}

  /** An answer as kept. */
  record Kept(String type, String body, Map<String, String> headers) {}

  /** Runs a work, unless its key has an answer already. */
  static Reply run(Tx tx, Call call, Database.Work<Reply> work, boolean keep) throws SQLException {
    if (call.key().isEmpty()) {
      return work.run(tx);
    }
    String caller = call.caller().userId();
    String request = fingerprint(call);
    Optional<Idempotency.Answer> before = before(tx, caller, call.key(), request);
    if (before.isPresent()) {
      return again(before.get());
    }
    Reply reply = work.run(tx);
    if (reply.stream() != null || reply.takeover() != null) {
      throw new IllegalStateException(call.endpoint() + " streams an answer to a write");
    }
    String body =
        Documents.write(
            new Kept(
                reply.type(),
                new String(reply.body(), StandardCharsets.UTF_8),
                new TreeMap<>(reply.headers())));
    Idempotency.Answer answer =
        keep ? new Idempotency.Answer(reply.status(), body) : new Idempotency.Answer(NOT_KEPT, "");
    Idempotency.keep(tx, caller, call.key(), request, answer);
    return reply;
  }

  private static Optional<Idempotency.Answer> before(
      Tx tx, String caller, String key, String request) throws SQLException {
    try {
      return Idempotency.find(tx, caller, key, request);
    } catch (IllegalStateException e) {
      throw new ProblemException(
          Trouble.KEY_REUSED, "the key belongs to another request; take a fresh one");
    }
  }

  private static Reply again(Idempotency.Answer answer) {
    if (answer.status() == NOT_KEPT) {
      throw new ProblemException(
          Trouble.KEY_REUSED, "this was done; its answer held a secret and was shown once");
    }
    Kept kept = Documents.read(answer.body(), Kept.class);
    return new Reply(
            answer.status(),
            kept.type(),
            kept.body().getBytes(StandardCharsets.UTF_8),
            kept.headers(),
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
}
