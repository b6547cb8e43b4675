package tocsin.desk.http;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tocsin.core.casework.Actor;
import tocsin.desk.store.Documents;
import tocsin.desk.store.Sql;
import tocsin.desk.store.Tx;

/**
 * Carries out one action over many cases, each in a transaction of its own, some hundred on their
 * way at once so that they share commits. What was done is kept, so that it can be taken back.
 */
final class BulkRunner implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(BulkRunner.class);
  private static final int AT_ONCE = 256;
  private static final int MAX_REFUSALS = 100;

  private final DeskParts parts;
  private final ExecutorService worker =
      Executors.newSingleThreadExecutor(work -> new Thread(work, "desk-bulk"));

  BulkRunner(DeskParts parts) {
    this.parts = parts;
  }

  /** A case that refused. */
  record Refusal(String caseId, String code) {}

  /** A case that was changed, at the version that it has since. */
  record Changed(String caseId, long version) {}

  /** How far a bulk is. */
  record Progress(
      int total,
      int done,
      int refused,
      boolean finished,
      long undoableUntil,
      List<Refusal> refusals,
      List<Changed> changed) {
    /** Nothing done yet. */
    static Progress begin(int total) {
      return new Progress(total, 0, 0, false, 0, List.of(), List.of());
    }
  }

  /** What is done to one case within a transaction; the version that came of it. */
  @FunctionalInterface
  interface OneCase {
    long run(Tx tx, String caseId) throws SQLException;
  }

  static void keep(Tx tx, String bulkId, String owner, Progress progress) throws SQLException {
    Sql.run(
        tx.connection(),
        "INSERT INTO bulks (bulk_id, owner, started_at, body) VALUES (?, ?, ?, ?)"
            + " ON CONFLICT (bulk_id) DO UPDATE SET body = excluded.body",
        bulkId,
        owner,
        tx.at(),
        Documents.write(progress));
  }

  static Optional<Progress> find(java.sql.Connection connection, String bulkId, String owner)
      throws SQLException {
    return Sql.one(
        connection,
        "SELECT body FROM bulks WHERE bulk_id = ? AND owner = ?",
        row -> Documents.read(row.getString(1), Progress.class),
        bulkId,
        owner);
  }

  /** Begins; the bulk's row is there already. */
  void start(String bulkId, Actor actor, List<String> cases, OneCase step, long undoMillis) {
    var unused = worker.submit(() -> run(bulkId, actor, cases, step, undoMillis));
  }

  /** Something else that is long. */
  void background(Runnable work) {
    var unused = worker.submit(work);
  }

  private void run(String bulkId, Actor actor, List<String> cases, OneCase step, long undoMillis) {
    List<Changed> changed = new ArrayList<>();
    List<Refusal> refusals = new ArrayList<>();
    int refused = 0;
    try {
      for (int from = 0; from < cases.size(); from += AT_ONCE) {
        List<String> some = cases.subList(from, Math.min(cases.size(), from + AT_ONCE));
        List<CompletableFuture<Long>> answers =
            some.stream()
                .map(caseId -> parts.database().write(tx -> step.run(tx, caseId)))
                .toList();
        for (int i = 0; i < some.size(); i++) {
          String code = code(some.get(i), answers.get(i), changed);
          if (code != null) {
            refused++;
            if (refusals.size() < MAX_REFUSALS) {
              refusals.add(new Refusal(some.get(i), code));
            }
          }
        }
        boolean last = from + AT_ONCE >= cases.size();
        long until = last && undoMillis > 0 ? parts.clock().millis() + undoMillis : 0;
        Progress progress =
            new Progress(cases.size(), changed.size(), refused, last, until, refusals, changed);
        parts.database().writeNow(tx -> kept(tx, bulkId, actor, progress));
      }
    } catch (RuntimeException e) {
      LOG.error("bulk {} broke off: {}", bulkId, Problems.where(e));
    }
  }

  private static int kept(Tx tx, String bulkId, Actor actor, Progress progress)
      throws SQLException {
    keep(tx, bulkId, actor.id(), progress);
    return progress.done();
  }

  /** Why a case refused, or null when it was changed. */
  private static @Nullable String code(
      String caseId, CompletableFuture<Long> answer, List<Changed> changed) {
    try {
      changed.add(new Changed(caseId, answer.join()));
      return null;
    } catch (CompletionException e) {
      return Problems.of(e, "bulk").trouble().code();
    }
  }

  @Override
  public void close() {
    worker.shutdown();
    try {
      if (!worker.awaitTermination(10, TimeUnit.SECONDS)) {
        worker.shutdownNow();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
