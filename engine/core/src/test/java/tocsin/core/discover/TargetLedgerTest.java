package tocsin.core.discover;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tocsin.core.TestPacks;
import tocsin.core.TestVisits;
import tocsin.core.campaign.Campaigns;
import tocsin.core.fuse.TargetVector;
import tocsin.core.verdict.Judgements;
import tocsin.domain.intel.Indicator;
import tocsin.domain.intel.IndicatorKind;
import tocsin.domain.intel.Match;
import tocsin.domain.intel.Sighting;
import tocsin.domain.intel.Signal;
import tocsin.domain.intel.TargetKind;
import tocsin.domain.intel.TargetReport;
import tocsin.domain.intel.Verdict;
import tocsin.domain.intel.Visit;

class TargetLedgerTest {
  private static final long T0 = TestPacks.T0;
  private static final long HOUR = TestPacks.HOUR;
  private static final long DAY = TestPacks.DAY;
  private static final String SITE = "bad.example";
  private static final String WWW = "www.bad.example";

  private static LedgerSite site() {
    return new LedgerSite(TestPacks.draft());
  }

  private static Sighting sighting(String subject, long at, String target, @Nullable Match match) {
    return sighting(subject, at, target, TestVisits.VISIT, match);
  }

  private static Sighting sighting(
      String subject, long at, String target, int signals, @Nullable Match match) {
    return new Sighting(SITE, at, at, subject, target, TargetKind.HOST, signals, 0, match);
  }

  private static Indicator listing(
      IndicatorKind kind, String value, int confidence, String source, long from, long until) {
    return new Indicator(kind, value, "F01", confidence, source, Long.MIN_VALUE, until, from);
  }

  private static Indicator host(int confidence, long from) {
    return listing(IndicatorKind.HOST, WWW, confidence, "feed", from, Long.MAX_VALUE);
  }

  /** Sightings and listings of one site: bursts, equal times, several feeds, ends of validity. */
  private static List<Object> random(SplittableRandom random, int count) {
    String[] targets = {SITE, WWW, "pay.bad.example"};
    int[] confidences = {5, 30, 50, 60, 80, 95};
    List<Object> news = new ArrayList<>();
    long at = T0;
    for (int i = 0; i < count; i++) {
      at = random.nextInt(3) == 0 ? T0 + random.nextLong(2 * DAY) : at + random.nextLong(120_000);
      String target = targets[random.nextInt(targets.length)];
      int confidence = confidences[random.nextInt(confidences.length)];
      if (random.nextInt(4) == 0) {
        boolean suffix = random.nextBoolean();
        long until = random.nextBoolean() ? Long.MAX_VALUE : at + random.nextLong(DAY);
        news.add(
            listing(
                suffix ? IndicatorKind.SUFFIX : IndicatorKind.HOST,
                suffix ? SITE : target,
                confidence,
                "feed" + i,
                random.nextInt(5) == 0 ? Long.MIN_VALUE : at,
                until));
      } else {
        Match match =
            random.nextInt(4) > 0
                ? null
                : Match.of(
                    listing(IndicatorKind.HOST, target, confidence, "sieve", T0 - 1, at + 1));
        int signals = TestVisits.VISIT | (random.nextInt(3) == 0 ? Signal.DOWNLOAD.bit() : 0);
        news.add(sighting("p" + random.nextInt(4), at, target, signals, match));
      }
    }
    return news;
  }

  private static LedgerSite taken(List<?> news) {
    return new LedgerSite(TestPacks.draft()).take(news);
  }

  @Test
  void take_anyOrderAndDuplicates_tellsWhatFollows() {
    for (int seed = 0; seed < 300; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      List<Object> news = random(random, 2 + random.nextInt(20));

      LedgerSite site = taken(TestVisits.disturbed(news, random));

      LedgerOracle.assertSameTold(site.out, LedgerOracle.plain(news), "seed " + seed);
      assertThat(site.out)
          .as("seed %d: never known before it happened", seed)
          .allMatch(visit -> visit.effectiveAt() >= visit.at());
    }
  }

