package tocsin.core.discover;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A memo in a map. Confined to one thread. */
public final class MapMemo<V> implements Memo<V> {
  private final Map<Long, V> values = new HashMap<>();

  @Override
  public @Nullable V get(long key) {
    return values.get(key);
  }

  @Override
  public void put(long key, V value) {
    values.put(key, value);
  }

  @Override
  public void remove(long key) {
    values.remove(key);
  }

  @Override
  public List<Map.Entry<Long, V>> entries() {
    return new ArrayList<>(values.entrySet());
  }
}
