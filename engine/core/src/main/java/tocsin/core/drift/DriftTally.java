package tocsin.core.drift;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tocsin.core.kernel.Hash64;

/**
 * Collects the sites of a run, each once, whatever order they come in. Beyond {@link #MOST} sites a
 * sample by hash is kept, the same for the same sites. Confined to one thread.
 */
public final class DriftTally {
  /** Sites kept at most. */
  public static final int MOST = 1 << 18;

  /** Days reported at most, the last ones. */
  private static final int MOST_DAYS = 366;

  /** A site's days and the feeds that name it. */
  private record Seen(SortedSet<Long> days, SortedSet<String> feeds) {}

  private final int most;
  private Map<String, Seen> sites = new HashMap<>();
  private long cut = Long.MAX_VALUE;

  public DriftTally() {
    this(MOST);
  }

  DriftTally(int most) {
    this.most = most;
  }

  /**
   * Takes a target of a site.
   *
   * @param days days since 1970-01-01 UTC on which the site was seen
   * @param feed of the strongest indicator on the target; empty without one
   */
  public void add(String site, Collection<Long> days, String feed) {
    if (hash(site) > cut) {
      return;
    }
    Seen seen = sites.computeIfAbsent(site, s -> new Seen(new TreeSet<>(), new TreeSet<>()));
    seen.days().addAll(days);
    if (!feed.isEmpty()) {
      seen.feeds().add(feed);
    }
    while (sites.size() > most) {
      cut /= 2;
      Map<String, Seen> kept = new HashMap<>();
      sites.forEach(
          (name, its) -> {
            if (hash(name) <= cut) {
              kept.put(name, its);
            }
          });
      sites = kept;
    }
  }

  private static long hash(String site) {
    return Hash64.mix(Hash64.of(site)) & Long.MAX_VALUE;
  }

  /**
   * The report.
   *
   * @param reference null when the pack has none; there is no stability index then
   */
  public DriftReport report(@Nullable DriftReference reference, NameMeasures measures) {
    SortedMap<Long, DriftDay.Draft> days = new TreeMap<>();
    DriftDay.Draft whole = new DriftDay.Draft(reference);
    new TreeMap<>(sites)
        .forEach(
            (site, seen) -> {
              NameMeasures.Measured measured = measures.of(site);
              long first = seen.days().isEmpty() ? Long.MAX_VALUE : seen.days().first();
              whole.add(measured, seen.feeds(), false);
              for (long day : seen.days()) {
                days.computeIfAbsent(day, d -> new DriftDay.Draft(reference))
                    .add(measured, seen.feeds(), day == first);
              }
            });
    SortedMap<Long, DriftDay> told = new TreeMap<>();
    long begin = days.isEmpty() ? 0 : days.firstKey();
    days.forEach((day, draft) -> told.put(day, draft.day(day > begin)));
    while (told.size() > MOST_DAYS) {
      told.remove(told.firstKey());
    }
    return new DriftReport(
        reference == null ? "" : reference.model(),
        (double) cut / Long.MAX_VALUE,
        whole.day(false),
        told);
  }
}
