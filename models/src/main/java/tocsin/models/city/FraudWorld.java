package tocsin.models.city;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * All campaigns and whom they reach; memory grows with the exposed, not with the city's traffic.
 */
final class FraudWorld {
  /** People a campaign reaches per day and hundred thousand residents (assumption). */
  private static final double REACH_PER_100K_DAY = 60;

  /** A small town is made dense on purpose, so that every type has victims in three days. */
  private static final double MIN_REACH = 9;

  final List<Campaign> campaigns;
  final List<Exposed> exposed = new ArrayList<>();

  FraudWorld(CityPlan plan, Population people) {
    campaigns = List.of(Campaign.all(plan));
    for (Campaign campaign : campaigns) {
      reach(plan, people, campaign);
    }
    exposed.sort(
        Comparator.comparingLong(Exposed::firstContactAt)
            .thenComparingInt(Exposed::person)
            .thenComparingInt(each -> each.campaign().number));
  }

  private void reach(CityPlan plan, Population people, Campaign campaign) {
    Chance chance = new Chance(plan.seed(), 5, campaign.number, 0);
    double span = (double) (campaign.endAt - campaign.startAt) / CityPlan.DAY;
    double expected = Math.max(MIN_REACH, REACH_PER_100K_DAY * span * plan.people() / 100_000);
    int reached = Math.min(plan.people() / 3, chance.poisson(expected));
    for (int i = 0; i < reached; i++) {
      int person = target(plan, people, campaign, chance);
      long at = campaign.startAt + (long) (chance.unit() * (campaign.endAt - campaign.startAt));
      exposed.add(Course.play(plan, campaign, person, awake(plan, at)));
    }
  }

  /** Game trades seek minors, boss fraud seeks finance posts, the rest anyone. */
  private static int target(CityPlan plan, Population people, Campaign campaign, Chance chance) {
    int person = chance.below(plan.people());
    for (int tries = 0; tries < 60; tries++) {
      boolean fits =
          switch (campaign.funnel.code()) {
            case "F10" -> people.isMinor(person);
            case "F07" -> people.isFinance(person);
            default -> !people.isOnDuty(person);
          };
      if (fits) {
        return person;
      }
      person = chance.below(plan.people());
    }
    return person;
  }

  private static long awake(CityPlan plan, long at) {
    int hour = plan.hour(at);
    return hour < 8 ? at + (8 - hour) * CityPlan.HOUR : at;
  }
}
