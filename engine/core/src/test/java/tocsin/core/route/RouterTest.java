package tocsin.core.route;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import java.time.ZoneId;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tocsin.core.TestPacks;
import tocsin.domain.alert.AlertHead;
import tocsin.domain.alert.AlertStatus;
import tocsin.domain.alert.Tier;
import tocsin.domain.pack.Routing;
import tocsin.domain.pack.TierRule;
import tocsin.domain.people.Advisor;
import tocsin.domain.people.Assignment;
import tocsin.domain.people.Binding;
import tocsin.domain.people.BindingRole;
import tocsin.domain.people.Route;
import tocsin.domain.people.UnitKind;

/** Red tells centre and advisor, orange the advisor, yellow the station, blue the digest. */
class RouterTest {
  private static final long T = TestPacks.T0 + 12 * TestPacks.HOUR;
  private static final BindingRole PRIMARY = BindingRole.PRIMARY;
  private static final BindingRole DEPUTY = BindingRole.DEPUTY;

  private static final ImmutableMap<Tier, TierRule> TIERS =
      ImmutableMap.of(
          Tier.RED, rule(Tier.RED, 5, Route.CENTRE, Route.ADVISOR),
          Tier.ORANGE, rule(Tier.ORANGE, 10, Route.ADVISOR),
          Tier.YELLOW, rule(Tier.YELLOW, 20, Route.STATION),
          Tier.BLUE, rule(Tier.BLUE, 40, Route.DIGEST));

  private static final Router ROUTER = router(Routing.standard(List.copyOf(TIERS.values())));

  private static Router router(Routing routing) {
    return new Router(
        new RoutingPolicy(TIERS, routing, ImmutableSet.of("F09"), ZoneId.of("Asia/Shanghai")));
  }

  private static TierRule rule(Tier tier, long dispatch, Route... routes) {
    return new TierRule(
        tier, "true", 2, 1, List.of(routes), dispatch, 100, 200, Long.MAX_VALUE, 300, "", "");
  }

  private static AlertHead alert(Tier tier, String type, long at) {
    return new AlertHead("a1", 3, AlertStatus.OPEN, "anna", tier, type, "k", 50, at);
  }

  private static List<Assignment> route(Tier tier, Roster roster) {
    return ROUTER.route(alert(tier, "F01", T), roster);
  }

  private static void assertOne(
      List<Assignment> routed, Route route, String advisor, String unit, String why) {
    assertThat(routed).as("%s", routed).hasSize(1);
    assertIs(routed.get(0), route, advisor, unit, why);
  }

  private static void assertIs(
      Assignment assignment, Route route, String advisor, String unit, String why) {
    assertThat(assignment.route()).isEqualTo(route);
    assertThat(assignment.advisorId()).isEqualTo(advisor);
    assertThat(assignment.unitId()).isEqualTo(unit);
    assertThat(assignment.why()).isEqualTo(why);
  }

  /** Anna works at the works; A and B are its advisors. */
  private static Rosters town() {
    return Rosters.town().person("anna", "works").advisor("A", "alfa").advisor("B", "bravo");
  }

  private static Rosters offDuty(String advisor) {
    return Rosters.town()
        .person("anna", "works")
        .advisor(advisor, "alfa", "works", 300, "20:00-21:00", Rosters.ALWAYS, Rosters.NEVER);
  }

  @Test
  void advisor_primaryOnDuty_getsItWithTheTiersDeadlines() {
    List<Assignment> routed = route(Tier.ORANGE, town().bind("anna", "A", PRIMARY).sound());

    assertOne(routed, Route.ADVISOR, "A", "works", "bound");
    assertThat(routed.get(0))
        .isEqualTo(
            new Assignment(
                "a1",
                3,
                T,
                Route.ADVISOR,
                "A",
                "works",
                "bound",
                T + 10,
                T + 100,
                T + 200,
                Long.MAX_VALUE,
                T + 300));
  }

  @Test
  void red_goesToCentreAndAdvisor() {
    List<Assignment> routed = route(Tier.RED, town().bind("anna", "A", PRIMARY).sound());

    assertThat(routed).hasSize(2);
    assertIs(routed.get(0), Route.CENTRE, "", "centre", "tier");
    assertIs(routed.get(1), Route.ADVISOR, "A", "works", "bound");
    assertThat(routed).extracting(Assignment::dispatchBy).containsOnly(T + 5);
  }

  @Test
  void red_advisorFallsBackToTheCentre_isToldOnce() {
    assertOne(route(Tier.RED, Roster.EMPTY), Route.CENTRE, "", "", "tier");
  }