  @Test
  void report_anyOrderAndDuplicates_isTheSame() {
    for (int seed = 0; seed < 300; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      List<Object> news = random(random, 2 + random.nextInt(20));

      LedgerSite site = taken(news);
      LedgerSite other = taken(TestVisits.disturbed(news, random));

      assertThat(other.reports())
          .as("seed %d", seed)
          .containsExactlyInAnyOrderElementsOf(site.reports());
    }
  }

  @Test
  void report_verdicts_turnWhenTheVisitsSaySo() {
    for (int seed = 0; seed < 300; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      List<Object> news = random(random, 12);
      List<TargetReport> reports = taken(news).reports();

      Map<String, Long> suspect = new HashMap<>();
      Map<String, Long> confirmed = new HashMap<>();
      for (Visit visit : LedgerOracle.plain(news)) {
        boolean sure = visit.target().verdict() == Verdict.CONFIRMED;
        (sure ? confirmed : suspect).merge(visit.target().target(), visit.effectiveAt(), Math::min);
      }
      Map<String, Set<String>> people = new HashMap<>();
      for (Object each : news) {
        if (each instanceof Sighting s) {
          people.computeIfAbsent(s.target(), t -> new HashSet<>()).add(s.subject());
        }
      }
      for (TargetReport report : reports) {
        long s = suspect.getOrDefault(report.target(), Long.MAX_VALUE);
        long c = confirmed.getOrDefault(report.target(), Long.MAX_VALUE);
        assertThat(report.asOf())
            .as("seed %d %s", seed, report)
            .isEqualTo(
                switch (report.verdict()) {
                  case SUSPECT -> s;
                  case CONFIRMED -> c;
                  default -> report.firstSeenAt();
                });
        assertThat(report.flaggedAt())
            .as("seed %d %s", seed, report)
            .isEqualTo(report.verdict().flagged() ? Math.min(s, c) : Long.MAX_VALUE);
        assertThat(report.visitors())
            .as("seed %d", seed)
            .isEqualTo(people.get(report.target()).size());
      }
      assertThat(reports.stream().filter(r -> r.verdict() == Verdict.CONFIRMED).count())
          .as("seed %d", seed)
          .isEqualTo(confirmed.size());
    }
  }

  @Test
  void take_whatComesLater_changesNothingKnownBefore() {
    for (int seed = 0; seed < 200; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      List<Object> news = random(random, 20);
      long until = T0 + random.nextLong(2 * DAY);
      List<Object> past = new ArrayList<>(news);
      past.removeIf(
          each -> (each instanceof Sighting s ? s.at() : ((Indicator) each).activeFrom()) > until);

      assertThat(LedgerOracle.told(taken(news).out, until))
          .as("seed %d", seed)
          .isEqualTo(LedgerOracle.told(taken(past).out, until));
    }
  }

  @Test
  void listing_afterTheVisit_makesItMatterFromTheNewsOn() {
    LedgerSite site = site().take(sighting("anna", T0, WWW, null)).take(host(90, T0 + HOUR));

    assertThat(site.out).hasSize(1);
    Visit visit = site.out.get(0);
    assertThat(visit.at()).isEqualTo(T0);
    assertThat(visit.effectiveAt()).isEqualTo(T0 + HOUR);
    assertThat(visit.target().verdict()).isEqualTo(Verdict.CONFIRMED);
    assertThat(visit.target().source()).isEqualTo("feed");
  }

  @Test
  void listing_twice_tellsNothingNew() {
    LedgerSite site = site().take(sighting("anna", T0, WWW, null)).take(host(90, T0 + HOUR));
    SiteState before = site.state;

    assertThat(site.take(host(90, T0 + HOUR)).state).isSameAs(before);
    assertThat(site.out).hasSize(1);
  }

