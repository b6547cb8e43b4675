package tocsin.desk.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;

/**
 * One database, SQLite or PostgreSQL: many readers, one writer. Thread-safe.
 *
 * <p>Writes of several callers share one commit (group commit); a future completes only after its
 * transaction is on disk. A work that throws is rolled back alone, its neighbours stand.
 */
public interface Database extends AutoCloseable {
  /** Most works waiting for the writer; above it callers are refused at once. */
  int MAX_WAITING = 10_000;

  /** Something done inside the writer's transaction. Must not wait for anything else. */
  @FunctionalInterface
  interface Work<T> {
    T run(Tx tx) throws SQLException;
  }

  /** Something read on a reader's connection, at one snapshot. */
  @FunctionalInterface
  interface Reading<T> {
    T run(Connection connection) throws SQLException;
  }

  /**
   * Runs a work in the writer's next transaction.
   *
   * @return completes after the commit is durable; exceptionally with what the work threw, or with
   *     {@link StoreException} when the store itself failed or is full
   */
  <T> CompletableFuture<T> write(Work<T> work);

  /**
   * Reads. Sees every write whose future has completed.
   *
   * @throws StoreException when the database fails
   */
  <T> T read(Reading<T> reading);

  /** {@link #write} and wait for it; unwraps what the work threw. */
  <T> T writeNow(Work<T> work);

  /** Called after each durable commit, on the writer's thread; must return at once. */
  void onCommit(Runnable listener);

  /** Finishes what is waiting, then closes. */
  @Override
  void close();
}
