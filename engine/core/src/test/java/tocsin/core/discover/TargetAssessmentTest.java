package tocsin.core.discover;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tocsin.core.TestPacks;
import tocsin.core.TestPacks.Draft;
import tocsin.core.TestVisits;
import tocsin.core.fuse.Fusion;
import tocsin.domain.intel.Exposed;
import tocsin.domain.intel.ExposureRate;
import tocsin.domain.intel.Indicator;
import tocsin.domain.intel.IndicatorKind;
import tocsin.domain.intel.Listing;
import tocsin.domain.intel.Match;
import tocsin.domain.intel.Sighting;
import tocsin.domain.intel.Signal;
import tocsin.domain.intel.TargetEvent;
import tocsin.domain.intel.TargetKind;
import tocsin.domain.intel.TargetReport;
import tocsin.domain.intel.TieKind;
import tocsin.domain.intel.Verdict;
import tocsin.domain.intel.Visit;
import tocsin.domain.pack.Discovery;
import tocsin.domain.pack.FusionRule;
import tocsin.domain.pack.FusionTerm;

/** Unlisted targets, suspected by the weight of what was seen until the end of five minutes. */
class TargetAssessmentTest {
  private static final long T0 = TestPacks.T0;
  private static final long MINUTE = TestPacks.MINUTE;
  private static final long DAY = TestPacks.DAY;
  private static final long HOUR = 60 * MINUTE;
  private static final String WWW = "www.bad.example";
  private static final int DOWNLOAD = Signal.DOWNLOAD.bit();
  private static final int LOOK_ALIKE = Signal.LOOK_ALIKE.bit();

  /** Everything counts, a crowd and age included. */
  private static final FusionRule ALL =
      new FusionRule(
          0.01,
          0.5,
          T0 - 20 * DAY,
          Map.of("name", 4.5, "infrastructure", 3.0, "app", 4.0, "prevalence", 4.0),
          List.of(
              new FusionTerm("spelling", 1, "拼写", "spelling"),
              new FusionTerm("lookAlike", 2, "仿冒", "imitates"),
              new FusionTerm("download", 2, "下载", "download"),
              new FusionTerm("newSite", 0.5, "新", "new"),
              new FusionTerm("fewVisitors", 0.6, "少", "few"),
              new FusionTerm("oldSite", -1.5, "旧", "old"),
              new FusionTerm("crowd", -3, "众多", "many")));

  private static final FusionRule LINKED =
      new FusionRule(
          0.01,
          0.5,
          0,
          Map.of("app", 3.0, "graph", 4.0),
          List.of(
              new FusionTerm("download", 2, "下载", "a download"),
              new FusionTerm("exposedVisitors", 0.3, "访客", "visitors")));

  private static Draft draft(FusionRule rule) {
    Draft draft = TestPacks.draft();
    draft.fusion = rule;
    return draft;
  }

  private static LedgerSite site() {
    return new LedgerSite(draft(ALL));
  }

  private static Sighting sighting(
      String subject, long at, String target, int signals, int spelling, @Nullable Match match) {
    return new Sighting(
        "bad.example", at, at, subject, target, TargetKind.HOST, signals, spelling, match);
  }

  private static Sighting seen(String subject, long at, int signals) {
    return sighting(subject, at, WWW, TestVisits.VISIT | signals, 200, null);
  }

  private static Indicator listing(String value, int confidence, long from, long until) {
    return new Indicator(
        IndicatorKind.SUFFIX, value, "F01", confidence, "feed", Long.MIN_VALUE, until, from);
  }

