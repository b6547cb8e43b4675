package tocsin.models.city;

import java.util.List;
import tocsin.models.city.Campaign.Role;

/**
 * Visits to fraud sites that are no exposure: advertisements and prefetches that anyone's browser
 * loads, and the researchers and officers who look on purpose.
 */
final class CuriousWorld {
  /** Share of ordinary slices of a person in which a page preloads a fraud host (assumption). */
  private static final double PREFETCH = 0.00012;

  private final CityPlan plan;
  private final Population people;
  private final List<Campaign> campaigns;

  CuriousWorld(CityPlan plan, Population people, List<Campaign> campaigns) {
    this.plan = plan;
    this.people = people;
    this.campaigns = campaigns;
  }

  /** Visits of a person in a slice. */
  void add(int person, long at, long sliceMillis, Chance chance, List<Event> into) {
    boolean prefetch = chance.happens(PREFETCH * sliceMillis / 600_000.0);
    int looks =
        people.isOnDuty(person) && plan.hour(at) >= 9 && plan.hour(at) < 18
            ? chance.poisson(0.25 * sliceMillis / 600_000.0)
            : 0;
    for (int i = 0; i < looks + (prefetch ? 1 : 0); i++) {
      Campaign campaign = campaigns.get(chance.below(campaigns.size()));
      if (campaign.startAt > at) {
        continue;
      }
      int generation = campaign.generation(at);
      Role role = prefetch ? Role.LURE : Role.values()[chance.below(4)];
      into.add(
          new Event(
              at + (long) (chance.unit() * sliceMillis),
              person,
              campaign.host(role, generation),
              campaign.address(role, generation),
              null,
              false,
              null,
              800,
              15_000,
              900));
    }
  }
}
