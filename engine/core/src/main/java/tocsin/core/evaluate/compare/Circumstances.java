package tocsin.core.evaluate.compare;

import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * What both outputs have in common.
 *
 * @param people residents; 0 when unknown
 * @param advisors advisors in the roster; 0 when unknown, then those who were given something count
 * @param seed the simulated city's seed; null for a real history
 * @param capacity tasks an advisor bears a day, at least 1. About one (DOMAIN §2.6): an advisor has
 *     a job
 * @param zone the centre's time zone, in which a day begins
 * @param replicates bootstrap replicates, at least 1
 */
public record Circumstances(
    long people, int advisors, @Nullable Long seed, int capacity, ZoneId zone, int replicates) {

  /** Refuses what cannot be. */
  public Circumstances {
    if (people < 0 || advisors < 0 || capacity < 1 || replicates < 1) {
      throw new IllegalArgumentException(
          "people %d and advisors %d must not be negative, capacity %d and replicates %d at least 1"
              .formatted(people, advisors, capacity, replicates));
    }
  }
}
