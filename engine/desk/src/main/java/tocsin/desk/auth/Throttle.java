package tocsin.desk.auth;

import com.google.common.cache.Cache;
import com.google.common.cache.CacheBuilder;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * At most so many in a window, per key: a sliding log. Memory is bounded by the number of keys
 * times the number allowed; the key longest unused is forgotten first. Thread-safe.
 */
public final class Throttle {
  private static final int MAX_KEYS = 50_000;

  private final int allowed;
  private final long windowMillis;
  private final Cache<String, Deque<Long>> marks;

  public Throttle(int allowed, long windowMillis) {
    this.allowed = allowed;
    this.windowMillis = windowMillis;
    this.marks =
        CacheBuilder.newBuilder()
            .maximumSize(MAX_KEYS)
            .expireAfterAccess(java.time.Duration.ofMillis(windowMillis))
            .build();
  }

  /** Marks one more; how many milliseconds to wait, 0 when it is allowed now. */
  public long take(String key, long now) {
    Deque<Long> log = log(key);
    synchronized (log) {
      long wait = wait(log, now);
      if (wait == 0) {
        log.addLast(now);
      }
      return wait;
    }
  }

  /** Milliseconds to wait, without marking. */
  public long wait(String key, long now) {
    Deque<Long> log = log(key);
    synchronized (log) {
      return wait(log, now);
    }
  }

  /** Forgets a key. */
  public void forget(String key) {
    marks.invalidate(key);
  }

  /** How many stand in the window. */
  int count(String key, long now) {
    Deque<Long> log = log(key);
    synchronized (log) {
      var unused = wait(log, now);
      return log.size();
    }
  }

  private Deque<Long> log(String key) {
    try {
      return marks.get(key, ArrayDeque::new);
    } catch (java.util.concurrent.ExecutionException e) {
      throw new IllegalStateException("making a list failed", e);
    }
  }

  private long wait(Deque<Long> log, long now) {
    while (!log.isEmpty() && log.peekFirst() <= now - windowMillis) {
      log.pollFirst();
    }
    return log.size() < allowed ? 0 : log.getFirst() + windowMillis - now;
  }
}
