package tocsin.core.discover;

/**
 * A site that a person, an address or a certificate belongs to, within one retention.
 *
 * @param at first seen there, milliseconds UTC
 * @param since from when the site counts as exposed; {@link Long#MAX_VALUE} when it does not
 * @param via the confirmed site that exposes it; empty when none does
 */
public record TieEntry(String site, long at, long since, String via) {

  boolean isExposed() {
    return since != Long.MAX_VALUE;
  }

  TieEntry seenFrom(long earlier) {
    return new TieEntry(site, earlier, since, via);
  }

  TieEntry exposed(long from, String itsVia) {
    return new TieEntry(site, at, from, itsVia);
  }
}
