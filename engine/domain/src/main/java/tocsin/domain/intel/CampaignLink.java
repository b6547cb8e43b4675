package tocsin.domain.intel;

/**
 * That two sites belong to one campaign. Links are a set: of several with the same sites the
 * earliest counts.
 *
 * @param site a flagged site, as in {@link Sighting}
 * @param with the site that led to it, which was flagged before
 * @param at from when that is known, milliseconds UTC: the end of an epoch
 */
public record CampaignLink(String site, String with, long at) {}
