package tocsin.core.capacity;

import static org.assertj.core.api.Assertions.assertThat;
import static tocsin.core.TestPacks.DAY;
import static tocsin.core.TestPacks.HOUR;
import static tocsin.core.TestPacks.T0;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tocsin.domain.alert.Tier;
import tocsin.domain.pack.CapacityRule;
import tocsin.domain.people.Assignment;
import tocsin.domain.people.Offer;
import tocsin.domain.people.Route;

class TaskLedgerTest {
  private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
  private static final Map<Tier, Integer> MINUTES =
      Map.of(Tier.RED, 60, Tier.ORANGE, 40, Tier.YELLOW, 20);

  /** The least that a day can have, so that few offers show what happens. */
  private static final CapacityRule RULE = rule(1);

  private TaskLedger ledger = new TaskLedger(at -> RULE, ZONE);

  private static CapacityRule rule(int most) {
    return new CapacityRule(0.5, most, 1.7, MINUTES, 14 * DAY, 3, 7 * DAY);
  }

  private static Offer offer(String id, Tier tier, int score, double day) {
    return offer(id, 1, tier, score, day, "", 300);
  }

  private static Offer offer(
      String id, int version, Tier tier, int score, double day, String siblings, int places) {
    long at = T0 + Math.round(day * DAY);
    return new Offer(
        new Assignment(
            id,
            version,
            at,
            Route.ADVISOR,
            "a1",
            "e",
            "bound",
            at + 1,
            at + 2,
            at + 3,
            at + 4,
            at + 5),
        tier,
        score,
        siblings,
        places);
  }

  private List<Assignment> decide(List<Offer> offers) {
    AdvisorTasks state = AdvisorTasks.NONE;
    for (Offer each : offers) {
      state = ledger.add(state, each);
    }
    List<Assignment> out = new ArrayList<>();
    AdvisorTasks end = ledger.advance(state, Long.MAX_VALUE - 1, out::add);
    assertThat(end.pending()).isEmpty();
    return out;
  }

  private List<String> tasks(Offer... offers) {
    return decide(List.of(offers)).stream()
        .filter(each -> each.route() != Route.DIGEST)
        .map(Assignment::alertId)
        .toList();
  }

  @Test
  void firstOffer_isATask_aSecondMustWaitUntilMinutesAreSaved() {
    assertThat(
            tasks(
                offer("a", Tier.YELLOW, 40, 0),
                offer("b", Tier.YELLOW, 40, 0.1),
                offer("c", Tier.YELLOW, 40, 1.9),
                offer("d", Tier.YELLOW, 40, 2.01)))
        .containsExactly("a", "d");
  }

  @Test
  void restedAdvisor_takesAFullDay_andNoMore() {
    ledger = new TaskLedger(at -> rule(3), ZONE);

    assertThat(
            tasks(
                offer("a", Tier.YELLOW, 40, 0),
                offer("b", Tier.YELLOW, 40, 0.1),
                offer("c", Tier.YELLOW, 40, 0.2),
                offer("d", Tier.YELLOW, 40, 0.3)))
        .containsExactly("a", "b", "c");
  }

  @Test
  void heldBack_isADigestEntryThatSaysSo_andCarriesNoDeadlineToCall() {
    List<Assignment> out =
        decide(List.of(offer("a", Tier.YELLOW, 40, 0), offer("b", Tier.YELLOW, 40, 0.1)));

    Assignment held = out.get(1);
    assertThat(held.route()).isEqualTo(Route.DIGEST);
    assertThat(held.why()).isEqualTo(TaskLedger.BELOW_BUDGET);
    assertThat(held.advisorId()).isEqualTo("a1");
    assertThat(held.dispatchBy()).isEqualTo(held.at() + 1);
    assertThat(List.of(held.acceptBy(), held.contactBy(), held.meetBy(), held.feedbackBy()))
        .containsOnly(Long.MAX_VALUE);
  }