  @Test
  void primaryIsThePerson_deputyGetsIt() {
    Roster roster =
        Rosters.town()
            .person("anna", "works")
            .advisor("A", "anna")
            .advisor("B", "bravo")
            .bind("anna", "A", PRIMARY)
            .bind("anna", "B", DEPUTY)
            .sound();

    assertOne(route(Tier.ORANGE, roster), Route.DEPUTY, "B", "works", "advisor-is-person");
    assertOne(route(Tier.BLUE, roster), Route.DIGEST, "B", "works", "advisor-is-person");
  }

  @Test
  void primaryOffDuty_deputyElseStation() {
    Rosters rosters = offDuty("A").advisor("B", "bravo").bind("anna", "A", PRIMARY);

    assertOne(
        route(Tier.ORANGE, rosters.sound()), Route.STATION, "", "station", "advisor-off-duty");
    assertOne(
        route(Tier.ORANGE, rosters.bind("anna", "B", DEPUTY).sound()),
        Route.DEPUTY,
        "B",
        "works",
        "advisor-off-duty");
    assertOne(route(Tier.BLUE, rosters.sound()), Route.DIGEST, "A", "works", "bound");
  }

  @Test
  void primaryGone_deputyElseStation() {
    Rosters rosters =
        Rosters.town()
            .person("anna", "works")
            .advisor("A", "alfa", "works", 300, "", T - 100, T)
            .advisor("B", "bravo")
            .bind("anna", "A", PRIMARY);

    assertOne(route(Tier.ORANGE, rosters.sound()), Route.STATION, "", "station", "advisor-gone");
    assertOne(route(Tier.BLUE, rosters.sound()), Route.STATION, "", "station", "advisor-gone");
    assertOne(
        route(Tier.ORANGE, rosters.bind("anna", "B", DEPUTY).sound()),
        Route.DEPUTY,
        "B",
        "works",
        "advisor-gone");
  }

  @Test
  void deputyAlone_saysThatThereIsNoPrimary() {
    assertOne(
        route(Tier.ORANGE, town().bind("anna", "B", DEPUTY).sound()),
        Route.DEPUTY,
        "B",
        "works",
        "no-primary");
  }

  @Test
  void nobodyCan_theFirstHindranceIsNamed() {
    Roster roster =
        offDuty("A")
            .advisor("B", "anna")
            .bind("anna", "A", PRIMARY)
            .bind("anna", "B", DEPUTY)
            .sound();

    assertOne(route(Tier.ORANGE, roster), Route.STATION, "", "station", "advisor-off-duty");
  }

  @Test
  void unbound_goesToTheStationElseToTheCentre() {
    assertOne(route(Tier.ORANGE, town().sound()), Route.STATION, "", "station", "unbound");
    Roster stranger = Rosters.town().sound();
    assertOne(route(Tier.ORANGE, stranger), Route.CENTRE, "", "centre", "unbound");
    assertOne(route(Tier.YELLOW, stranger), Route.CENTRE, "", "centre", "no-station");
    assertOne(route(Tier.YELLOW, town().sound()), Route.STATION, "", "station", "tier");
    assertOne(route(Tier.ORANGE, Roster.EMPTY), Route.CENTRE, "", "", "unbound");
  }

  @Test
  void station_isTheNearestAboveThePerson() {
    Roster roster =
        Rosters.town()
            .unit("far", "centre", UnitKind.STATION)
            .unit("shop", "far", UnitKind.WORKSHOP)
            .person("anna", "shop")
            .sound();

    assertOne(route(Tier.ORANGE, roster), Route.STATION, "", "far", "unbound");
  }

  @Test
  void employerBlind_byFlagOrByType_neverMeetsTheWorkplace() {
    Roster asked =
        Rosters.town()
            .person("anna", "works", "employer_blind")
            .advisor("A", "alfa")
            .bind("anna", "A", PRIMARY)
            .sound();
    Roster plain = town().bind("anna", "A", PRIMARY).sound();

    assertOne(route(Tier.ORANGE, asked), Route.STATION, "", "station", "employer-blind");
    assertOne(route(Tier.BLUE, asked), Route.STATION, "", "station", "employer-blind");
    assertOne(
        ROUTER.route(alert(Tier.ORANGE, "F09", T), plain),
        Route.STATION,
        "",
        "station",
        "employer-blind");
    assertThat(ROUTER.route(alert(Tier.RED, "F09", T), plain))
        .extracting(Assignment::route)
        .containsExactly(Route.CENTRE, Route.STATION);
  }

  @Test
  void binding_countsAsOfTheDecision() {
    Roster roster =
        town()
            .bind("anna", "A", PRIMARY, T - 1000, T)
            .bind("anna", "B", PRIMARY, T, T + 1000)
            .sound();

    assertOne(
        ROUTER.route(alert(Tier.ORANGE, "F01", T - 1), roster),
        Route.ADVISOR,
        "A",
        "works",
        "bound");
    assertOne(
        ROUTER.route(alert(Tier.ORANGE, "F01", T), roster), Route.ADVISOR, "B", "works", "bound");
    assertOne(
        ROUTER.route(alert(Tier.ORANGE, "F01", T + 1000), roster),
        Route.STATION,
        "",
        "station",
        "unbound");
  }

