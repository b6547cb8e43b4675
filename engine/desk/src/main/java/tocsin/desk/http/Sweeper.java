package tocsin.desk.http;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tocsin.desk.auth.Approvals;
import tocsin.desk.auth.Sessions;
import tocsin.desk.store.Database;
import tocsin.desk.store.Sql;
import tocsin.desk.store.Tx;

/** Removes what has run out: sessions, secrets, kept answers, phrases, exports. */
final class Sweeper implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Sweeper.class);
  private static final long EVERY_MINUTES = 5;

  private final Database database;
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(work -> new Thread(work, "desk-sweeper"));

  Sweeper(Database database) {
    this.database = database;
  }

  void start() {
    var unused =
        timer.scheduleWithFixedDelay(this::sweep, EVERY_MINUTES, EVERY_MINUTES, TimeUnit.MINUTES);
  }

  private void sweep() {
    try {
      database.writeNow(Sweeper::sweep);
    } catch (RuntimeException e) {
      LOG.error("sweeping failed; the next round tries again: {}", Problems.where(e));
    }
  }

  static int sweep(Tx tx) throws java.sql.SQLException {
    Sessions.sweep(tx);
    int gone = tocsin.desk.store.Idempotency.expire(tx);
    Approvals.sweep(tx);

    gone += Sql.run(tx.connection(), "DELETE FROM phrases WHERE valid_until <= ?", tx.at());
    gone += Sql.run(tx.connection(), "DELETE FROM sms_codes WHERE valid_until <= ?", tx.at());
    gone += Sql.run(tx.connection(), "DELETE FROM exports WHERE expires_at <= ?", tx.at());
    return gone;
  }

  @Override
  public void close() {
    timer.shutdownNow();
  }
}
