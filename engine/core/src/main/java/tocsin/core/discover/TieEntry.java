package tocsin.core.discover;

/**
 * A site that a person, an address or a certificate belongs to, within one retention.
 *
 * @param at first seen there, milliseconds UTC
 * @param since from when the site counts as exposed; {@link Long#MAX_VALUE} when it does not
 * @param via the confirmed site that exposes it; empty when none does
 * @param viaAt first met at the confirmed site, milliseconds UTC; 0 when none exposes it
 */
public record TieEntry(String site, long at, long since, String via, long viaAt) {

  boolean isExposed() {
    return since != Long.MAX_VALUE;
  }

  TieEntry seenFrom(long earlier) {
    return new TieEntry(site, earlier, since, via, viaAt);
  }

  TieEntry exposed(long from, String itsVia, long itsViaAt) {
    return new TieEntry(site, at, from, itsVia, itsViaAt);
  }
}
