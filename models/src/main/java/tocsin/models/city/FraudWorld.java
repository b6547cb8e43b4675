package tocsin.models.city;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * All campaigns and whom they reach, played as time goes on: a course is made when it begins and
 * its accesses wait for their slice, so memory holds who is in a campaign now, not the whole
 * history.
 */
final class FraudWorld {
  /** Median of the people a campaign reaches (log-normal; assumption). */
  private static final Shape REACH = new Shape(25, 0.8);

  /** Of small towns a campaign reaches at most this share. */
  private static final double MOST = 0.04;

  final Campaign[] campaigns;
  private final CityPlan plan;
  private final Population people;
  private final BenignWorld benign;
  private final List<Start> starts = new ArrayList<>();
  private final Map<Long, List<Event>> waiting = new HashMap<>();
  private int next;

  private record Start(long at, int campaign, int person) {}

  FraudWorld(CityPlan plan, Population people, BenignWorld benign) {
    this.plan = plan;
    this.people = people;
    this.benign = benign;
    this.campaigns = Campaign.all(plan);
    for (Campaign campaign : campaigns) {
      reach(campaign);
    }
    starts.sort(
        Comparator.comparingLong(Start::at)
            .thenComparingInt(Start::person)
            .thenComparingInt(Start::campaign));
  }

  private void reach(Campaign campaign) {
    Chance chance = new Chance(plan.seed(), 5, campaign.number, 0);
    double room = (double) (plan.endAt() - campaign.startAt) / (plan.endAt() - plan.startAt());
    double expected = Math.max(6, Math.min(MOST * plan.people(), REACH.draw(chance) * room * 1.5));
    int reached = Math.max(3, chance.poisson(expected));
    int person = -1;
    for (int i = 0; i < reached; i++) {
      // Word of mouth: now and then the next one sits near the last one.
      boolean near = person >= 0 && chance.happens(0.2);
      person = near ? people.colleague(person, chance) : target(campaign, chance);
      long at = campaign.startAt + (long) (chance.unit() * (plan.endAt() - campaign.startAt));
      starts.add(new Start(awake(at), campaign.number, person));
    }
  }

  /** Game trades seek minors, boss fraud seeks finance posts, the rest anyone. */
  private int target(Campaign campaign, Chance chance) {
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

  private long awake(long at) {
    int hour = plan.hour(at);
    return hour < 8 ? Math.min(plan.endAt() - 1, at + (8 - hour) * CityPlan.HOUR) : at;
  }

  /**
   * The accesses of a slice. Slices are asked for in order, each once.
   *
   * @param begun hears of every course that begins in the slice
   */
  List<Event> slice(long number, long from, long length, Consumer<Exposed> begun) {
    while (next < starts.size() && starts.get(next).at() < from + length) {
      Start start = starts.get(next++);
      Exposed exposed =
          Course.play(plan, benign, campaigns[start.campaign()], start.person(), start.at());
      begun.accept(exposed);
      for (Event event : exposed.events()) {
        long slice = Math.max(number, Math.floorDiv(event.at() - plan.startAt(), length));
        waiting.computeIfAbsent(slice, s -> new ArrayList<>()).add(event);
      }
    }
    List<Event> events = waiting.remove(number);
    return events == null ? List.of() : events;
  }
}
