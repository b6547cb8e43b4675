package tocsin.core.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.google.common.collect.ImmutableMap;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import tocsin.core.TestPacks;
import tocsin.core.TestPacks.Draft;
import tocsin.core.TestVisits;
import tocsin.domain.intel.FlaggedTarget;
import tocsin.domain.intel.Signal;
import tocsin.domain.intel.Verdict;
import tocsin.domain.intel.Visit;

class ExposureReaderTest {
  private static final long T0 = TestPacks.T0;
  private static final long MINUTE = TestPacks.MINUTE;
  private static final long HOUR = TestPacks.HOUR;
  private static final long DAY = TestPacks.DAY;
  private static final int VISIT = TestVisits.VISIT;

  private static ExposureReader reader(Draft draft) {
    return new ExposureReader(draft.build(), ImmutableMap.of("F01", 1, "F04", 2, "F09", 3));
  }

  private static List<Exposure> read(Draft draft, long at, List<Visit> visits) {
    PersonLog log = PersonLog.EMPTY;
    for (Visit visit : visits) {
      log = log.with(visit);
    }
    return reader(draft).read(log, at, PersonFlags.NONE);
  }

  private static Exposure only(long at, Visit... visits) {
    List<Exposure> exposures = read(TestPacks.draft(), at, List.of(visits));
    assertThat(exposures).hasSize(1);
    return exposures.get(0);
  }

  private static double fact(Exposure exposure, Fact fact) {
    return exposure.facts().get(fact);
  }

  private static Visit visit(long at, String host, String type) {
    FlaggedTarget target = TestVisits.flagged(host, Verdict.CONFIRMED, 90, type, "c-" + host);
    return TestVisits.visit(at, at, VISIT, target);
  }

  /** The same visits, as if all targets were of one campaign and one type. */
  private static List<Visit> oneCampaign(List<Visit> visits) {
    List<Visit> same = new ArrayList<>();
    for (Visit visit : visits) {
      FlaggedTarget t = visit.target();
      FlaggedTarget target =
          t == null
              ? null
              : TestVisits.flagged(t.target(), t.verdict(), t.confidence(), "F01", "c");
      same.add(
          new Visit(
              visit.subject(),
              visit.at(),
              visit.effectiveAt(),
              visit.hash(),
              visit.signals(),
              target));
    }
    return same;
  }

  @Test
  void read_randomHistories_givesTheFactsOfThePlainVisits() {
    String[] zones = {"Asia/Shanghai", "Europe/Berlin", "America/New_York", "UTC"};
    for (int seed = 0; seed < 400; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      Draft draft = TestPacks.draft();
      draft.zone = zones[seed % zones.length];
      if (seed % 3 == 0) {
        draft.set(12, 1).set(13, 5);
      }
      long span = seed % 2 == 0 ? 2 * HOUR : 20 * DAY;
      List<Visit> visits = oneCampaign(TestVisits.random(random, 5 + random.nextInt(60), span));
      List<Visit> arrived = TestVisits.disturbed(visits, random);

      for (int i = 0; i < 5; i++) {
        long at = visits.get(random.nextInt(visits.size())).effectiveAt() + random.nextLong(HOUR);
        Map<Fact, Double> plain =
            PlainFacts.of(visits, at, draft.parameters(), ZoneId.of(draft.zone));
        List<Exposure> exposures = read(draft, at, arrived);

        assertThat(exposures).as("seed %d", seed).hasSize(plain.isEmpty() ? 0 : 1);
        for (Map.Entry<Fact, Double> fact : plain.entrySet()) {
          assertThat(fact(exposures.get(0), fact.getKey()))
              .as("seed %d, %s at %d", seed, fact.getKey(), at)
              .isCloseTo(fact.getValue(), within(1e-9));
        }
      }
    }
  }

  @Test
  void read_manyCampaigns_countsEveryVisitOnceAndWhateverTheOrder() {
    for (int seed = 0; seed < 200; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      Draft draft = TestPacks.draft().set(TestPacks.RETENTION, 40 * DAY);
      List<Visit> visits = TestVisits.random(random, 40, 20 * DAY);
      long at = T0 + 39 * DAY;

      List<Exposure> exposures = read(draft, at, visits);

      double all =
          PlainFacts.of(visits, at, draft.parameters(), ZoneId.of(draft.zone)).get(Fact.VISITS);
      assertThat(exposures.stream().mapToDouble(each -> fact(each, Fact.VISITS)).sum())
          .as("seed %d", seed)
          .isEqualTo(all);
      List<Exposure> again = read(draft, at, TestVisits.disturbed(visits, random));
      assertThat(again.stream().map(ExposureReaderTest::said).toList())
          .as("seed %d", seed)
          .isEqualTo(exposures.stream().map(ExposureReaderTest::said).toList());
    }
  }

