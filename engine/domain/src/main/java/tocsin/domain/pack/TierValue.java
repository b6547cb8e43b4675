package tocsin.domain.pack;

import tocsin.domain.alert.Tier;

/**
 * From which preventable loss a tier is entered and below which it is left.
 *
 * @param enter yuan
 * @param exit yuan, at most {@code enter}
 */
public record TierValue(Tier tier, int enter, int exit) {}
