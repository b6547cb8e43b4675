package tocsin.desk.casework;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes deadlines fire: asks the index for what has run out and lets the loop answer. Timers live
 * in the table, not in memory, so a restart forgets none.
 */
public final class Ticker implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Ticker.class);

  /** How often the index is asked: bounds how late a deadline fires. */
  static final long EVERY_MILLIS = 500;

  /** Most cases in one round; the next round follows at once when there are more. */
  private static final int ROUND = 500;

  private final CaseDesk desk;
  private final InstantSource clock;
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(work -> new Thread(work, "desk-ticker"));

  public Ticker(CaseDesk desk, InstantSource clock) {
    this.desk = desk;
    this.clock = clock;
  }

  /** Begins. */
  public void start() {
    var unused =
        timer.scheduleWithFixedDelay(
            this::tickSafely, EVERY_MILLIS, EVERY_MILLIS, TimeUnit.MILLISECONDS);
  }

  private void tickSafely() {
    try {
      while (tick() == ROUND) {
        LOG.info("more than {} deadlines at once: going on", ROUND);
      }
    } catch (RuntimeException e) {
      LOG.error("deadlines could not be looked at; the next round tries again", e);
    }
  }

  /** One round; how many cases changed. */
  public int tick() {
    List<String> due =
        desk.database().read(connection -> desk.store().due(connection, clock.millis(), ROUND));
    List<CompletableFuture<Boolean>> fired = new ArrayList<>();
    for (String caseId : due) {
      fired.add(desk.fire(caseId));
    }
    int changed = 0;
    for (int i = 0; i < fired.size(); i++) {
      try {
        changed += fired.get(i).join() ? 1 : 0;
      } catch (CompletionException e) {
        LOG.error("the deadline of case {} could not fire", due.get(i), e.getCause());
      }
    }
    return changed;
  }

  @Override
  public void close() {
    timer.shutdown();
    try {
      if (!timer.awaitTermination(10, TimeUnit.SECONDS)) {
        timer.shutdownNow();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
