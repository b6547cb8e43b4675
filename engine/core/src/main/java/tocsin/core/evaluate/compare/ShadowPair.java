package tocsin.core.evaluate.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What a model in shadow said on both sides; it decided nothing on either.
 *
 * @param id names the model
 * @param a null where the side has no such model
 * @param b likewise
 */
public record ShadowPair(String id, @Nullable Said a, @Nullable Said b) {
  /**
   * What it said of one side's targets; NaN where there are none.
   *
   * @param targets scored
   * @param flagged of these held suspect or confirmed
   * @param meanFlagged mean score of these
   * @param meanOthers mean score of all others
   * @param agreement chance that a flagged target scores above another, ties half
   */
  public record Said(
      String version,
      int targets,
      int flagged,
      double meanFlagged,
      double meanOthers,
      double agreement) {}

  static List<ShadowPair> of(SortedMap<String, Said> a, SortedMap<String, Said> b) {
    SortedSet<String> ids = new TreeSet<>(a.keySet());
    ids.addAll(b.keySet());
    List<ShadowPair> pairs = new ArrayList<>();
    ids.forEach(id -> pairs.add(new ShadowPair(id, a.get(id), b.get(id))));
    return pairs;
  }
}
