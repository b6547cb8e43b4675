package tocsin.domain.intel;

/**
 * How many people there are and how many of them are exposed, as of the end of an epoch.
 *
 * @param at the end, milliseconds UTC
 * @param seen people seen at sites that nobody vouches for
 * @param exposed people of these who were at a confirmed target
 */
public record ExposureRate(long at, long seen, long exposed) {}
