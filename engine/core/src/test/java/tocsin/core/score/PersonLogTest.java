package tocsin.core.score;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import tocsin.core.TestPacks;
import tocsin.core.TestVisits;
import tocsin.domain.intel.FlaggedTarget;
import tocsin.domain.intel.Signal;
import tocsin.domain.intel.Verdict;
import tocsin.domain.intel.Visit;

class PersonLogTest {
  private static final long T0 = TestPacks.T0;
  private static final long SPAN = Moment.SPAN_MILLIS;
  private static final int VISIT = TestVisits.VISIT;
  private static final int DOWNLOAD = Signal.DOWNLOAD.bit();

  private static PersonLog log(List<Visit> visits) {
    PersonLog log = PersonLog.EMPTY;
    for (Visit visit : visits) {
      log = log.with(visit);
    }
    return log;
  }

  private static PersonLog log(Visit... visits) {
    return log(List.of(visits));
  }

  private static String name(PersonLog log, int target) {
    return log.targets().stream()
        .filter(known -> known.index() == target)
        .map(known -> known.flagged().target())
        .findFirst()
        .orElse("");
  }

  /** All a log says, without its numbering of targets. */
  private static String said(PersonLog log) {
    List<String> moments = new ArrayList<>();
    for (Moment each : log.moments()) {
      moments.add(
          each.at() + " " + name(log, each.target()) + " " + each.signals() + " " + each.known());
    }
    Set<String> targets = new TreeSet<>();
    log.targets().forEach(known -> targets.add(known.flagged() + " " + known.since()));
    return moments + "\n" + targets;
  }

  private record Shown(long span, String target, int bit) {}

  /** What the plain visits show as of a time: when each signal was first seen in each span. */
  private static Map<Shown, Long> shown(List<Visit> visits, long asOf) {
    Map<Shown, Long> first = new HashMap<>();
    for (Visit visit : visits) {
      FlaggedTarget target = visit.target();
      for (int bit = 1; bit <= visit.signals(); bit <<= 1) {
        if ((visit.signals() & bit) != 0 && visit.effectiveAt() <= asOf) {
          Shown shown =
              new Shown(
                  Math.floorDiv(visit.at(), SPAN), target == null ? "" : target.target(), bit);
          first.merge(shown, visit.at(), Math::min);
        }
      }
    }
    return first;
  }

  private static List<Visit> asVisits(PersonLog log) {
    List<Visit> visits = new ArrayList<>();
    for (Moment moment : log.moments()) {
      FlaggedTarget target =
          moment.target() == Moment.CONTEXT
              ? null
              : TestVisits.flagged(name(log, moment.target()), Verdict.CONFIRMED, 90);
      visits.add(
          new Visit(TestVisits.ANNA, moment.at(), moment.known(), 0, moment.signals(), target));
    }
    return visits;
  }

  @Test
  void with_anyOrderAndDuplicates_saysTheSame() {
    for (int seed = 0; seed < 400; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      List<Visit> visits = TestVisits.random(random, 2 + random.nextInt(40), TestPacks.DAY);

      String plain = said(log(visits));

      for (int round = 0; round < 3; round++) {
        assertThat(said(log(TestVisits.disturbed(visits, random))))
            .as("seed %d", seed)
            .isEqualTo(plain);
      }
    }
  }

  @Test
  void with_asOfAnyTime_showsWhatThePlainVisitsShow() {
    for (int seed = 0; seed < 200; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      List<Visit> visits = TestVisits.random(random, 25, TestPacks.HOUR);
      PersonLog log = log(TestVisits.disturbed(visits, random));

      for (Visit visit : visits) {
        long asOf = visit.effectiveAt();
        assertThat(shown(asVisits(log), asOf)).as("seed %d", seed).isEqualTo(shown(visits, asOf));
      }
    }
  }

  @Test
  void with_everyMoment_isInOrderAndSaysSomethingOfItsOwn() {
    for (int seed = 0; seed < 200; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      PersonLog log = log(TestVisits.random(random, 40, TestPacks.HOUR));

      assertThat(log.moments()).as("seed %d", seed).isSortedAccordingTo(log.order());
      Set<String> times = new HashSet<>();
      for (Moment moment : log.moments()) {
        assertThat(moment.signals()).as("seed %d", seed).isNotZero();
        assertThat(times.add(moment.at() + " " + moment.target() + " " + moment.known()))
            .as("seed %d: one moment a time and target", seed)
            .isTrue();
      }
    }
  }

