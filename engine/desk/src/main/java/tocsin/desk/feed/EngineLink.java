package tocsin.desk.feed;

import java.io.IOException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps results coming in and feedback going out while both sides run. */
public final class EngineLink implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(EngineLink.class);

  /** Bounds how long a result waits before the desk knows of it. */
  private static final long IN_MILLIS = 50;

  private static final long OUT_MILLIS = 1_000;

  private final ResultFeed results;
  private final FeedbackFiles feedback;
  private final ScheduledExecutorService timer =
      Executors.newScheduledThreadPool(2, work -> new Thread(work, "desk-feed"));

  /** A step of the link. */
  private interface Round {
    boolean run() throws IOException;
  }

  public EngineLink(ResultFeed results, FeedbackFiles feedback) {
    this.results = results;
    this.feedback = feedback;
  }

  /** Begins. */
  public void start() {
    every(IN_MILLIS, "results could not be taken in", results::round);
    every(OUT_MILLIS, "feedback could not be written", feedback::round);
  }

  private void every(long millis, String trouble, Round round) {
    var unused =
        timer.scheduleWithFixedDelay(
            () -> runSafely(trouble, round), millis, millis, TimeUnit.MILLISECONDS);
  }

  private static void runSafely(String trouble, Round round) {
    try {
      while (round.run()) {
        // There is more.
      }
    } catch (IOException | RuntimeException e) {
      LOG.error("{}; the next round tries again: {}", trouble, e.getClass().getName());
    }
  }

  /** Whether results are being taken in; operators can work while older ones still come. */
  public boolean isTaking() {
    return results.isTaking();
  }

  /** Takes in all that an engine that has ended left. */
  public void drain() throws IOException {
    results.drain();
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
