package tocsin.core.route.plan;

/**
 * What an enterprise lacks.
 *
 * @param primaries people without primary advisor
 * @param deputies people without deputy
 * @param advisors how many more advisors with 300 bindings each would do, at least
 */
public record Shortage(String unitId, int people, int primaries, int deputies, int advisors) {}
