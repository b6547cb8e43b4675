package tocsin.domain.intel;

/**
 * One entry of a warning list (allow list).
 *
 * @param list the list's name, for reasons and for {@code score}
 * @param kind SUFFIX, HOST, CIDR or APP
 * @param value normalised as in {@link Indicator}
 * @param role what it allows and forbids
 * @param signals {@link Signal} bits that an access to it raises in the person's context, else 0
 */
public record WarningEntry(
    String list, IndicatorKind kind, String value, WarningRole role, int signals) {}
