package tocsin.core.discover;

/**
 * A confirmed site that a person, an address or a certificate belongs to.
 *
 * @param since from when that exposes, milliseconds UTC
 * @param at first met there, milliseconds UTC
 */
public record SeedSince(String site, long since, String fraudType, long at) {

  /** The earliest times of two of the same site. */
  SeedSince joined(SeedSince other) {
    SeedSince first = other.precedes(this) ? other : this;
    return new SeedSince(site, first.since, first.fraudType, Math.min(at, other.at));
  }

  /** Before another: earlier, then by name. */
  boolean precedes(SeedSince other) {
    return since != other.since ? since < other.since : site.compareTo(other.site) < 0;
  }
}
