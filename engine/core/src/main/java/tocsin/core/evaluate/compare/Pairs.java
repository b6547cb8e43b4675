package tocsin.core.evaluate.compare;

import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Everyone whom either side alerted.
 *
 * @param subjects the union, sorted
 */
record Pairs(
    SortedSet<String> subjects, SortedMap<String, Standing> a, SortedMap<String, Standing> b) {

  static Pairs of(SortedMap<String, Standing> a, SortedMap<String, Standing> b) {
    SortedSet<String> subjects = new TreeSet<>(a.keySet());
    subjects.addAll(b.keySet());
    return new Pairs(subjects, a, b);
  }
}
