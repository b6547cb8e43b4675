package tocsin.desk.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CopyOnWriteArrayList;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The database with one writer thread. The thread takes whatever waits, runs each work behind a
 * savepoint of its own, commits once and then answers everybody: one fsync for many, and nobody is
 * answered before it. Under no load a work commits alone at once; under load the group grows by
 * itself while the commit before it is on its way.
 */
final class GroupCommit implements Database {
  private static final Logger LOG = LoggerFactory.getLogger(GroupCommit.class);

  /** Most works in one commit: bounds how long the first of them waits. */
  private static final int MAX_GROUP = 256;

  private final Dialect dialect;
  private final InstantSource clock;
  private final BlockingQueue<Waiting<?>> waiting = new ArrayBlockingQueue<>(MAX_WAITING);
  private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
  private final Thread thread;
  private volatile boolean closing;
  private Connection writer;

  /** A work and whom it answers. */
  private static final class Waiting<T> {
    private final Work<T> work;
    private final CompletableFuture<T> answer = new CompletableFuture<>();
    private Runnable outcome = () -> {};

    Waiting(Work<T> work) {
      this.work = work;
    }

    /** Runs the work; what it came to is told only by {@link #tell}. */
    void run(Tx tx) throws SQLException {
      Savepoint savepoint = tx.connection().setSavepoint();
      try {
        T result = work.run(tx);
        tx.connection().releaseSavepoint(savepoint);
        outcome = () -> answer.complete(result);
      } catch (SQLException | RuntimeException e) {
        tx.connection().rollback(savepoint);
        Throwable cause = e instanceof SQLException ? new StoreException("a write failed", e) : e;
        outcome = () -> answer.completeExceptionally(cause);
      }
    }

    void tell() {
      outcome.run();
    }

    void fail(Throwable cause) {
      answer.completeExceptionally(cause);
    }
  }

  GroupCommit(Dialect dialect, InstantSource clock) {
    this.dialect = dialect;
    this.clock = clock;
    try {
      writer = dialect.writer();
    } catch (SQLException e) {
      throw new StoreException("cannot open the writer's connection", e);
    }
    thread = new Thread(this::serve, "desk-writer");
    thread.start();
  }

  @Override
  public <T> CompletableFuture<T> write(Work<T> work) {
    Waiting<T> mine = new Waiting<>(work);
    if (closing || !waiting.offer(mine)) {
      mine.fail(
          new StoreException(
              closing ? "the store is closing" : MAX_WAITING + " writes wait already", null));
    } else if (closing && waiting.remove(mine)) {
      mine.fail(new StoreException("the store is closing", null));
    }
    return mine.answer;
  }

  @Override
  public <T> T writeNow(Work<T> work) {
    try {
      return write(work).join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw e;
    }
  }

  @Override
  public <T> T read(Reading<T> reading) {
    try (Connection connection = dialect.readers().getConnection()) {
      return reading.run(connection);
    } catch (SQLException e) {
      throw new StoreException("a read failed", e);
    }
  }

  @Override
  public void onCommit(Runnable listener) {
    listeners.add(listener);
  }

  private void serve() {
    List<Waiting<?>> group = new ArrayList<>(MAX_GROUP);
    try {
      while (!closing || !waiting.isEmpty()) {
        Waiting<?> first = waiting.poll(100, java.util.concurrent.TimeUnit.MILLISECONDS);
        if (first == null) {
          continue;
        }
        group.add(first);
        waiting.drainTo(group, MAX_GROUP - 1);
        commit(group);
        group.clear();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      closing = true;
      group.forEach(each -> each.fail(new StoreException("the writer broke off", null)));
      waiting.forEach(each -> each.fail(new StoreException("the store is closed", null)));
    }
  }

  private void commit(List<Waiting<?>> group) {
    try {
      Tx tx = new Tx(writer, clock.millis());
      for (Waiting<?> each : group) {
        each.run(tx);
      }
      writer.commit();
    } catch (SQLException e) {
      // Nobody was told yes: the whole group failed, and a fresh connection tries the next.
      LOG.error("a commit of {} writes failed: {}", group.size(), e.getMessage());
      StoreException failed = new StoreException("the commit failed", e);
      group.forEach(each -> each.fail(failed));
      reopen();
      return;
    }
    for (Waiting<?> each : group) {
      each.tell();
    }
    for (Runnable listener : listeners) {
      try {
        listener.run();
      } catch (RuntimeException e) {
        LOG.error("a listener of commits failed", e);
      }
    }
  }

  private void reopen() {
    try {
      writer.close();
    } catch (SQLException e) {
      LOG.warn("closing the failed connection failed too: {}", e.getMessage());
    }
    try {
      writer = dialect.writer();
    } catch (SQLException | StoreException e) {
      LOG.error("no new writer's connection: {}; the store closes", e.getMessage());
      closing = true;
    }
  }

  @Override
  public void close() {
    closing = true;
    try {
      thread.join();
      writer.close();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (SQLException e) {
      LOG.warn("closing the writer's connection failed: {}", e.getMessage());
    }
    dialect.close();
  }
}
