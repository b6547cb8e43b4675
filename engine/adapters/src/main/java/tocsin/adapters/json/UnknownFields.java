package tocsin.adapters.json;

import java.util.Map;
import java.util.TreeMap;

/** Counts fields that no decoder knows, by name, up to a bound. Confined to one thread. */
public final class UnknownFields {
  private static final int MAX_NAMES = 64;
  private static final String OTHERS = "(others)";

  private final Map<String, Long> counts = new TreeMap<>();

  public void count(String name) {
    String counted = counts.containsKey(name) || counts.size() < MAX_NAMES ? name : OTHERS;
    counts.merge(counted.length() > 64 ? counted.substring(0, 64) : counted, 1L, Long::sum);
  }

  public Map<String, Long> counts() {
    return counts;
  }
}
