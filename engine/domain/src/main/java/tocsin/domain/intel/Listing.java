package tocsin.domain.intel;

/**
 * News for the target ledger: an indicator that became known while the stream runs, addressed to
 * the site it concerns. Indicators that were known before the stream began need no listing.
 *
 * @param site the ledger's key, as in {@link Sighting}
 * @param indicator what was listed; {@code activeFrom()} is the event time of the news
 */
public record Listing(String site, Indicator indicator) {}
