package tocsin.core.discover;

import java.util.List;
import tocsin.domain.intel.Indicator;

/**
 * The seed ledger's page on one site, without its visits.
 *
 * @param site the ledger's key
 * @param lastAt end of the day of the latest access, milliseconds UTC
 * @param people visits of people in memory
 * @param hosts addresses and certificates in memory, one for each target there
 * @param hostsUntil only those first seen before this are kept, milliseconds UTC; {@link
 *     Long#MAX_VALUE} while there is room for more
 * @param cut people whose pseudonyms hash to this or higher are left out, because there are too
 *     many; {@link Long#MAX_VALUE} when none is
 * @param listings indicators that confirm, of those that became known while the stream ran
 */
public record SeedState(
    String site,
    long lastAt,
    int people,
    int hosts,
    long hostsUntil,
    long cut,
    List<Indicator> listings) {

  private static final long DAY_MILLIS = 86_400_000L;

  public SeedState {
    listings = listings == null ? List.of() : listings;
  }

  /** A page with nothing on it. */
  public static SeedState empty(String site) {
    return new SeedState(site, Long.MIN_VALUE, 0, 0, Long.MAX_VALUE, Long.MAX_VALUE, List.of());
  }

  /** By days, so that an access seldom makes a new page. */
  SeedState seen(long at) {
    return at < lastAt
        ? this
        : new SeedState(site, endOfDay(at), people, hosts, hostsUntil, cut, listings);
  }

  private static long endOfDay(long at) {
    return (Math.floorDiv(at, DAY_MILLIS) + 1) * DAY_MILLIS;
  }

  SeedState withPerson() {
    return new SeedState(site, lastAt, people + 1, hosts, hostsUntil, cut, listings);
  }

  SeedState withHosts(int many, long until) {
    return new SeedState(site, lastAt, people, many, until, cut, listings);
  }

  SeedState with(List<Indicator> others) {
    return new SeedState(site, lastAt, people, hosts, hostsUntil, cut, others);
  }

  SeedState withPeople(int many, long itsCut) {
    return new SeedState(site, lastAt, many, hosts, hostsUntil, itsCut, listings);
  }
}