  private static String said(Exposure exposure) {
    StringBuilder said =
        new StringBuilder(exposure.campaign() + exposure.fraudType() + exposure.firstAt());
    exposure.targets().forEach(known -> said.append(known.flagged()).append(known.since()));
    for (double value : exposure.facts().values()) {
      said.append(' ').append(value);
    }
    return said.toString();
  }

  @Test
  void visits_spanBoundaries_countPerTargetAndFiveMinutes() {
    Exposure exposure =
        only(
            T0 + HOUR,
            visit(T0, "a.example", "F01"),
            visit(T0 + 5 * MINUTE - 1, "a.example", "F01"),
            visit(T0 + 5 * MINUTE - 1, "b.example", "F01"),
            visit(T0 + 5 * MINUTE, "a.example", "F01"));

    assertThat(fact(exposure, Fact.VISITS)).isEqualTo(3);
    assertThat(fact(exposure, Fact.DWELL_MINUTES)).isEqualTo(10);
    assertThat(fact(exposure, Fact.TARGETS)).isEqualTo(2);
  }

  @Test
  void heat_targetsInTurnWithinASpan_countOnceEach() {
    Exposure exposure =
        only(
            T0 + 3,
            TestVisits.visit(T0, "a.example", VISIT),
            TestVisits.visit(T0 + 1, "b.example", VISIT),
            TestVisits.visit(T0 + 2, "a.example", Signal.DOWNLOAD.bit()));

    assertThat(fact(exposure, Fact.VISITS)).isEqualTo(2);
    assertThat(fact(exposure, Fact.HEAT)).isCloseTo(2, within(1e-6));
  }

  @Test
  void decay_afterHalfLives_isHalved() {
    Exposure exposure = only(T0 + 7 * DAY - 1, visit(T0, "a.example", "F01"));
    Exposure later = only(T0 + 6 * HOUR, visit(T0, "a.example", "F01"));

    assertThat(fact(exposure, Fact.RECENCY)).isCloseTo(0.5, within(1e-6));
    assertThat(fact(later, Fact.HEAT)).isEqualTo(0.5);
    assertThat(fact(later, Fact.SINCE_HOURS)).isEqualTo(6);
  }

  @Test
  void days_midnightOfTheCentre_dividesThem() {
    Exposure exposure =
        only(T0 + DAY, visit(T0 - 1, "a.example", "F01"), visit(T0, "a.example", "F01"));

    assertThat(fact(exposure, Fact.DAYS)).isEqualTo(2);
    assertThat(fact(exposure, Fact.SESSIONS)).isEqualTo(1);
    assertThat(fact(exposure, Fact.NIGHT_VISITS)).isEqualTo(2);
  }

  @Test
  void night_firstAndLastHour_areInsideAndOutside() {
    Exposure exposure =
        only(
            T0 + 2 * DAY,
            visit(T0 + 6 * HOUR - 1, "a.example", "F01"),
            visit(T0 + 6 * HOUR, "a.example", "F01"),
            visit(T0 + 23 * HOUR - 1, "a.example", "F01"),
            visit(T0 + 23 * HOUR, "a.example", "F01"));

    assertThat(fact(exposure, Fact.NIGHT_VISITS)).isEqualTo(2);
  }

  @Test
  void sessions_silenceOfExactlyTheGap_isStillOne() {
    Exposure exposure =
        only(
            T0 + DAY,
            visit(T0, "a.example", "F01"),
            visit(T0 + 30 * MINUTE, "a.example", "F01"),
            visit(T0 + 60 * MINUTE + 1, "a.example", "F01"));

    assertThat(fact(exposure, Fact.SESSIONS)).isEqualTo(2);
    assertThat(fact(exposure, Fact.RETRIES)).isEqualTo(1);
  }

  @Test
  void context_edgeOfTheSpan_isNearAndBeyondIsNot() {
    Visit visit = visit(T0 + HOUR, "a.example", "F01");
    int bank = Signal.BANK.bit();

    Exposure exposure =
        only(
            T0 + DAY,
            visit,
            TestVisits.context(T0 + 40 * MINUTE - 1, bank),
            TestVisits.context(T0 + 80 * MINUTE, bank),
            TestVisits.context(T0 + 80 * MINUTE, Signal.REMOTE.bit()),
            TestVisits.context(T0 + 85 * MINUTE, bank));

    assertThat(fact(exposure, Fact.BANKS)).isEqualTo(1);
    assertThat(fact(exposure, Fact.REMOTE_BANK)).isEqualTo(1);
  }

  @Test
  void context_alone_isNoExposure() {
    assertThat(read(TestPacks.draft(), T0, List.of(TestVisits.context(T0, Signal.BANK.bit()))))
        .isEmpty();
  }

  @Test
  void read_beforeTheNews_knowsNothingOfIt() {
    FlaggedTarget target = TestVisits.flagged("a.example", Verdict.CONFIRMED, 90);
    List<Visit> visits = List.of(TestVisits.visit(T0, T0 + HOUR, VISIT, target));

    assertThat(read(TestPacks.draft(), T0 + HOUR - 1, visits)).isEmpty();
    assertThat(read(TestPacks.draft(), T0 + HOUR, visits)).hasSize(1);
  }

