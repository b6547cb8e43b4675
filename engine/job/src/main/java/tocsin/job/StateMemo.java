package tocsin.job;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.state.MapState;
import org.jspecify.annotations.Nullable;
import tocsin.core.discover.Memo;

/** A memo in keyed state. */
final class StateMemo<V> implements Memo<V> {
  private final MapState<Long, V> values;

  StateMemo(MapState<Long, V> values) {
    this.values = values;
  }

  @Override
  public @Nullable V get(long key) {
    return State.call(() -> values.get(key));
  }

  @Override
  public void put(long key, V value) {
    State.run(() -> values.put(key, value));
  }

  @Override
  public void remove(long key) {
    State.run(() -> values.remove(key));
  }

  @Override
  public List<Map.Entry<Long, V>> entries() {
    List<Map.Entry<Long, V>> copy = new ArrayList<>();
    Iterable<Map.Entry<Long, V>> entries = State.call(values::entries);
    if (entries != null) {
      // Flink's heap state hands out live entries: whoever walks may change them.
      entries.forEach(entry -> copy.add(Map.entry(entry.getKey(), entry.getValue())));
    }
    return copy;
  }

  void clear() {
    values.clear();
  }
}
