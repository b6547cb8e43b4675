package tocsin.core.discover;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tocsin.core.TestPacks;
import tocsin.core.fuse.Fusion;
import tocsin.core.verdict.Judgements;
import tocsin.domain.intel.Indicator;
import tocsin.domain.intel.IndicatorKind;
import tocsin.domain.intel.Judgement;
import tocsin.domain.intel.Match;
import tocsin.domain.intel.Signal;
import tocsin.domain.intel.TargetKind;
import tocsin.domain.intel.TargetReport;
import tocsin.domain.intel.Verdict;

class TargetReporterTest {
  private static final long T0 = TestPacks.T0;
  private static final String WWW = "www.bad.example";
  private static final long NEVER = Long.MAX_VALUE;
  private static final Comparator<Double> CLOSE =
      (a, b) -> Math.abs(a - b) < 1e-12 ? 0 : Double.compare(a, b);

  private static Indicator listed(String value, String source, int confidence, long knownFrom) {
    return new Indicator(
        IndicatorKind.HOST, value, "F04", confidence, source, Long.MIN_VALUE, NEVER, knownFrom);
  }

  private static TargetFacts facts(int signals, long suspectAt, long confirmedAt) {
    return new TargetFacts(
        WWW,
        TargetKind.HOST,
        T0,
        signals,
        0,
        suspectAt,
        confirmedAt,
        NEVER,
        NEVER,
        "unknown",
        List.of());
  }

  private static List<TargetReport> reports(TargetFacts facts, Indicator... listings) {
    return reports(facts, new Judgements(), listings);
  }

  private static List<TargetReport> reports(
      TargetFacts facts, Judgements judgements, Indicator... listings) {
    SiteState state =
        new SiteState(
            "bad.example",
            T0,
            T0,
            1,
            0,
            Long.MAX_VALUE,
            List.of(facts),
            List.of(listings),
            List.of(),
            0,
            0,
            List.of());
    List<TargetReport> reports = new ArrayList<>();
    new TargetReporter(
            state,
            facts,
            3,
            List.of(),
            Fusion.of(TestPacks.FUSION),
            null,
            0,
            at -> Exposures.Finding.NONE,
            Long.MIN_VALUE,
            judgements,
            Map.of())
        .report(reports::add);
    return reports;
  }

  @Test
  void report_neverFlagged_isOneWord() {
    assertThat(reports(facts(0, NEVER, NEVER)))
        .singleElement()
        .matches(r -> r.verdict() == Verdict.UNKNOWN && r.flaggedAt() == NEVER)
        .matches(r -> Math.abs(r.score() - 0.01) < 1e-12 && r.asOf() == T0 && r.visitors() == 3);
  }

  @Test
  void report_eachTurn_isAWordOfItsTime() {
    List<TargetReport> reports = reports(facts(0, T0 + 5, T0 + 9));

    assertThat(reports)
        .extracting(TargetReport::verdict)
        .containsExactly(Verdict.UNKNOWN, Verdict.SUSPECT, Verdict.CONFIRMED);
    assertThat(reports).extracting(TargetReport::asOf).containsExactly(T0, T0 + 5, T0 + 9);
    assertThat(reports).extracting(TargetReport::flaggedAt).containsExactly(NEVER, T0 + 5, T0 + 5);
  }

  @Test
  void report_judged_isAWordOfItsTimeWithWhoAndWhy() {
    Judgements judgements = new Judgements();
    judgements.add(judged(Verdict.REFUTED, T0 + 7, T0 + 20));
    judgements.add(judged(Verdict.REFUTED, T0 + 30, T0 + 90));
    judgements.add(judged(Verdict.CONFIRMED, T0 + 40, T0 + 90));
    TargetFacts facts = facts(0, T0 + 5, T0 + 9).matched(Match.of(listed(WWW, "feed", 90, T0 + 9)));

    List<TargetReport> reports = reports(facts, judgements);

    assertThat(reports)
        .extracting(TargetReport::asOf, TargetReport::verdict, report -> report.word().by())
        .containsExactly(
            tuple(T0, Verdict.UNKNOWN, ""),
            tuple(T0 + 5, Verdict.SUSPECT, "evidence"),
            tuple(T0 + 7, Verdict.REFUTED, "person:lead"),
            tuple(T0 + 9, Verdict.REFUTED, "person:lead"),
            tuple(T0 + 20, Verdict.CONFIRMED, "list:feed"),
            tuple(T0 + 30, Verdict.REFUTED, "person:lead"),
            tuple(T0 + 40, Verdict.CONFIRMED, "person:lead"));
    assertThat(reports.get(3))
        .matches(report -> report.flaggedAt() == T0 + 5)
        .matches(report -> report.word().since() == T0 + 7 && report.word().why().equals("shop"));
  }

