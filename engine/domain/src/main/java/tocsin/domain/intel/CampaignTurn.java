package tocsin.domain.intel;

/**
 * From when a site belongs to a campaign.
 *
 * @param from milliseconds UTC
 * @param campaign the campaign's id: that of the site in it that was known first
 */
public record CampaignTurn(long from, String campaign) {}
