package tocsin.models.city;

import java.util.List;
import tocsin.models.city.Campaign.Role;
import tocsin.models.city.Campaign.Visit;

/**
 * Visits to fraud sites that are no exposure: advertisements and prefetches that anyone's browser
 * loads, scanners, and the researchers and officers who look on purpose. Safe for use by several
 * threads.
 */
final class CuriousWorld {
  /** Share of a person's ten-minute spans in which a page preloads a fraud host (assumption). */
  private static final double PREFETCH = 0.00012;

  private static final Visit GLANCE = new Visit(null, false, null, false, 800, 15_000, 900);

  private final CityPlan plan;
  private final Population people;
  private final Campaign[] campaigns;

  CuriousWorld(CityPlan plan, Population people, Campaign[] campaigns) {
    this.plan = plan;
    this.people = people;
    this.campaigns = campaigns;
  }

  /** Visits of a person in a slice. */
  void add(int person, long at, long sliceMillis, Chance chance, List<Event> into) {
    double spans = sliceMillis / 600_000.0;
    boolean prefetch = chance.happens(PREFETCH * spans);
    int looks = chance.poisson(looks(person, at) * spans);
    for (int i = 0; i < looks + (prefetch ? 1 : 0); i++) {
      Campaign campaign = campaigns[chance.below(campaigns.length)];
      long when = at + (long) (chance.unit() * sliceMillis);
      if (campaign.startAt > when) {
        continue;
      }
      Role role = i >= looks ? Role.LURE : Campaign.roles()[chance.below(4)];
      if (campaign.has(role)) {
        into.add(campaign.visit(role, when, person, GLANCE));
      }
    }
  }

  private double looks(int person, long at) {
    if (people.isScanner(person)) {
      return 4;
    }
    boolean working = plan.hour(at) >= 9 && plan.hour(at) < 18;
    return people.isOnDuty(person) && working ? 0.25 : 0;
  }
}