  @Test
  void advisorVersion_countsAsOfTheDecision() {
    Roster roster =
        Rosters.town()
            .person("anna", "works")
            .advisor("A", "alfa", "works", 300, "", T - 1000, T)
            .advisor("A", "anna", "station", 300, "", T, T + 1000)
            .bind("anna", "A", PRIMARY)
            .sound();

    assertOne(
        ROUTER.route(alert(Tier.ORANGE, "F01", T - 1), roster),
        Route.ADVISOR,
        "A",
        "works",
        "bound");
    assertOne(
        ROUTER.route(alert(Tier.ORANGE, "F01", T), roster),
        Route.STATION,
        "",
        "station",
        "advisor-is-person");
  }

  @ParameterizedTest
  @EnumSource(
      value = AlertStatus.class,
      names = {"CLOSED", "WITHDRAWN"})
  void endedVersion_goesToNobody(AlertStatus status) {
    AlertHead ended = new AlertHead("a1", 4, status, "anna", Tier.RED, "F01", "k", 50, T);

    assertThat(ROUTER.route(ended, town().sound())).isEmpty();
  }

  @Test
  void route_randomRosters_followsTheRules() {
    String[] shifts = {"", "08:00-20:00", "20:00-08:00", "Sun 08:00-20:00", "-holiday"};
    for (int seed = 0; seed < 1500; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      Rosters rosters = Rosters.town();
      boolean blind = random.nextInt(8) == 0;
      if (random.nextInt(5) > 0) {
        rosters.person("anna", random.nextBoolean() ? "works" : "", blind ? "employer_blind" : "x");
      }
      for (int i = 0; i < 5; i++) {
        String subject = random.nextInt(3) == 0 ? "anna" : "s" + i;
        long from = T + random.nextInt(-2000, 1000);
        rosters.advisor(
            "A" + random.nextInt(4),
            subject,
            "works",
            300,
            shifts[random.nextInt(shifts.length)],
            from,
            from + 1500);
      }
      for (int i = 0; i < 5; i++) {
        long from = T + random.nextInt(-2000, 1000);
        BindingRole role = random.nextBoolean() ? PRIMARY : DEPUTY;
        rosters.bind("anna", "A" + random.nextInt(4), role, from, from + 1500);
      }
      Roster roster = rosters.check().roster();
      Tier tier = Tier.values()[1 + random.nextInt(4)];
      String type = random.nextInt(8) == 0 ? "F09" : "F01";

      List<Assignment> routed = ROUTER.route(alert(tier, type, T), roster);

      assertThat(routed).as("seed %d: somebody is told", seed).isNotEmpty();
      boolean delicate = type.equals("F09") || (blind && roster.person("anna") != null);
      for (Assignment assignment : routed) {
        assertRules(assignment, roster, delicate, "seed " + seed + " " + assignment);
      }
    }
  }

  private static void assertRules(
      Assignment assignment, Roster roster, boolean delicate, String where) {
    boolean advised =
        assignment.route() == Route.ADVISOR
            || assignment.route() == Route.DEPUTY
            || assignment.route() == Route.DIGEST;
    assertThat(assignment.advisorId().isEmpty()).as(where).isNotEqualTo(advised);
    assertThat(assignment.why()).as(where).isNotEmpty();
    if (!advised) {
      return;
    }
    assertThat(delicate).as("%s: employer-blind", where).isFalse();
    Roster.OnRoster onRoster = roster.advisor(assignment.advisorId(), T);
    assertThat(onRoster).as("%s: on the roster", where).isNotNull();
    Advisor advisor = onRoster.advisor();
    assertThat(advisor.subject()).as("%s: never the person", where).isNotEqualTo("anna");
    assertThat(assignment.unitId()).as(where).isEqualTo(advisor.unitId());
    List<BindingRole> roles =
        roster.bindings("anna").stream()
            .filter(b -> b.validAt(T) && b.advisorId().equals(assignment.advisorId()))
            .map(Binding::role)
            .toList();
    assertThat(roles).as("%s: bound", where).isNotEmpty();
    if (assignment.route() == Route.DIGEST) {
      return;
    }
    assertThat(roles).as(where).contains(assignment.route() == Route.ADVISOR ? PRIMARY : DEPUTY);
    assertThat(onRoster.shifts().cover(T, ZoneId.of("Asia/Shanghai"), roster.holidays()))
        .as("%s: on duty", where)
        .isTrue();
  }
}
