package tocsin.core.discover;

import java.util.List;
import tocsin.domain.intel.Indicator;

/**
 * The seed ledger's page on one site, without its visits.
 *
 * @param site the ledger's key
 * @param lastAt latest access, milliseconds UTC
 * @param people visits of people in memory
 * @param hosts addresses and certificates in memory
 * @param cut people whose pseudonyms hash to this or higher are left out, because there are too
 *     many; {@link Long#MAX_VALUE} when none is
 * @param listings indicators that confirm, of those that became known while the stream ran
 */
public record SeedState(
    String site, long lastAt, int people, int hosts, long cut, List<Indicator> listings) {

  public SeedState {
    listings = listings == null ? List.of() : listings;
  }

  /** A page with nothing on it. */
  public static SeedState empty(String site) {
    return new SeedState(site, Long.MIN_VALUE, 0, 0, Long.MAX_VALUE, List.of());
  }

  SeedState seen(long at, int morePeople, int moreHosts) {
    return new SeedState(
        site, Math.max(lastAt, at), people + morePeople, hosts + moreHosts, cut, listings);
  }

  SeedState with(List<Indicator> others) {
    return new SeedState(site, lastAt, people, hosts, cut, others);
  }

  SeedState left(int stillPeople, int stillHosts, long itsCut) {
    return new SeedState(site, lastAt, stillPeople, stillHosts, itsCut, listings);
  }
}