  /** Sightings and listings of one site over a month: bursts, crowds, gaps beyond the retention. */
  private static List<Object> random(SplittableRandom random) {
    String[] targets = {"bad.example", WWW, "down.bad.example"};
    int[] names = {0, LOOK_ALIKE, Signal.RANDOM_LABEL.bit()};
    int[] spellings = {-150, 120, 330};
    int[] confidences = {3, 8, 15, 30, 80};
    List<Object> news = new ArrayList<>();
    long at = T0;
    int count = 2 + random.nextInt(30);
    for (int i = 0; i < count; i++) {
      at += random.nextInt(6) == 0 ? random.nextLong(10 * DAY) : random.nextLong(8 * MINUTE);
      int place = random.nextInt(targets.length);
      int confidence = confidences[random.nextInt(confidences.length)];
      if (random.nextInt(10) == 0) {
        long from = at + (random.nextBoolean() ? 0 : random.nextLong(DAY));
        long until = random.nextBoolean() ? Long.MAX_VALUE : from + random.nextLong(10 * DAY);
        news.add(listing(targets[place], confidence, from, until));
        continue;
      }
      Match match =
          random.nextInt(12) == 0
              ? Match.of(listing(targets[place], confidence, T0 - 1, at + 1))
              : null;
      int signals = TestVisits.VISIT | names[place];
      signals |= random.nextInt(3) == 0 ? DOWNLOAD : 0;
      String target = targets[place];
      int crowd = random.nextInt(10) == 0 ? 25 : 1;
      for (int p = 0; p < crowd; p++) {
        String subject = "p" + random.nextInt(crowd * 3);
        news.add(sighting(subject, at + p, target, signals, spellings[place], match));
      }
    }
    return news;
  }

  private static long at(Object news) {
    return news instanceof Sighting sighting ? sighting.at() : ((Indicator) news).activeFrom();
  }

  private static Map<String, Long> suspected(LedgerSite site) {
    Map<String, Long> suspected = new TreeMap<>();
    for (TargetFacts facts : site.state.targets()) {
      if (facts.assessedAt() != Long.MAX_VALUE) {
        suspected.put(facts.target(), facts.assessedAt());
      }
    }
    return suspected;
  }

  /** What lists say of visits {@link TargetLedgerTest} looks at. */
  private static void assertAssessed(
      LedgerSite site, List<Object> news, Map<String, Long> suspected, int seed) {
    List<Visit> assessed =
        site.out.stream().filter(visit -> visit.target().listedAs() == null).toList();
    LedgerOracle.assertSameTold(assessed, LedgerOracle.assessed(news, suspected), "seed " + seed);
  }

  @Test
  void assess_anyOrderAndDuplicates_suspectsWhatTheOracleDoes() {
    int suspects = 0;
    for (int seed = 0; seed < 300; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      List<Object> news = random(random);

      LedgerSite site = site().take(TestVisits.disturbed(news, random)).assess(Long.MAX_VALUE);

      Map<String, Long> suspected = LedgerOracle.suspected(news, Fusion.of(ALL));
      assertThat(suspected(site)).as("seed %d", seed).isEqualTo(suspected);
      assertAssessed(site, news, suspected, seed);
      suspects += suspected.size();
    }
    assertThat(suspects).as("the test is about something").isGreaterThan(100);
  }

  /** A job's timers: those asked for, and one a day that forgets. */
  private static LedgerSite live(List<Object> news, SplittableRandom random) {
    LedgerSite site = site();
    Map<Object, Long> arrival = new IdentityHashMap<>();
    news.forEach(each -> arrival.put(each, at(each) + random.nextLong(MINUTE)));
    List<Object> sorted = new ArrayList<>(news);
    sorted.sort(Comparator.comparingLong(each -> arrival.getOrDefault(each, 0L)));
    TreeSet<Long> timers = new TreeSet<>();
    long now = Long.MIN_VALUE;
    long forgetAt = SiteAssessor.endOf(T0) + 1;
    for (Object each : sorted) {
      long watermark = Math.max(now, at(each) - MINUTE - 1);
      while (Math.min(timers.isEmpty() ? Long.MAX_VALUE : timers.first(), forgetAt) <= watermark) {
        if (!timers.isEmpty() && timers.first() < forgetAt) {
          site.assess(timers.pollFirst());
          timers.addAll(site.asked);
          site.asked.clear();
        } else {
          site.forget(forgetAt);
          forgetAt += DAY;
        }
      }
      now = watermark;
      site.take(each);
      TargetEvent event =
          each instanceof Sighting sighting
              ? TargetEvent.of(sighting)
              : TargetEvent.of(new Listing("bad.example", (Indicator) each));
      timers.addAll(site.ledger.assessments(site.state, event, now));
    }
    return site.assess(Long.MAX_VALUE);
  }

