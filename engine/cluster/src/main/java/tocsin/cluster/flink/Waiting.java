package tocsin.cluster.flink;

import java.util.function.BooleanSupplier;

/** Waits for another process, within bounds. */
public final class Waiting {
  private static final long LOOK_MILLIS = 50;

  private Waiting() {}

  /** Waits until something holds; whether it did in time. */
  public static boolean until(BooleanSupplier holds, long seconds) {
    long end = System.nanoTime() + seconds * 1_000_000_000L;
    while (!holds.getAsBoolean()) {
      if (System.nanoTime() > end || Thread.currentThread().isInterrupted()) {
        return false;
      }
      pause(LOOK_MILLIS);
    }
    return true;
  }

  static void pause(long millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
