package tocsin.benchmarks.desk;

import java.util.Arrays;
import java.util.Locale;

/** How long each of many took. Thread-safe; what comes after it is full is not kept. */
final class Waits {
  private final long[] nanos;
  private int count;

  Waits(int most) {
    nanos = new long[most];
  }

  synchronized void add(long tookNanos) {
    if (count < nanos.length) {
      nanos[count++] = tookNanos;
    }
  }

  /** Hands each on, less a time: points in time become how long they took. */
  synchronized void addTo(Waits other, long sinceNanos) {
    for (int i = 0; i < count; i++) {
      other.add(nanos[i] - sinceNanos);
    }
  }

  synchronized int count() {
    return count;
  }

  /** The time that a share of all did not exceed, in milliseconds; endless when there are none. */
  synchronized double millis(double share) {
    long[] sorted = Arrays.copyOf(nanos, count);
    Arrays.sort(sorted);
    return sorted.length == 0
        ? Double.POSITIVE_INFINITY
        : sorted[(int) Math.min(sorted.length - 1L, (long) (share * sorted.length))] / 1e6;
  }

  String text() {
    return String.format(
        Locale.ROOT,
        "p50 %.1f ms, p99 **%.1f ms**, p99.9 %.1f ms, longest %.1f ms of %,d",
        millis(.5),
        millis(.99),
        millis(.999),
        millis(1),
        count());
  }
}
