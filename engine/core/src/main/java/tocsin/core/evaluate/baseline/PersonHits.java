package tocsin.core.evaluate.baseline;

import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tocsin.domain.intel.Match;
import tocsin.domain.intel.Sighting;

/**
 * One person's accesses to suspicious and to listed targets. Of more accesses than it keeps the
 * earliest remain, whatever their order of arrival. Confined to one thread.
 */
final class PersonHits {
  static final int MAX_KEPT = 4096;
  private static final int MAX_DAYS = 400;

  private long[] times = new long[4];
  private int size;
  private final TreeMap<Long, Long> firstListedByDay = new TreeMap<>();
  private @Nullable Sighting strongest;

  void add(Sighting sighting, long day) {
    if (size == times.length) {
      times = Arrays.copyOf(times, 2 * size);
    }
    times[size++] = sighting.at();
    if (size == 2 * MAX_KEPT) {
      Arrays.sort(times, 0, size);
      size = MAX_KEPT;
    }
    if (sighting.match() != null) {
      listed(sighting, day);
    }
  }

  private void listed(Sighting sighting, long day) {
    firstListedByDay.merge(day, sighting.at(), Math::min);
    if (firstListedByDay.size() > MAX_DAYS) {
      firstListedByDay.pollLastEntry();
    }
    Sighting known = strongest;
    if (known == null || outranks(sighting, known)) {
      strongest = sighting;
    }
  }

  /** Confidence first, then the earlier, then the name, so that order does not matter. */
  private static boolean outranks(Sighting a, Sighting b) {
    Match mine = a.match();
    Match theirs = b.match();
    int byConfidence =
        Integer.compare(
            mine == null ? 0 : mine.confidence(), theirs == null ? 0 : theirs.confidence());
    if (byConfidence != 0) {
      return byConfidence > 0;
    }
    return a.at() != b.at() ? a.at() < b.at() : a.target().compareTo(b.target()) < 0;
  }

  /** Times of accesses, ascending; at most {@link #MAX_KEPT}. */
  long[] times() {
    long[] sorted = Arrays.copyOf(times, size);
    Arrays.sort(sorted);
    return sorted.length <= MAX_KEPT ? sorted : Arrays.copyOf(sorted, MAX_KEPT);
  }

  /** The first access to a listed target on each day. */
  Map<Long, Long> firstListedByDay() {
    return firstListedByDay;
  }

  /** The access to the target of highest confidence; null when none was listed. */
  @Nullable Sighting strongest() {
    return strongest;
  }

  /** {@link Long#MAX_VALUE} when none was listed. */
  long firstListed() {
    return firstListedByDay.values().stream().mapToLong(at -> at).min().orElse(Long.MAX_VALUE);
  }
}
