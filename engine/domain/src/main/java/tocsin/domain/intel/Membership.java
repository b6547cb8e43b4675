package tocsin.domain.intel;

import java.util.List;

/**
 * Which campaigns a site belonged to, one after the other. A later word on a site replaces the
 * earlier one.
 *
 * @param site as in {@link Sighting}
 * @param turns in the order of their times; empty while the site stands alone
 */
public record Membership(String site, List<CampaignTurn> turns) {
  public Membership {
    turns = turns == null ? List.of() : turns;
  }
}