  private static Judgement judged(Verdict verdict, long at, long until) {
    return new Judgement(IndicatorKind.HOST, WWW, verdict, at, until, "lead", "shop");
  }

  @Test
  void report_suspectedNoEarlierThanConfirmed_wasNeverSuspect() {
    assertThat(reports(facts(0, T0 + 9, T0 + 9)))
        .extracting(TargetReport::verdict)
        .containsExactly(Verdict.UNKNOWN, Verdict.CONFIRMED);
  }

  @Test
  void report_listing_isMentionedFromItsTimeOn() {
    TargetFacts facts = facts(0, T0 + 5, T0 + 9).matched(Match.of(listed(WWW, "feed", 90, T0 + 9)));
    List<TargetReport> reports = reports(facts);

    assertThat(reports)
        .extracting(TargetReport::score)
        .usingComparatorForType(CLOSE, Double.class)
        .containsExactly(0.01, 0.01, 0.9);
    assertThat(reports)
        .extracting(TargetReport::fraudType)
        .containsExactly("unknown", "unknown", "F04");
    assertThat(reports.get(1).reasons()).isEmpty();
    assertThat(reports.get(2).reasons()).containsExactly("I02");
  }

  @Test
  void report_strongerListingLater_doesNotHideTheOneThatConfirmed() {
    Match first = Match.of(listed(WWW, "one", 70, T0 + 9));
    Match second = Match.of(listed(WWW, "two", 95, T0 + 50));
    TargetFacts forth = facts(0, NEVER, T0 + 9).matched(first).matched(second);
    TargetFacts back = facts(0, NEVER, T0 + 9).matched(second).matched(first);

    assertThat(forth).isEqualTo(back);
    TargetReport last = reports(forth).get(1);
    assertThat(last.verdict()).isEqualTo(Verdict.CONFIRMED);
    assertThat(last.fraudType()).isEqualTo("F04");
    assertThat(last.score()).isCloseTo(0.7, within(1e-12));
  }

  @Test
  void matched_weakerAndLater_addsNothing() {
    TargetFacts facts = facts(0, NEVER, NEVER).matched(Match.of(listed(WWW, "one", 70, T0)));

    assertThat(facts.matched(Match.of(listed(WWW, "two", 70, T0)))).isSameAs(facts);
    assertThat(facts.matched(Match.of(listed(WWW, "one", 60, T0 + 1)))).isSameAs(facts);
    assertThat(facts.matched(null)).isSameAs(facts);
    assertThat(facts.matched(Match.of(listed(WWW, "two", 90, T0 - 1))).matches()).hasSize(1);
  }

  @Test
  void report_signals_areReasons() {
    int signals = Signal.BARE_IP.bit() | Signal.LOOK_ALIKE.bit() | Signal.RANDOM_LABEL.bit();

    assertThat(reports(facts(signals, NEVER, NEVER)).get(0).reasons())
        .as("what weighs most first; what the pack does not weigh is no reason")
        .containsExactly("L01", "L03");
  }

  @ParameterizedTest
  @CsvSource({
    "URL, I01",
    "HOST, I02",
    "SUFFIX, I03",
    "IP, I04",
    "CIDR, I04",
    "APP, I05",
    "CERT, I06",
  })
  void report_kindOfTheListing_isItsReason(IndicatorKind kind, String code) {
    Match match = new Match(kind, WWW, "F01", 90, "feed", T0, NEVER);

    assertThat(reports(facts(0, NEVER, T0).matched(match)).get(1).reasons()).containsExactly(code);
  }

  @Test
  void report_url_namesItsHost() {
    TargetFacts url =
        new TargetFacts(
            "www.bad.example/a/b",
            TargetKind.URL,
            T0,
            0,
            10,
            NEVER,
            NEVER,
            NEVER,
            NEVER,
            "unknown",
            List.of());

    assertThat(reports(url).get(0).host()).isEqualTo(WWW);
    assertThat(reports(facts(0, NEVER, NEVER)).get(0).host()).isEmpty();
  }

  @Test
  void leadTime_perFeed_fromTheFirstFlagToItsListing() {
    TargetReport last =
        reports(
                facts(0, T0 + 10, T0 + 40),
                listed(WWW, "late", 90, T0 + 110),
                listed(WWW, "late", 80, T0 + 60),
                listed(WWW, "early", 90, T0 + 10),
                listed("other.bad.example", "other", 90, T0 + 500))
            .get(2);

    assertThat(last.leadTimeMillis()).hasSize(1).containsEntry("late", 100L);
    assertThat(reports(facts(0, NEVER, NEVER), listed(WWW, "feed", 5, T0)).get(0).leadTimeMillis())
        .as("never flagged")
        .isEmpty();
  }
}