  @Test
  void with_halvesOfAHistory_goOnWhereTheOtherStopped() {
    for (int seed = 0; seed < 100; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      List<Visit> visits = TestVisits.random(random, 30, TestPacks.DAY);
      List<Visit> first = visits.subList(0, 20);
      List<Visit> second = visits.subList(10, 30);

      PersonLog forth = log(visits);
      PersonLog back = log(second);
      for (Visit visit : first) {
        back = back.with(visit);
      }

      assertThat(said(back)).as("seed %d", seed).isEqualTo(said(forth));
    }
  }

  @Test
  void with_visitThatSaysNothingNew_isTheSameInstance() {
    PersonLog log = log(TestVisits.visit(T0, "a.example", VISIT | DOWNLOAD));

    assertThat(log.with(TestVisits.visit(T0, "a.example", VISIT | DOWNLOAD))).isSameAs(log);
    assertThat(log.with(TestVisits.visit(T0 + SPAN - 1, "a.example", VISIT))).isSameAs(log);
  }

  @Test
  void with_edgeOfFiveMinutes_beginsANewSpan() {
    PersonLog log =
        log(
            TestVisits.visit(T0, "a.example", VISIT),
            TestVisits.visit(T0 + SPAN - 1, "a.example", VISIT),
            TestVisits.visit(T0 + SPAN, "a.example", VISIT),
            TestVisits.visit(T0 - 1, "a.example", VISIT));

    assertThat(log.moments()).extracting(Moment::at).containsExactly(T0 - 1, T0, T0 + SPAN);
  }

  @Test
  void with_timesBeforeTheEpoch_haveSpansToo() {
    PersonLog log =
        log(
            TestVisits.visit(-1, "a.example", VISIT),
            TestVisits.visit(-SPAN, "a.example", VISIT),
            TestVisits.visit(0, "a.example", VISIT));

    assertThat(log.moments()).extracting(Moment::at).containsExactly(-SPAN, 0L);
  }

  @Test
  void with_earlierVisitOfTheSpan_takesOverWhatItShows() {
    PersonLog log =
        log(
            TestVisits.visit(T0 + 60, "a.example", VISIT | DOWNLOAD),
            TestVisits.visit(T0 + 10, "a.example", VISIT));

    assertThat(log.moments())
        .containsExactly(
            new Moment(T0 + 10, 0, VISIT, T0 + 10), new Moment(T0 + 60, 0, DOWNLOAD, T0 + 60));
  }

  @Test
  void with_earlierVisitKnownLater_standsBesideTheOneKnownFirst() {
    FlaggedTarget target = TestVisits.flagged("a.example", Verdict.CONFIRMED, 90);
    PersonLog log =
        log(
            TestVisits.visit(T0 + 60, T0 + 60, VISIT, target),
            TestVisits.visit(T0 + 10, T0 + 900, VISIT, target));

    assertThat(log.moments())
        .containsExactly(
            new Moment(T0 + 10, 0, VISIT, T0 + 900), new Moment(T0 + 60, 0, VISIT, T0 + 60));
  }

  @Test
  void with_suspectThenConfirmed_knowsBothAndTheTurn() {
    PersonLog log =
        log(
            TestVisits.visit(T0, T0, VISIT, TestVisits.flagged("a.example", Verdict.SUSPECT, 30)),
            TestVisits.visit(
                T0, T0 + 500, VISIT, TestVisits.flagged("a.example", Verdict.CONFIRMED, 90)));

    assertThat(log.moments()).hasSize(1);
    assertThat(log.knownAt(0, T0 - 1)).isNull();
    assertThat(log.knownAt(0, T0 + 499)).matches(k -> k.flagged().verdict() == Verdict.SUSPECT);
    assertThat(log.knownAt(0, T0 + 500)).matches(k -> k.flagged().verdict() == Verdict.CONFIRMED);
    assertThat(log.nextTurn(T0 - 1)).isEqualTo(T0);
    assertThat(log.nextTurn(T0)).isEqualTo(T0 + 500);
    assertThat(log.nextTurn(T0 + 500)).isEqualTo(Long.MAX_VALUE);
  }