  @Test
  void assess_atTimersAndForgetting_givesWhatAllAtOnceGives() {
    for (int seed = 0; seed < 300; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      List<Object> news = random(random);

      LedgerSite site = live(news, random);

      Map<String, Long> suspected = LedgerOracle.suspected(news, Fusion.of(ALL));
      assertThat(suspected(site)).as("seed %d", seed).isEqualTo(suspected);
      assertAssessed(site, news, suspected, seed);
    }
  }

  @Test
  void assess_timersAskedFor_areThoseAtWhichSomethingTurns() {
    for (int seed = 0; seed < 200; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      LedgerSite site = live(random(random), random);
      int out = site.out.size();

      site.assess(Long.MAX_VALUE);

      assertThat(site.out).as("seed %d: asked again, nothing new", seed).hasSize(out);
    }
  }

  /** What exposes people comes in any order once event time has moved on by hours. */
  @Test
  void assess_exposuresInAnyOrder_turnsAtTheTimerOfItsEnd() {
    int turned = 0;
    for (int seed = 0; seed < 300; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      Draft draft = draft(LINKED);
      draft.discovery = new Discovery(HOUR, 2, 1, 500, 200, 100, 10, 0.9, 50);
      LedgerSite site = new LedgerSite(draft);
      site.rates.put(new ExposureRate(T0, 10_000, 20));
      TreeSet<Long> timers = new TreeSet<>();
      for (Object each : shuffled(linked(random), random)) {
        site.take(each);
        TargetEvent event =
            each instanceof Sighting sighting
                ? TargetEvent.of(sighting)
                : TargetEvent.of((Exposed) each);
        timers.addAll(site.ledger.assessments(site.state, event, T0));
      }
      while (!timers.isEmpty()) {
        long timer = timers.pollFirst();
        int before = site.out.size();
        site.assess(timer);
        timers.addAll(site.asked);
        site.asked.clear();
        assertThat(site.out.subList(before, site.out.size()))
            .as("seed %d: nothing is told late", seed)
            .allMatch(visit -> visit.effectiveAt() >= timer);
        turned += site.out.size() - before;
      }
      int before = site.out.size();
      assertThat(site.assess(Long.MAX_VALUE).out).as("seed %d", seed).hasSize(before);
    }
    assertThat(turned).as("the test is about something").isGreaterThan(300);
  }

