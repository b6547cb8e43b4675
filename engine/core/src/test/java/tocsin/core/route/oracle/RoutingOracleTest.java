package tocsin.core.route.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import tocsin.core.route.Roster;
import tocsin.core.route.RosterBuilder;
import tocsin.core.route.Router;
import tocsin.core.route.RoutingPolicy;
import tocsin.core.route.oracle.PlainRouting.Told;
import tocsin.domain.alert.AlertHead;
import tocsin.domain.alert.Tier;
import tocsin.domain.pack.ConflictKind;
import tocsin.domain.pack.ConflictRule;
import tocsin.domain.pack.Routing;
import tocsin.domain.pack.RoutingRule;
import tocsin.domain.pack.TierRule;
import tocsin.domain.pack.Way;
import tocsin.domain.people.Assignment;
import tocsin.domain.people.Route;

/**
 * Router against plain oracle on drawn towns. {@code -Droute.cases=N -Droute.seed=N} widen it; each
 * case is one alert on one roster, routed and escalated.
 */
class RoutingOracleTest {
  private static final int ALERTS = 20;
  private static final long MINUTE = 60_000;

  private static final ImmutableMap<Tier, TierRule> TIERS =
      ImmutableMap.of(
          Tier.RED, rule(Tier.RED, 2, 5, 60, Route.CENTRE, Route.ADVISOR),
          Tier.ORANGE, rule(Tier.ORANGE, 10, 20, 720, Route.ADVISOR),
          Tier.YELLOW, rule(Tier.YELLOW, 120, 480, 1440, Route.ADVISOR),
          Tier.BLUE, rule(Tier.BLUE, 120, 480, 1440, Route.DIGEST));

  private static final ImmutableMap<Tier, TierRule> BUSY_TIERS =
      ImmutableMap.<Tier, TierRule>builder()
          .putAll(TIERS)
          .put(Tier.BLUE, rule(Tier.BLUE, 120, 480, 1440, Route.STATION))
          .buildKeepingLast();

  private static TierRule rule(Tier tier, long accept, long contact, long feedback, Route... to) {
    return new TierRule(
        tier,
        "true",
        2,
        1,
        List.of(to),
        1,
        accept * MINUTE,
        contact * MINUTE,
        Long.MAX_VALUE,
        feedback * MINUTE,
        "",
        "");
  }

  private static RoutingRule rule(
      String why, List<Tier> tiers, List<String> types, List<String> flags, String hours, Way to) {
    return new RoutingRule(why, tiers, types, false, flags, false, hours, to);
  }

  /** The policy that {@link PlainRouting} calls busy. */
  private static Routing busy() {
    Routing standard = Routing.standard(TIERS.values().asList());
    List<RoutingRule> rules = new ArrayList<>();
    rules.add(
        rule("night", List.of(Tier.YELLOW), List.of(), List.of(), "22:00-07:00", Way.STATION));
    rules.add(
        rule(
            "fast-type",
            List.of(Tier.RED, Tier.ORANGE),
            List.of("F04"),
            List.of(),
            "",
            Way.CENTRE));
    rules.add(
        rule(
            "office-hours",
            List.of(),
            List.of(),
            List.of("finance"),
            "Mon-Fri 08:00-18:00",
            Way.ADVISOR));
    rules.addAll(standard.rules());
    List<ConflictRule> conflicts =
        standard.conflicts().stream()
            .map(
                each ->
                    new ConflictRule(
                        each.kind(), each.leave() || each.kind() == ConflictKind.REPORTER))
            .toList();
    return new Routing(0, rules, conflicts, standard.escalation());
  }

  private static Router router(ImmutableMap<Tier, TierRule> tiers, Routing routing) {
    return new Router(
        new RoutingPolicy(
            tiers, routing, ImmutableSet.of("F05", "F09"), ZoneId.of("Asia/Shanghai")));
  }

  private static Told told(Assignment a) {
    return new Told(a.route().word(), a.advisorId(), a.unitId(), a.why(), a.at());
  }

