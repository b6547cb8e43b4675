package tocsin.core.score;

import java.util.List;

/**
 * One exposure of a person at one time: a campaign and those that joined it.
 *
 * @param campaign id of the campaign that opened it, as of that time
 * @param opening own id of the site that opened it, whatever campaign that belongs to later
 * @param fraudType the pack's code, or {@code unknown}
 * @param firstAt first visit, milliseconds UTC
 * @param lastAt last visit, milliseconds UTC
 * @param targets what is known of its targets, most telling first
 * @param facts by {@link Fact#ordinal}; {@code stage} is left to the caller
 */
public record Exposure(
    String campaign,
    String opening,
    String fraudType,
    long firstAt,
    long lastAt,
    List<KnownTarget> targets,
    Facts facts) {

  /** The same exposure under other facts. */
  public Exposure with(Facts others) {
    return new Exposure(campaign, opening, fraudType, firstAt, lastAt, targets, others);
  }
}
