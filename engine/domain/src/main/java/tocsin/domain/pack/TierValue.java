package tocsin.domain.pack;

import tocsin.domain.alert.Tier;

/**
 * From which preventable loss a tier is entered and below which it is left.
 *
 * @param when condition over facts that stands in for the tier's own; empty keeps that
 * @param enter yuan
 * @param exit yuan, at most {@code enter}
 */
public record TierValue(Tier tier, String when, int enter, int exit) {}
