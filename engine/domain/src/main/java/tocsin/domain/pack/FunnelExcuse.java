package tocsin.domain.pack;

/**
 * A harmless explanation of a course.
 *
 * @param id names it in {@link FunnelSign}
 * @param weight share of harmless visits that it explains, relative to the other excuses
 * @param needs a flag of the roster without which it does not come into question ({@code duty});
 *     empty for none
 * @param zh what it is called in Chinese
 * @param en the same in English
 */
public record FunnelExcuse(String id, double weight, String needs, String zh, String en) {}
