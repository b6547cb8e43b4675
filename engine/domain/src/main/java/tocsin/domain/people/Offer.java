package tocsin.domain.people;

import tocsin.domain.alert.Tier;

/**
 * A task for an advisor before it is known whether there is room for it.
 *
 * @param score of the alert version
 * @param siblings what victims of one campaign in one enterprise have in common; empty when the
 *     enterprise is unknown
 * @param places people that may be bound to the advisor
 */
public record Offer(Assignment assignment, Tier tier, int score, String siblings, int places) {

  /** Whether it goes out at once, whatever the load. */
  public boolean urgent() {
    return tier.compareTo(Tier.ORANGE) >= 0;
  }
}