  @Test
  void route_drawnTowns_agreesWithThePlainOracleAndReachesEveryReason() {
    long cases = Long.getLong("route.cases", 50_000);
    long seed = Long.getLong("route.seed", 6);
    Router[] routers = {
      router(TIERS, Routing.standard(TIERS.values().asList())), router(BUSY_TIERS, busy())
    };
    TreeMap<String, Long> reached = new TreeMap<>();
    for (long town = 0; town * ALERTS < cases; town++) {
      SplittableRandom random = new SplittableRandom(seed + town);
      WorldMaker maker = new WorldMaker(random);
      World world = maker.world();
      RosterBuilder.Checked checked = RosterBuilder.build(world.rows());
      assertThat(checked.faults()).as("town %d", town).noneMatch(fault -> fault.refused());
      for (int i = 0; i < ALERTS; i++) {
        AlertHead alert = maker.alert();
        boolean busy = random.nextInt(3) == 0;
        check(routers[busy ? 1 : 0], checked.roster(), world, alert, busy, seed + town, reached);
      }
    }
    System.out.printf("routing oracle: %,d cases, seed %d, 0 differ; %s%n", cases, seed, reached);
    List<String> first = reached.keySet().stream().filter(k -> !k.startsWith("later")).toList();
    assertThat(first).containsExactlyInAnyOrderElementsOf(reasons());
    assertThat(reached.keySet()).containsAll(LATER);
  }

  private static void check(
      Router router,
      Roster roster,
      World world,
      AlertHead alert,
      boolean busy,
      long seed,
      TreeMap<String, Long> reached) {
    PlainRouting plain = new PlainRouting(world, alert, busy);
    List<Told> now = router.route(alert, roster).stream().map(RoutingOracleTest::told).toList();
    List<Told> later =
        router.escalate(alert, roster).stream().map(RoutingOracleTest::told).toList();
    if (!now.equals(plain.now()) || !later.equals(plain.later())) {
      PlainRouting again = new PlainRouting(world, alert, busy);
      assertThat(now)
          .as("seed %d at %s %d busy %s", seed, alert, alert.decidedAt(), busy)
          .isEqualTo(again.now());
      assertThat(later).as("later, seed %d %s", seed, alert).isEqualTo(again.later());
    }
    now.forEach(each -> reached.merge(each.route() + " " + each.why(), 1L, Long::sum));
    later.forEach(each -> reached.merge("later " + each.route() + " " + each.why(), 1L, Long::sum));
  }

  /** Every route with every reason that the rules allow, at once. */
  private static SortedSet<String> reasons() {
    SortedSet<String> reasons = new TreeSet<>();
    String advisors = "advisor bound, advisor minor, deputy no-primary, deputy minor";
    String digests = "digest bound, digest no-primary, digest minor, centre tier, station tier";
    reasons.addAll(List.of((advisors + ", " + digests).split(", ", -1)));
    reasons.addAll(List.of("centre no-station", "centre fast-type"));
    for (String end : List.of("station ", "centre ")) {
      for (String why : List.of("night", "employer-blind", "minor-no-guardian", "unbound")) {
        reasons.add(end + why);
      }
      for (String why : List.of("unbound", "minor", "employer-blind", "advisor-off-duty")) {
        reasons.add(end + "guardian-" + why);
      }
      for (ConflictKind kind : ConflictKind.values()) {
        reasons.add(end + kind.why());
        reasons.add(end + "guardian-" + kind.why());
      }
      reasons.add(end + "advisor-gone");
      reasons.add(end + "guardian-advisor-gone");
      reasons.add(end + "advisor-off-duty");
    }
    for (String end : List.of("deputy ", "digest ")) {
      for (ConflictKind kind : ConflictKind.values()) {
        reasons.add(end + kind.why());
      }
      reasons.add(end + "advisor-gone");
      reasons.remove(end + ConflictKind.INSIDER.why());
    }
    reasons.add("deputy advisor-off-duty");
    return reasons;
  }

  /** What an escalation may say that a first route does not. */
  private static final List<String> LATER =
      List.of(
          "later advisor escalated",
          "later deputy escalated",
          "later station escalated",
          "later centre escalated",
          "later deputy minor",
          "later station advisor-off-duty",
          "later station advisor-gone",
          "later station guardian-advisor-off-duty");
}
