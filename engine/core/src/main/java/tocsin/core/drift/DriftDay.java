package tocsin.core.drift;

import java.util.Collection;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The sites of one day, or of a whole run; shares are 0–1, NaN where nothing can be said.
 *
 * @param sites distinct sites seen
 * @param newRate share of them first seen on this day; NaN on a history's first day
 * @param stability population stability index by measure against training; NaN below {@link #LEAST}
 *     names
 * @param unseen mean share of a name's terms that the model has no weight for
 * @param feedHits by feed, share of the sites that it names
 */
public record DriftDay(
    int sites,
    double newRate,
    SortedMap<String, Double> stability,
    double unseen,
    SortedMap<String, Double> feedHits) {
  /** Names below which the index is noise: of so many it is 0.05 by chance. */
  public static final int LEAST = 200;

  /** A day while it is counted. */
  static final class Draft {
    private final @Nullable DriftReference reference;
    private final SortedMap<String, int[]> counts = new TreeMap<>();
    private final SortedMap<String, Integer> hits = new TreeMap<>();
    private int sites;
    private int fresh;
    private int names;
    private double unseen;

    Draft(@Nullable DriftReference reference) {
      this.reference = reference;
      if (reference != null) {
        reference.bins().forEach((name, bins) -> counts.put(name, new int[bins.shares().size()]));
      }
    }

    void add(NameMeasures.@Nullable Measured measured, Collection<String> feeds, boolean first) {
      sites++;
      fresh += first ? 1 : 0;
      feeds.forEach(feed -> hits.merge(feed, 1, Integer::sum));
      if (measured == null) {
        return;
      }
      names++;
      unseen += measured.unseen();
      for (int i = 0; i < NameMeasures.NAMES.size(); i++) {
        int[] of = counts.get(NameMeasures.NAMES.get(i));
        Bins bins = reference == null ? null : reference.bins().get(NameMeasures.NAMES.get(i));
        if (of != null && bins != null) {
          of[bins.bin(measured.values().get(i))]++;
        }
      }
    }

    /**
     * The day.
     *
     * @param told whether days before are known, so that one can tell what is new
     */
    DriftDay day(boolean told) {
      SortedMap<String, Double> stability = new TreeMap<>();
      counts.forEach(
          (name, of) -> {
            Bins bins = reference == null ? null : reference.bins().get(name);
            stability.put(name, bins == null || names < LEAST ? Double.NaN : bins.stability(of));
          });
      SortedMap<String, Double> shares = new TreeMap<>();
      hits.forEach((feed, count) -> shares.put(feed, (double) count / sites));
      return new DriftDay(
          sites,
          told && sites > 0 ? (double) fresh / sites : Double.NaN,
          stability,
          names == 0 ? Double.NaN : unseen / names,
          shares);
    }
  }
}
