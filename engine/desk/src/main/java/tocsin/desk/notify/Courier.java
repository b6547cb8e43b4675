package tocsin.desk.notify;

import java.io.IOException;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tocsin.core.casework.NoticeKind;
import tocsin.desk.auth.Secrets;
import tocsin.desk.casework.Outbox;
import tocsin.desk.store.Database;
import tocsin.desk.store.Documents;
import tocsin.desk.store.Sql;
import tocsin.desk.store.Tx;

/**
 * Takes notices from the outbox to whoever asked for them, until they have them: at least once, the
 * event's id tells a repetition. Waits longer after each failure, up to a day in all, then gives up
 * and says so. One thread: a slow receiver delays others by at most its time-out.
 */
public final class Courier implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Courier.class);

  private static final int ROUND = 100;
  private static final long EVERY_MILLIS = 500;
  private static final long FIRST_PAUSE_MILLIS = 5_000;
  private static final long LONGEST_PAUSE_MILLIS = 3_600_000;

  /** Pauses of 5 s, 10 s, … 1 h, 1 h, …: the last try is about a day after the first. */
  private static final int MAX_ATTEMPTS = 33;

  private static final long SMS_CODE_MILLIS = 24 * 3_600_000L;

  private final Database database;
  private final InstantSource clock;
  private final Outgoing outgoing;
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(work -> new Thread(work, "desk-courier"));

  public Courier(Database database, InstantSource clock, boolean privateAllowed) {
    this(database, clock, new HttpOutgoing(privateAllowed));
  }

  Courier(Database database, InstantSource clock, Outgoing outgoing) {
    this.database = database;
    this.clock = clock;
    this.outgoing = outgoing;
  }

  /** Begins. */
  public void start() {
    var unused =
        timer.scheduleWithFixedDelay(
            this::roundSafely, EVERY_MILLIS, EVERY_MILLIS, TimeUnit.MILLISECONDS);
  }

  /** How many wait. */
  public long waiting() {
    return database.read(
        connection ->
            Sql.number(connection, "SELECT COUNT(*) FROM deliveries WHERE state = 'waiting'"));
  }

  private void roundSafely() {
    try {
      round();
    } catch (RuntimeException e) {
      LOG.error("notices could not be delivered; the next round tries again: {}", e.getClass());
    }
  }

  /** One round; how many were handed out or tried. One at a time. */
  public synchronized int round() {
    int spread = database.writeNow(this::spread);
    List<Webhooks.Delivery> due =
        database.read(connection -> Webhooks.due(connection, clock.millis(), ROUND));
    for (Webhooks.Delivery each : due) {
      deliver(each);
    }
    return spread + due.size();
  }

  private record Waiting(long id, String body, long at) {}

  /** Makes a delivery for each receiver of each notice that may leave now. */
  private int spread(Tx tx) throws SQLException {
    List<Waiting> letters =
        Sql.all(
            tx.connection(),
            "SELECT id, body, at FROM outbox WHERE state = 'waiting' AND not_before <= ?"
                + " ORDER BY not_before, id LIMIT ?",
            row -> new Waiting(row.getLong(1), row.getString(2), row.getLong(3)),
            tx.at(),
            ROUND);
    List<Webhooks.Hook> hooks = letters.isEmpty() ? List.of() : Webhooks.all(tx.connection());
    for (Waiting each : letters) {
      Outbox.Letter letter = Documents.read(each.body, Outbox.Letter.class);
      String event = Messages.type(letter.notice().kind());
      for (Webhooks.Hook hook : hooks) {
        if (hook.wants(event)) {
          String code = hook.kind().equals("sms") ? smsCode(tx, letter) : "";
          String body = Messages.body(hook.kind(), each.id, letter, each.at, code);
          Webhooks.put(tx, "d" + each.id + "." + hook.webhookId(), hook, event, body);
        }
      }
      Sql.run(tx.connection(), "UPDATE outbox SET state = 'spread' WHERE id = ?", each.id);
    }
    return letters.size();
  }

  /** The code by which an advisor answers; one a task. */
  private static String smsCode(Tx tx, Outbox.Letter letter) throws SQLException {
    boolean asks = letter.notice().kind() == NoticeKind.TASK_OFFERED;
    String taskId = letter.notice().taskId();
    if (!asks || taskId.isEmpty() || letter.notice().recipient().advisorId().isEmpty()) {
      return "";
    }
    Optional<String> known =
        Sql.one(
            tx.connection(),
            "SELECT code FROM sms_codes WHERE task_id = ? AND valid_until > ?",
            row -> row.getString(1),
            taskId,
            tx.at());
    String code = known.orElseGet(() -> Secrets.digits(6));
    Sql.run(
        tx.connection(),
        "INSERT INTO sms_codes (code, task_id, advisor_id, valid_until) VALUES (?, ?, ?, ?)"
            + " ON CONFLICT DO NOTHING",
        code,
        taskId,
        letter.notice().recipient().advisorId(),
        tx.at() + SMS_CODE_MILLIS);
    return code;
  }

  private void deliver(Webhooks.Delivery delivery) {
    Optional<Webhooks.Hook> hook =
        database.read(connection -> Webhooks.find(connection, delivery.webhookId()));
    if (hook.isEmpty()) {
      return;
    }
    String error = attempt(hook.get(), delivery);
    database.writeNow(tx -> settle(tx, delivery, error));
  }

  /** What went wrong, empty when it arrived. */
  private String attempt(Webhooks.Hook hook, Webhooks.Delivery delivery) {
    long now = clock.millis();
    try {
      int status =
          outgoing.send(
              new Outgoing.Letter(
                  hook.url(),
                  Messages.contentType(hook.kind()),
                  delivery.body(),
                  now,
                  Messages.signature(hook.secret(), now, delivery.body())));
      return status >= 200 && status < 300 ? "" : "status " + status;
    } catch (IOException e) {
      return "not reached: " + e.getClass().getSimpleName();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return "interrupted";
    }
  }

  private static int settle(Tx tx, Webhooks.Delivery delivery, String error) throws SQLException {
    int attempts = delivery.attempts() + 1;
    boolean arrived = error.isEmpty();
    boolean dead = !arrived && attempts >= MAX_ATTEMPTS;
    long pause = Math.min(LONGEST_PAUSE_MILLIS, FIRST_PAUSE_MILLIS << Math.min(20, attempts - 1));
    if (arrived) {
      Sql.run(
          tx.connection(),
          "UPDATE webhooks SET last_delivered_at = ? WHERE webhook_id = ?",
          tx.at(),
          delivery.webhookId());
    }
    return Sql.run(
        tx.connection(),
        "UPDATE deliveries SET attempts = ?, state = ?, next_at = ?, last_error = ?"
            + " WHERE delivery_id = ?",
        attempts,
        arrived ? "delivered" : dead ? "dead" : "waiting",
        tx.at() + pause,
        error,
        delivery.deliveryId());
  }

  @Override
  public void close() {
    timer.shutdown();
    try {
      if (!timer.awaitTermination(12, TimeUnit.SECONDS)) {
        timer.shutdownNow();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
