package tocsin.core.evaluate.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One entry of the policy that differs.
 *
 * @param key as in {@link Side#policy}
 * @param a null when A has no such entry
 * @param b null when B has no such entry
 */
public record PolicyChange(String key, @Nullable String a, @Nullable String b) {

  /** What differs, by key. O(entries). */
  static List<PolicyChange> between(SortedMap<String, String> a, SortedMap<String, String> b) {
    SortedMap<String, String> keys = new TreeMap<>(a);
    keys.putAll(b);
    List<PolicyChange> changes = new ArrayList<>();
    for (String key : keys.keySet()) {
      if (!Objects.equals(a.get(key), b.get(key))) {
        changes.add(new PolicyChange(key, a.get(key), b.get(key)));
      }
    }
    return changes;
  }
}
