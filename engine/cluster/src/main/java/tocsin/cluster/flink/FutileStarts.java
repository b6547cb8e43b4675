package tocsin.cluster.flink;

import java.nio.file.Path;
import java.util.List;

/**
 * How often in a row a JobManager died soon after its start, before any job had come further. What
 * a job goes on from may be the reason, so every third time another is tried. Confined to one
 * thread.
 */
final class FutileStarts {
  private static final long SOON_NANOS = 20_000_000_000L;

  /** Two deaths on one checkpoint may be chance. */
  private static final int CHANCE = 3;

  private List<Path> stand = List.of();
  private boolean started;
  private long atNanos;
  private int deaths;

  /**
   * A JobManager is started.
   *
   * @param newest the newest checkpoint of each job
   * @param nowNanos of a clock that only goes forward
   */
  void started(List<Path> newest, long nowNanos) {
    boolean soon = started && nowNanos - atNanos < SOON_NANOS;
    deaths = soon && newest.equals(stand) ? deaths + 1 : 0;
    stand = List.copyOf(newest);
    started = true;
    atNanos = nowNanos;
  }

  /** How many checkpoints before the newest one is to be tried. */
  int stepsBack() {
    return deaths / CHANCE;
  }

  /** Since when the JobManager is up; far back when it is another's. */
  boolean isOlderThan(long nanos, long nowNanos) {
    return !started || nowNanos - atNanos > nanos;
  }
}
