package tocsin.core.discover;

import java.util.Arrays;
import tocsin.core.kernel.Hash64;
import tocsin.domain.intel.Match;
import tocsin.domain.intel.Sighting;

/**
 * Passes over what the seed ledger would learn nothing from: who was at a place before on the same
 * day, under the same indicator, at the same address. That ledger keeps the earliest of a
 * retention, so a later one that shows the same is lost on it; most of what people do is to come
 * back. Remembers the last 65,536 of a lane in a megabyte; what it forgot passes again and changes
 * nothing. Confined to one thread.
 */
public final class FirstSightings {
  private static final int SLOTS = 1 << 16;

  /** Retentions are whole days, so that a day never lies in two of them. */
  private static final long DAY_MILLIS = 86_400_000L;

  private final long[] keys = new long[SLOTS];
  private final long[] times = new long[SLOTS];

  /** Nothing was seen yet. */
  public FirstSightings() {
    Arrays.fill(times, Long.MAX_VALUE);
  }

  /**
   * Whether a sighting says something that none before it said. O(1), no allocation; two keys whose
   * 64 bits collide would be taken for one.
   */
  public boolean isNew(Sighting sighting) {
    long key = key(sighting);
    int slot = (int) (key >>> 48);
    if (keys[slot] == key && times[slot] <= sighting.at()) {
      return false;
    }
    keys[slot] = key;
    times[slot] = sighting.at();
    return true;
  }

  private static long key(Sighting sighting) {
    long key = Hash64.combine(Hash64.of(sighting.subject()), sighting.target());
    key = Hash64.combine(key, Math.floorDiv(sighting.at(), DAY_MILLIS));
    key = Hash64.combine(key, sighting.server() ^ Long.rotateLeft(sighting.cert(), 32));
    Match match = sighting.match();
    return match == null ? key : Hash64.combine(key, 31L * match.hashCode() + 1);
  }
}
