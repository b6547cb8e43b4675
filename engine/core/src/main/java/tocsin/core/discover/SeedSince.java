package tocsin.core.discover;

/**
 * A confirmed site that a person, an address or a certificate belongs to.
 *
 * @param since from when that exposes, milliseconds UTC
 */
public record SeedSince(String site, long since, String fraudType) {

  /** Before another: earlier, then by name. */
  boolean precedes(SeedSince other) {
    return since != other.since ? since < other.since : site.compareTo(other.site) < 0;
  }
}