  @Test
  void listing_thatCountedAlready_makesItMatterFromTheVisitOn() {
    LedgerSite site = site().take(sighting("anna", T0, WWW, null)).take(host(90, T0));

    assertThat(site.out).extracting(Visit::effectiveAt).containsExactly(T0);
  }

  @Test
  void listing_thatHadEnded_doesNotCount() {
    Indicator over = listing(IndicatorKind.HOST, WWW, 90, "feed", T0 - DAY, T0);

    assertThat(site().take(sighting("anna", T0, WWW, null)).take(over).out).isEmpty();
    assertThat(site().take(over).take(sighting("anna", T0, WWW, null)).out).isEmpty();
    assertThat(site().take(over).take(sighting("anna", T0 - 1, WWW, null)).out).hasSize(1);
  }

  @Test
  void listing_confidenceAtTheThresholds() {
    int[] confidences = {19, 20, 59, 60};
    Verdict[] verdicts = {null, Verdict.SUSPECT, Verdict.SUSPECT, Verdict.CONFIRMED};
    for (int i = 0; i < confidences.length; i++) {
      LedgerSite site =
          site().take(sighting("anna", T0, WWW, null)).take(host(confidences[i], T0 + 1));
      if (verdicts[i] == null) {
        assertThat(site.out).isEmpty();
      } else {
        assertThat(site.out.get(0).target().verdict()).isEqualTo(verdicts[i]);
      }
    }
  }

  @Test
  void listing_suffixAndHost_coverWhatTheyName() {
    Indicator suffix = listing(IndicatorKind.SUFFIX, SITE, 90, "f", T0 + HOUR, Long.MAX_VALUE);
    Indicator host = listing(IndicatorKind.HOST, SITE, 90, "f", T0 + HOUR, Long.MAX_VALUE);
    List<Sighting> seen = new ArrayList<>();
    for (String target : List.of(SITE, WWW, "notbad.example")) {
      seen.add(sighting("anna", T0, target, null));
    }

    assertThat(site().take(seen).take(suffix).out)
        .extracting(visit -> visit.target().target())
        .containsExactlyInAnyOrder(SITE, WWW);
    assertThat(site().take(seen).take(host).out)
        .extracting(visit -> visit.target().target())
        .containsExactly(SITE);
  }

  @Test
  void listing_visitBeyondTheRetention_isNotThoughtOfAgain() {
    long edge = 14 * DAY;

    assertThat(site().take(sighting("anna", T0, WWW, null)).take(host(90, T0 + edge)).out)
        .hasSize(1);
    assertThat(site().take(sighting("anna", T0, WWW, null)).take(host(90, T0 + edge + 1)).out)
        .isEmpty();
    assertThat(site().take(host(90, T0 + edge + 1)).take(sighting("anna", T0, WWW, null)).out)
        .isEmpty();
  }

  @Test
  void forget_visitsOlderThanTheRetention_areGoneAndCounted() {
    LedgerSite site =
        site().take(sighting("anna", T0, WWW, null)).take(sighting("bert", T0 + HOUR, WWW, null));

    SiteState state = site.ledger.forget(site.state, site.memory, T0 + 14 * DAY);
    assertThat(state.remembered()).isEqualTo(2);
    state = site.ledger.forget(site.state, site.memory, T0 + 14 * DAY + 1);
    assertThat(state.remembered()).isEqualTo(1);
    assertThat(site.memory.entries())
        .extracting(entry -> entry.getValue().subject())
        .containsExactly("bert");
  }

  @Test
  void isForgotten_afterFourRetentionsOfSilence() {
    LedgerSite site = site().take(sighting("anna", T0, WWW, null));

    assertThat(site.ledger.isForgotten(site.state, T0 + 56 * DAY)).isFalse();
    assertThat(site.ledger.isForgotten(site.state, T0 + 56 * DAY + 1)).isTrue();
  }

