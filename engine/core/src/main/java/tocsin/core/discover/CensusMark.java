package tocsin.core.discover;

/**
 * What was counted of a person within one retention.
 *
 * @param period number of the retention since 1970
 * @param seenAt when first seen, milliseconds UTC
 * @param exposedAt when first exposed; {@link Long#MAX_VALUE} when not
 */
public record CensusMark(long period, long seenAt, long exposedAt) {}