  @Test
  void read_visitAsOldAsTheRetention_hasFallenAway() {
    Visit visit = visit(T0, "a.example", "F01");

    assertThat(read(TestPacks.draft(), T0 + 14 * DAY - 1, List.of(visit))).hasSize(1);
    assertThat(read(TestPacks.draft(), T0 + 14 * DAY, List.of(visit))).isEmpty();
  }

  @Test
  void groups_compatibleTypesWithinTheJoin_areOneExposureOfTheFirstCampaign() {
    Exposure exposure =
        only(
            T0 + 7 * DAY - 1,
            visit(T0 + 1, "a.example", "unknown"),
            visit(T0 + DAY, "b.example", "F01"),
            visit(T0 + 2 * DAY, "c.example", "F01"));

    assertThat(exposure.campaign()).isEqualTo("c-a.example");
    assertThat(exposure.fraudType()).isEqualTo("F01");
    assertThat(fact(exposure, Fact.TYPE)).isEqualTo(1);
    assertThat(exposure.firstAt()).isEqualTo(T0 + 1);
    assertThat(exposure.lastAt()).isEqualTo(T0 + 2 * DAY);
  }

  @Test
  void groups_otherTypeOrBeyondTheJoin_standApart() {
    Draft draft = TestPacks.draft().set(TestPacks.RETENTION, 60 * DAY).set(6, 5 * DAY);
    List<Visit> visits =
        List.of(
            visit(T0, "a.example", "F01"),
            visit(T0 + MINUTE, "b.example", "F04"),
            visit(T0 + 5 * DAY, "c.example", "F01"),
            visit(T0 + 10 * DAY + 1, "d.example", "F01"),
            visit(T0 + 20 * DAY, "a.example", "F01"));

    assertThat(read(draft, T0 + 21 * DAY, visits))
        .extracting(Exposure::campaign)
        .containsExactly("c-a.example", "c-b.example", "c-d.example");
    Exposure fast = read(draft, T0 + 21 * DAY, visits).get(1);
    assertThat(fact(fast, Fact.FAST)).isEqualTo(1);
    assertThat(fact(fast, Fact.STIGMA)).isZero();
  }

  @Test
  void groups_visitsOfOneInstant_openInTheOrderOfNames() {
    List<Visit> forth = List.of(visit(T0, "b.example", "F01"), visit(T0, "a.example", "F04"));
    List<Visit> back = List.of(forth.get(1), forth.get(0));

    assertThat(read(TestPacks.draft(), T0, forth))
        .extracting(Exposure::campaign)
        .containsExactly("c-a.example", "c-b.example");
    assertThat(read(TestPacks.draft(), T0, back))
        .extracting(Exposure::campaign)
        .containsExactly("c-a.example", "c-b.example");
  }

  @Test
  void targets_mostTellingFirst() {
    Exposure exposure =
        only(
            T0 + HOUR,
            TestVisits.visit(T0, T0, VISIT, TestVisits.flagged("s.example", Verdict.SUSPECT, 95)),
            TestVisits.visit(T0, T0, VISIT, TestVisits.flagged("b.example", Verdict.CONFIRMED, 70)),
            TestVisits.visit(T0, T0, VISIT, TestVisits.flagged("a.example", Verdict.CONFIRMED, 70)),
            TestVisits.visit(
                T0, T0, VISIT, TestVisits.flagged("z.example", Verdict.CONFIRMED, 80)));

    assertThat(exposure.targets())
        .extracting(known -> known.flagged().target())
        .containsExactly("z.example", "a.example", "b.example", "s.example");
    assertThat(fact(exposure, Fact.CONFIDENCE)).isEqualTo(95);
    assertThat(fact(exposure, Fact.CONFIRMED)).isEqualTo(3);
    assertThat(fact(exposure, Fact.SUSPECTS)).isEqualTo(1);
  }

  @Test
  void person_flagsOfTheRoster_areFacts() {
    PersonLog log = PersonLog.EMPTY.with(visit(T0, "a.example", "F09"));

    Exposure exposure =
        reader(TestPacks.draft())
            .read(log, T0, PersonFlags.of(List.of("minor", "finance", "left-handed")))
            .get(0);

    assertThat(fact(exposure, Fact.MINOR)).isEqualTo(1);
    assertThat(fact(exposure, Fact.FINANCE)).isEqualTo(1);
    assertThat(fact(exposure, Fact.PRIOR_VICTIM)).isZero();
    assertThat(fact(exposure, Fact.DUTY)).isZero();
    assertThat(fact(exposure, Fact.STIGMA)).isEqualTo(1);
    assertThat(PersonFlags.of(List.of())).isSameAs(PersonFlags.NONE);
    assertThat(PersonFlags.of(List.of("prior_victim", "duty")))
        .isEqualTo(new PersonFlags(false, true, false, true, false));
  }
}
