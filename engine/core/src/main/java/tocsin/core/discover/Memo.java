package tocsin.core.discover;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where a ledger keeps many small things of one key: keyed state in the job, a map elsewhere.
 *
 * @param <V> what is kept
 */
public interface Memo<V> {
  @Nullable V get(long key);

  void put(long key, V value);

  void remove(long key);

  /** Everything kept, as of now: what is walked may be changed while it is walked. */
  Iterable<Map.Entry<Long, V>> entries();
}