  @Test
  void urgentOffers_areNeverHeldBack_butTakeTheRoomOfOthers() {
    List<Offer> offers = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      offers.add(offer("r" + i, i % 2 == 0 ? Tier.RED : Tier.ORANGE, 80, i / 100.0));
    }
    offers.add(offer("y", Tier.YELLOW, 99, 1));
    offers.add(offer("z", Tier.YELLOW, 120, 9.5));

    List<Assignment> out = decide(offers);

    // Urgent ones went out before, so only the two that might wait are told of.
    assertThat(out).extracting(Assignment::alertId).containsExactly("y", "z");
    assertThat(out).extracting(Assignment::route).containsExactly(Route.DIGEST, Route.ADVISOR);
  }

  @Test
  void laterVersionOfATask_staysATask_ofAHeldBackOne_isDecidedAnew() {
    List<Assignment> out =
        decide(
            List.of(
                offer("a", 1, Tier.YELLOW, 40, 0, "", 300),
                offer("b", 1, Tier.YELLOW, 40, 0.1, "", 300),
                offer("a", 2, Tier.YELLOW, 41, 0.2, "", 300),
                offer("b", 2, Tier.YELLOW, 41, 3, "", 300)));

    assertThat(out)
        .extracting(Assignment::route)
        .containsExactly(Route.ADVISOR, Route.DIGEST, Route.ADVISOR, Route.ADVISOR);
  }

  @Test
  void loweredFromOrange_staysATask_withoutTakingRoom() {
    assertThat(
            tasks(
                offer("a", 1, Tier.ORANGE, 60, 0, "", 300),
                offer("a", 2, Tier.YELLOW, 40, 0.1, "", 300)))
        .containsExactly("a");
  }

  @Test
  void thirdSibling_joinsTheCampaignTask_whereNoRoomIsLeft() {
    assertThat(
            tasks(
                offer("a", 1, Tier.YELLOW, 40, 0, "k", 300),
                offer("b", 1, Tier.YELLOW, 40, 0.1, "k", 300),
                offer("c", 1, Tier.YELLOW, 40, 0.2, "k", 300),
                offer("d", 1, Tier.YELLOW, 40, 0.3, "other", 300),
                offer("e", 1, Tier.YELLOW, 40, 0.4, "k", 300)))
        .containsExactly("a", "c", "e");
  }

  @Test
  void siblings_tooFarApart_areNoCampaignTask() {
    assertThat(
            tasks(
                offer("a", 1, Tier.YELLOW, 40, 0, "k", 300),
                offer("b", 1, Tier.YELLOW, 40, 7.5, "k", 300),
                offer("c", 1, Tier.YELLOW, 40, 7.6, "k", 300)))
        .containsExactly("a", "b");
  }

  @Test
  void fewPlaces_haveASmallerBudget() {
    List<Offer> few = new ArrayList<>();
    List<Offer> many = new ArrayList<>();
    for (int day = 0; day < 60; day++) {
      few.add(offer("a" + day, 1, Tier.YELLOW, 40, day, "", 30));
      many.add(offer("a" + day, 1, Tier.YELLOW, 40, day, "", 300));
    }

    // 1.7 tasks a day per 1,000 are one in 20 days for 30; a bucket of one task saves no more.
    assertThat(tasks(few.toArray(new Offer[0]))).containsExactly("a0", "a20", "a40");
    assertThat(tasks(many.toArray(new Offer[0]))).hasSizeBetween(15, 30);
  }

  @Test
  void threshold_ofThePast_keepsTheRoomForHigherScores() {
    List<Offer> offers = new ArrayList<>();
    for (int day = 0; day < 30; day++) {
      offers.add(offer("low" + day, Tier.YELLOW, 35, day + 0.1));
      if (day % 3 == 0) {
        offers.add(offer("high" + day, Tier.YELLOW, 55, day + 0.2));
      }
    }

    List<String> late = tasks(offers.toArray(new Offer[0]));

    assertThat(late.stream().filter(id -> id.startsWith("high")))
        .contains("high12", "high15", "high18", "high21", "high24", "high27");
    assertThat(late.stream().filter(id -> id.matches("low(9|[12][0-9])"))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void order_ofArrival_changesNothing(long seed) {
    Random random = new Random(seed);
    List<Offer> offers = drawn(random);
    List<Assignment> expected = decide(offers);
    Collections.shuffle(offers, random);

    assertThat(decide(offers)).isEqualTo(expected);
    assertThat(piecewise(offers, random)).as("seed " + seed).isEqualTo(expected);
  }

  /** Lets time pass in steps; each offer arrives before its time has passed. */
  private List<Assignment> piecewise(List<Offer> offers, Random random) {
    List<Assignment> out = new ArrayList<>();
    AdvisorTasks state = AdvisorTasks.NONE;
    List<Offer> left = new ArrayList<>(offers);
    for (long now = T0; !left.isEmpty(); now += random.nextInt((int) (3 * DAY))) {
      long horizon = now + 10 * HOUR;
      for (Offer each : List.copyOf(left)) {
        if (each.assignment().at() <= horizon) {
          left.remove(each);
          state = ledger.add(state, each);
          state = ledger.add(state, each);
        }
      }
      state = ledger.advance(state, now, out::add);
    }
    var unused = ledger.advance(state, Long.MAX_VALUE - 1, out::add);
    return out;
  }

  @ParameterizedTest
  @ValueSource(longs = {11, 12, 13})
  void anyStretch_ofDaysKeepsToTheRate_andNoDayHasMoreThanTheMost(long seed) {
    ledger = new TaskLedger(at -> rule(3), ZONE);
    List<Offer> offers = drawn(new Random(seed));
    offers.removeIf(each -> each.urgent() || !each.siblings().isEmpty());
    List<Long> first = new ArrayList<>();
    List<String> seen = new ArrayList<>();
    for (Assignment each : decide(offers)) {
      if (each.route() != Route.DIGEST && !seen.contains(each.alertId())) {
        seen.add(each.alertId());
        first.add(each.at());
      }
    }
    first.sort(Comparator.naturalOrder());

    assertThat(first).as("seed " + seed).hasSizeGreaterThan(5);
    for (int i = 0; i < first.size(); i++) {
      for (int j = i; j < first.size(); j++) {
        double days = (first.get(j) - first.get(i)) / (double) DAY;
        assertThat(j - i + 1).isLessThanOrEqualTo((int) Math.floor(3 + 0.5 * days + 1e-9));
      }
    }
  }

  private static List<Offer> drawn(Random random) {
    List<Offer> offers = new ArrayList<>();
    Tier[] tiers = {Tier.YELLOW, Tier.YELLOW, Tier.YELLOW, Tier.YELLOW, Tier.ORANGE, Tier.RED};
    for (int i = 0; i < 120; i++) {
      String siblings = random.nextInt(3) == 0 ? "k" + random.nextInt(3) : "";
      Tier tier = tiers[random.nextInt(tiers.length)];
      double day = random.nextDouble() * 40;
      offers.add(offer("x" + i, 1, tier, 30 + random.nextInt(40), day, siblings, 300));
      if (random.nextBoolean()) {
        offers.add(offer("x" + i, 2, Tier.YELLOW, 50, day + 1, siblings, 300));
      }
    }
    return offers;
  }

  @Test
  void past_isForgotten_onceNoAlertCanStillRestOnIt() {
    AdvisorTasks state = ledger.add(AdvisorTasks.NONE, offer("a", Tier.YELLOW, 40, 0));
    state = ledger.advance(state, T0 + 1, each -> {});

    assertThat(ledger.forget(state, ledger.forgetAt(state) - 2)).isEqualTo(state);
    assertThat(ledger.forget(state, ledger.forgetAt(state))).isNull();
  }

  @Test
  void withoutLimits_everythingIsATask() {
    TaskLedger open = new TaskLedger(at -> CapacityRule.NONE, ZONE);
    AdvisorTasks state = AdvisorTasks.NONE;
    for (int i = 0; i < 50; i++) {
      state = open.add(state, offer("a" + i, Tier.YELLOW, 40, 0));
    }
    List<Assignment> out = new ArrayList<>();
    var unused = open.advance(state, Long.MAX_VALUE - 1, out::add);

    assertThat(out).hasSize(50).extracting(Assignment::route).containsOnly(Route.ADVISOR);
  }
}
