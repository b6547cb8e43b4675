package tocsin.domain.alert;

/**
 * What would change an alert's tier.
 *
 * @param tier the tier that would follow; NONE for no alert
 * @param zh what would have to happen, in Chinese
 * @param en the same in English
 */
public record Change(Tier tier, String zh, String en) {}