  private static List<Object> linked(SplittableRandom random) {
    List<Object> news = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      String who = "p" + i;
      long at = T0 + random.nextLong(5 * HOUR);
      news.add(seen(who, at, random.nextInt(3) == 0 ? DOWNLOAD : 0));
      long since = Math.max(at, T0 + random.nextLong(5 * HOUR));
      news.add(
          new Exposed(
              "bad.example",
              who,
              TieKind.PERSON,
              since,
              Long.MAX_VALUE,
              "seed.example",
              since,
              "F01",
              at,
              T0));
    }
    return news;
  }

  private static List<Object> shuffled(List<Object> news, SplittableRandom random) {
    List<Object> all = new ArrayList<>(news);
    for (int i = all.size() - 1; i > 0; i--) {
      Collections.swap(all, i, random.nextInt(i + 1));
    }
    return all;
  }

  @Test
  void assess_suspect_earlierVisitsFromTheEndOnAndLaterOnesAtOnce() {
    long end = T0 + 5 * MINUTE;
    LedgerSite site =
        site()
            .take(seen("anna", T0 + MINUTE, LOOK_ALIKE))
            .take(seen("bert", T0 + 2 * MINUTE, LOOK_ALIKE | DOWNLOAD));
    assertThat(site.out).as("nothing before the five minutes have ended").isEmpty();

    site.assess(end);

    assertThat(site.out)
        .hasSize(2)
        .allMatch(visit -> visit.effectiveAt() == end)
        .allMatch(visit -> visit.target().verdict() == Verdict.SUSPECT);
    assertThat(site.out).extracting(Visit::at).contains(T0 + MINUTE, T0 + 2 * MINUTE);

    site.take(seen("carl", end + 7, LOOK_ALIKE));

    assertThat(site.out).hasSize(3);
    assertThat(site.out.get(2).effectiveAt()).isEqualTo(end + 7);
  }

  @Test
  void assess_untilBeforeTheEnd_waits() {
    LedgerSite site = site().take(seen("anna", T0 + MINUTE, LOOK_ALIKE | DOWNLOAD));

    assertThat(site.assess(T0 + 5 * MINUTE - 1).out).isEmpty();
    assertThat(site.assess(T0 + 5 * MINUTE).out).hasSize(1);
  }

  @Test
  void assess_whatComesLater_changesNothingKnownBefore() {
    for (int seed = 0; seed < 200; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      List<Object> news = random(random);
      long until = SiteAssessor.endOf(T0 + random.nextLong(20 * DAY));
      List<Object> past = new ArrayList<>(news);
      past.removeIf(each -> at(each) >= until);

      LedgerSite all = site().take(news).assess(Long.MAX_VALUE);
      LedgerSite then = site().take(past).assess(until);

      assertThat(LedgerOracle.told(all.out, until))
          .as("seed %d", seed)
          .isEqualTo(LedgerOracle.told(then.out, until));
    }
  }

  @Test
  void assess_strongListing_isTheListsWord() {
    Indicator strong = listing("bad.example", 20, T0, Long.MAX_VALUE);
    LedgerSite site = site().take(strong).take(seen("anna", T0 + 1, LOOK_ALIKE | DOWNLOAD));

    assertThat(suspected(site.assess(Long.MAX_VALUE))).isEmpty();
    assertThat(site.out).singleElement().matches(visit -> visit.target().confidence() == 20);
  }

  @Test
  void assess_strongListingThatEnded_leavesTheTargetToTheEvidence() {
    Indicator strong = listing("bad.example", 90, T0, T0 + DAY);
    LedgerSite site =
        site()
            .take(strong)
            .take(seen("anna", T0 + 1, LOOK_ALIKE | DOWNLOAD))
            .take(seen("bert", T0 + 2 * DAY, LOOK_ALIKE));

    assertThat(suspected(site.assess(Long.MAX_VALUE)))
        .containsExactly(Map.entry(WWW, T0 + 2 * DAY + 5 * MINUTE));
  }

  @Test
  void assess_weakListing_isOneFamilyAmongOthers() {
    Indicator weak = listing("bad.example", 10, T0 + DAY, Long.MAX_VALUE);
    Sighting visit = seen("anna", T0, LOOK_ALIKE);
    assertThat(suspected(site().take(visit).assess(Long.MAX_VALUE))).isEmpty();

    assertThat(suspected(site().take(visit).take(weak).assess(Long.MAX_VALUE)))
        .containsExactly(Map.entry(WWW, T0 + DAY + 5 * MINUTE));
  }

  @Test
  void assess_evidenceBeyondTheRetention_isNotCombined() {
    Sighting download = seen("anna", T0, DOWNLOAD);
    Sighting crowdGone = seen("bert", T0 + 14 * DAY + 6 * MINUTE, 0);
    List<Object> news = new ArrayList<>(List.of(download, crowdGone));
    for (int i = 0; i < 60; i++) {
      news.add(seen("p" + i, T0 + MINUTE, 0));
    }

    assertThat(suspected(site().take(news).assess(Long.MAX_VALUE))).isEmpty();
  }

  @Test
  void assessments_nothingThatCouldSuspect_asksForNone() {
    LedgerSite site = site();
    Sighting plain = sighting("anna", T0, WWW, TestVisits.VISIT, -300, null);
    site.take(plain);
    assertThat(site.ledger.assessments(site.state, TargetEvent.of(plain), Long.MIN_VALUE))
        .isEmpty();

    Sighting lure = seen("anna", T0, LOOK_ALIKE | DOWNLOAD);
    site.take(lure);
    assertThat(site.ledger.assessments(site.state, TargetEvent.of(lure), Long.MIN_VALUE))
        .containsExactly(T0 + 5 * MINUTE);
    assertThat(site.ledger.assessments(site.state, TargetEvent.of(lure), T0 + DAY))
        .as("late: at the end of the five minutes that run")
        .containsExactly(T0 + DAY + 5 * MINUTE);
  }

  @Test
  void assessments_listingThatWillCount_asksForItsEndToo() {
    LedgerSite site = site().take(listing("bad.example", 10, T0 + DAY, Long.MAX_VALUE));
    Sighting visit = seen("anna", T0, LOOK_ALIKE);
    site.take(visit);

    assertThat(site.ledger.assessments(site.state, TargetEvent.of(visit), T0 - 1))
        .contains(T0 + DAY + 5 * MINUTE);
  }

  @Test
  void report_suspectByEvidence_saysWhyAndWhen() {
    LedgerSite site = site().take(seen("anna", T0, LOOK_ALIKE | DOWNLOAD)).assess(Long.MAX_VALUE);

    TargetReport last = site.reports().get(site.reports().size() - 1);

    assertThat(last.verdict()).isEqualTo(Verdict.SUSPECT);
    assertThat(last.flaggedAt()).isEqualTo(T0 + 5 * MINUTE);
    assertThat(last.reasons()).containsExactlyInAnyOrder("L01", "L07", "A01", "N01", "N02");
    assertThat(last.score()).isGreaterThan(0.5);
  }

  @Test
  void report_spellingThatSpeaksForTheTarget_isNoReasonAgainstIt() {
    Sighting honest = sighting("anna", T0, WWW, TestVisits.VISIT | LOOK_ALIKE, -300, null);
    LedgerSite site = site().take(honest);

    assertThat(site.reports()).hasSize(1);
    assertThat(site.reports().get(0).reasons()).contains("L01").doesNotContain("L07");
  }

  @Test
  void state_ofAnOlderVersion_isReadAsNeverAssessedAndNothingForgotten() {
    TargetFacts facts =
        new TargetFacts(
            WWW,
            TargetKind.HOST,
            T0,
            LOOK_ALIKE,
            0,
            Long.MAX_VALUE,
            Long.MAX_VALUE,
            0,
            0,
            null,
            null);
    SiteState state =
        new SiteState("bad.example", T0, T0, 0, 0, Long.MAX_VALUE, null, null, null, 0, 0, null);
    assertThat(facts.assessedAt()).isEqualTo(Long.MAX_VALUE);
    assertThat(state.forgottenBefore()).isZero();

    LedgerSite site = site();
    site.state =
        new SiteState(
            "bad.example", T0, T0, 0, 0, Long.MAX_VALUE, List.of(facts), null, null, 0, 0, null);
    site.take(seen("anna", T0 + MINUTE, LOOK_ALIKE | DOWNLOAD)).assess(Long.MAX_VALUE);

    assertThat(suspected(site)).containsExactly(Map.entry(WWW, T0 + 5 * MINUTE));
  }
}