  @Test
  void nextTurn_weakerWordLater_isNoTurn() {
    PersonLog log =
        log(
            TestVisits.visit(T0, T0, VISIT, TestVisits.flagged("a.example", Verdict.CONFIRMED, 90)),
            TestVisits.visit(
                T0, T0 + 500, VISIT, TestVisits.flagged("a.example", Verdict.CONFIRMED, 70)));

    assertThat(log.nextTurn(T0)).isEqualTo(Long.MAX_VALUE);
  }

  @Test
  void with_moreTargetsThanAreKept_keepsThoseKnownFirstInAnyOrder() {
    for (int seed = 0; seed < 40; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      List<Visit> visits = new ArrayList<>();
      for (int i = 0; i < 3 * PersonLog.MAX_TARGETS; i++) {
        long at = T0 + random.nextLong(TestPacks.DAY);
        String host = "w" + random.nextInt(2 * PersonLog.MAX_TARGETS) + ".example";
        Verdict verdict = random.nextBoolean() ? Verdict.CONFIRMED : Verdict.SUSPECT;
        visits.add(TestVisits.visit(at, at, VISIT, TestVisits.flagged(host, verdict, 50)));
      }
      Map<String, Long> first = new HashMap<>();
      visits.forEach(visit -> first.merge(visit.target().target(), visit.at(), Math::min));
      List<String> kept =
          first.entrySet().stream()
              .sorted(
                  Map.Entry.<String, Long>comparingByValue()
                      .thenComparing(Map.Entry.comparingByKey()))
              .limit(PersonLog.MAX_TARGETS)
              .map(Map.Entry::getKey)
              .sorted()
              .toList();

      PersonLog log = log(TestVisits.disturbed(visits, random));

      assertThat(new TreeSet<>(log.targets().stream().map(k -> k.flagged().target()).toList()))
          .as("seed %d", seed)
          .containsExactlyElementsOf(kept);
      assertThat(log.moments())
          .as("seed %d: no moment without its target", seed)
          .allMatch(moment -> kept.contains(name(log, moment.target())))
          .isSortedAccordingTo(log.order());
    }
  }

  @Test
  void since_olderMoments_goWithTheTargetsThatLoseAllTheirs() {
    PersonLog log =
        log(
            TestVisits.visit(T0, "old.example", VISIT),
            TestVisits.context(T0, Signal.BANK.bit()),
            TestVisits.visit(T0 + TestPacks.HOUR, "new.example", VISIT));

    PersonLog kept = log.since(T0 + 1);

    assertThat(kept.moments()).extracting(Moment::at).containsExactly(T0 + TestPacks.HOUR);
    assertThat(kept.targets()).extracting(k -> k.flagged().target()).containsExactly("new.example");
    assertThat(name(kept, kept.moments().get(0).target())).isEqualTo("new.example");
    assertThat(log.since(T0)).isSameAs(log);
  }

  @Test
  void latest_emptyLog_isBeforeAllTime() {
    assertThat(PersonLog.EMPTY.latest()).isEqualTo(Long.MIN_VALUE);
    assertThat(log(TestVisits.visit(T0, "a.example", VISIT)).latest()).isEqualTo(T0);
  }

  @Test
  void order_equalTimes_isByNameNotByArrival() {
    List<Visit> visits =
        new ArrayList<>(
            List.of(
                TestVisits.visit(T0, "b.example", VISIT),
                TestVisits.visit(T0, "a.example", VISIT),
                TestVisits.context(T0, Signal.BANK.bit())));

    PersonLog forth = log(visits);
    Collections.reverse(visits);
    PersonLog back = log(visits);

    assertThat(forth.moments().stream().map(m -> name(forth, m.target())).toList())
        .containsExactly("", "a.example", "b.example")
        .isEqualTo(back.moments().stream().map(m -> name(back, m.target())).toList());
    assertThat(forth.moments()).isSortedAccordingTo(Comparator.comparingLong(Moment::at));
  }
}
