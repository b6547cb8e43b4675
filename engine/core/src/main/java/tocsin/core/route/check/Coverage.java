package tocsin.core.route.check;

/**
 * How far an enterprise's people can be reached, as of the check's time.
 *
 * @param people who work at or below it
 * @param primary of these, who have a primary advisor in office and without conflict
 * @param deputy of these, who have a deputy likewise
 * @param advisors in office whose unit is at or below it
 * @param capacity bindings that those advisors may hold
 * @param load bindings that they hold
 */
public record Coverage(
    String unitId, int people, int primary, int deputy, int advisors, int capacity, int load) {}
