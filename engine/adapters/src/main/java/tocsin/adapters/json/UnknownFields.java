package tocsin.adapters.json;

import java.util.Map;
import java.util.TreeMap;

/** Counts fields that no decoder knows, by name, up to a bound. Confined to one thread. */
public final class UnknownFields {
  private final Map<String, Long> counts = new TreeMap<>();

  public void count(String name) {
    Counts.add(counts, name, 1);
  }

  /** Takes over what was counted before a restart. */
  public void add(Map<String, Long> before) {
    before.forEach((name, count) -> Counts.add(counts, name, count));
  }

  public Map<String, Long> counts() {
    return counts;
  }
}