  @Test
  void remember_moreVisitorsThanTheBound_keepsASampleOfWholeVisitors() {
    for (int seed = 0; seed < 30; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      LedgerSite site = new LedgerSite(TestPacks.draft().set(TestPacks.MAX_VISITORS, 16));
      for (int i = 0; i < 400; i++) {
        site.take(sighting("p" + random.nextInt(100), T0 + i * HOUR / 6, WWW, null));
        assertThat(site.memory.entries()).as("seed %d", seed).hasSizeLessThanOrEqualTo(32);
        assertThat(site.state.remembered())
            .as("seed %d", seed)
            .isEqualTo(site.memory.entries().size());
      }
      assertThat(site.state.cut()).as("seed %d", seed).isLessThan(Long.MAX_VALUE);
      assertThat(site.memory.entries()).as("seed %d: some are kept", seed).isNotEmpty();

      site.take(host(90, T0 + 3 * DAY));
      assertThat(site.out)
          .as("seed %d: who was not kept is not thought of again", seed)
          .hasSize(site.memory.entries().size());
    }
  }

  @Test
  void remember_beyondTheBound_listedVisitsGoOutAllTheSame() {
    LedgerSite site =
        new LedgerSite(TestPacks.draft().set(TestPacks.MAX_VISITORS, 16)).take(host(90, T0));
    for (int i = 0; i < 200; i++) {
      site.take(sighting("p" + i, T0 + i, WWW, null));
    }

    assertThat(site.out).hasSize(200);
  }

  @Test
  void targets_beyondTheBound_goOutButGetNoReport() {
    LedgerSite site = site().take(listing(IndicatorKind.SUFFIX, SITE, 90, "f", T0, Long.MAX_VALUE));
    for (int i = 0; i < SiteState.MAX_TARGETS + 10; i++) {
      site.take(sighting("anna", T0 + i, "v" + i + "." + SITE, null));
    }

    assertThat(site.out).hasSize(SiteState.MAX_TARGETS + 10);
    assertThat(site.state.targets()).hasSize(SiteState.MAX_TARGETS);
  }

  @Test
  void report_oneVisitorAndNothingAgainstIt_isNotWorthALine() {
    LedgerSite site = site().take(sighting("anna", T0, WWW, null));
    assertThat(site.reports()).isEmpty();

    site.take(sighting("bert", T0 + 1, WWW, null));
    assertThat(site.reports())
        .singleElement()
        .matches(report -> report.verdict() == Verdict.UNKNOWN && report.visitors() == 2);
    int random = TestVisits.VISIT | Signal.RANDOM_LABEL.bit();
    assertThat(site().take(sighting("anna", T0, WWW, random, null)).reports()).hasSize(1);
  }

  @Test
  void report_trace_tellsSiteDaysAndFeed() {
    long day = Math.floorDiv(T0, 86_400_000L);
    LedgerSite site = site().take(sighting("anna", T0, WWW, null));
    List<TargetReport> quiet = new ArrayList<>();
    site.ledger.report(
        site.state,
        site.memory,
        new TargetLedger.Beside(site.rates, new Judgements(), s -> ""),
        quiet::add);
    assertThat(quiet)
        .singleElement()
        .matches(report -> report.trace().quiet() && report.trace().features().isEmpty())
        .matches(report -> report.trace().site().equals(SITE));

    site.take(sighting("bert", T0 + 86_400_000L, WWW, null));
    assertThat(site.reports())
        .singleElement()
        .matches(report -> report.trace().days().equals(List.of(day, day + 1)))
        .matches(report -> report.trace().features().size() == TargetVector.NAMES.size());
  }

  @Test
  void campaign_ofASite_isTheSameForAllItsTargetsAndNoOther() {
    assertThat(Campaigns.own(SITE))
        .matches("c[0-9a-f]{16}")
        .isEqualTo(Campaigns.own(SITE))
        .isNotEqualTo(Campaigns.own("good.example"));
  }

  @Test
  void toString_namesNobody() {
    RememberedVisit visit = RememberedVisit.of(sighting("anna", T0, WWW, null), -1);

    assertThat(visit.toString()).doesNotContain("anna").doesNotContain(WWW);
  }
}
