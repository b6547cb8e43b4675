package tocsin.core.rules;

import com.google.common.collect.ImmutableMap;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/**
 * The names a condition may use. Immutable.
 *
 * @param facts name to index in the fact array
 * @param symbols name to value, for stages, fraud types and other constants
 */
public record Vocabulary(
    ImmutableMap<String, Integer> facts, ImmutableMap<String, Double> symbols) {

  /** The known name that a mistyped one most resembles, or null when none is near. O(names). */
  @Nullable String nearest(String name) {
    String best = near(name, facts.keySet(), null, 4);
    return near(name, symbols.keySet(), best, best == null ? 4 : distance(name, best));
  }

  private static @Nullable String near(
      String name, Collection<String> known, @Nullable String best, int limit) {
    String nearest = best;
    int least = limit;
    for (String candidate : known) {
      int distance = distance(name, candidate);
      if (distance < least) {
        least = distance;
        nearest = candidate;
      }
    }
    return nearest;
  }

  /** Levenshtein distance. O(n·m). */
  private static int distance(String a, String b) {
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int above = row[j];
        int change = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        row[j] = Math.min(change, 1 + Math.min(above, row[j - 1]));
        diagonal = above;
      }
    }
    return row[b.length()];
  }
}
