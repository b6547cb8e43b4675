package tocsin.domain.intel;

/**
 * A change in how many people were seen and how many of them are exposed to a confirmed target:
 * what the base rate of exposure is counted from.
 *
 * @param at from when it counts, milliseconds UTC
 * @param seen change in the number of people seen
 * @param exposed change in the number of people exposed
 */
public record Census(long at, int seen, int exposed) {}
