package tocsin.core.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static tocsin.core.evaluate.Fixtures.city;
import static tocsin.core.evaluate.Fixtures.flagged;
import static tocsin.core.evaluate.Fixtures.report;
import static tocsin.core.evaluate.Fixtures.score;
import static tocsin.core.evaluate.Fixtures.site;
import static tocsin.core.evaluate.Fixtures.targets;
import static tocsin.core.evaluate.Fixtures.value;

import java.util.List;
import org.junit.jupiter.api.Test;
import tocsin.domain.intel.TargetKind;
import tocsin.domain.intel.TargetReport;
import tocsin.domain.intel.Verdict;

class TargetFiguresTest {
  private static final Truth TRUTH =
      new Truth(
          List.of(),
          List.of(),
          List.of(
              site("a.k1.example", "k1", 100),
              site("b.k1.example", "k1", -1),
              site("c.k2.example", "k2", -1),
              site("d.k3.example", "k3", 200)),
          city(1, 100, 1000, 1));

  private static final Output OUTPUT =
      targets(
          flagged("a.k1.example", 0.9, 60, 3),
          flagged("shop.example", 0.8, 60, 40),
          flagged("C.K2.example", 0.7, 70, 3),
          flagged("news.example", 0.7, 70, 2),
          flagged("d.k3.example", 0.6, 260, 3),
          report("b.k1.example", TargetKind.HOST, Verdict.UNKNOWN, 0.2, 80, 1));

  private final Scorecard card = score(TRUTH, OUTPUT);

  @Test
  void recall_apartByListing() {
    assertThat(value(card, "targets.recall", "all")).isEqualTo(3 / 4.0);
    assertThat(value(card, "targets.recall-listed", "all")).isEqualTo(1);
    assertThat(value(card, "targets.recall-unlisted", "all")).isEqualTo(1 / 2.0);
    assertThat(value(card, "targets.recall-holdout", "all")).isEqualTo(1);
  }

  @Test
  void recallAtFalsePositives_stopsWhereTooManyBenignAreFlagged() {
    assertThat(value(card, "targets.recall", "fpr:1e-3")).isEqualTo(1 / 4.0);
    assertThat(value(card, "targets.recall", "fpr:1e-4")).isEqualTo(1 / 4.0);
    assertThat(value(card, "targets.recall-holdout", "fpr:1e-3")).isZero();
  }

  @Test
  void recallAtFalsePositives_equalScoresStandOrFallTogether() {
    Truth twice = new Truth(List.of(), List.of(), TRUTH.sites(), city(1, 100, 2000, 1));

    assertThat(value(score(twice, OUTPUT), "targets.recall", "fpr:1e-3")).isEqualTo(3 / 4.0);
    assertThat(value(card, "targets.recall", "fpr:1e-3")).isEqualTo(1 / 4.0);
  }

  @Test
  void falseTargets_blastRadiusAndLead() {
    assertThat(value(card, "targets.precision", "all")).isEqualTo(3 / 5.0);
    assertThat(value(card, "targets.false", "all")).isEqualTo(2);
    assertThat(value(card, "targets.false-share", "all")).isEqualTo(2 / 1000.0);
    assertThat(value(card, "targets.blast-radius", "all")).isEqualTo(42);
    assertThat(value(card, "targets.blast-radius", "q:100")).isEqualTo(40);
    assertThat(value(card, "targets.lead-over-feed", "q:10")).isEqualTo(-60);
    assertThat(value(card, "targets.lead-over-feed", "q:90")).isEqualTo(40);
    assertThat(value(card, "targets.ahead-of-feed", "all")).isEqualTo(1 / 2.0);
  }

  @Test
  void domainAndUrl_speakForTheirHosts() {
    Scorecard scored =
        score(
            TRUTH,
            targets(
                report("k1.example", TargetKind.DOMAIN, Verdict.SUSPECT, 0.5, 60, 3),
                report("https://c.k2.example/p", TargetKind.URL, Verdict.CONFIRMED, 1, 60, 1),
                report("0ab1", TargetKind.CERT, Verdict.CONFIRMED, 1, 60, 1),
                report("k3.example", TargetKind.HOST, Verdict.CONFIRMED, 1, 60, 1)));

    assertThat(value(scored, "targets.recall", "all")).isEqualTo(3 / 4.0);
    assertThat(value(scored, "targets.false", "all")).isEqualTo(1);
  }

  @Test
  void hostBelowATruthHost_isThatSite_andABesideIsFalse() {
    Scorecard scored =
        score(
            TRUTH,
            targets(
                flagged("u7.a.k1.example", 0.9, 60, 1),
                flagged("u8.a.k1.example", 0.8, 50, 1),
                flagged("x.k1.example", 0.9, 60, 1)));

    assertThat(value(scored, "targets.recall", "all")).isEqualTo(1 / 4.0);
    assertThat(value(scored, "targets.precision", "all")).isEqualTo(2 / 3.0);
    assertThat(value(scored, "targets.lead-over-feed", "q:50")).isEqualTo(50);
  }

  @Test
  void appSet_isTrueFromHalfOfItsHostsOn() {
    Scorecard scored =
        score(
            TRUTH,
            targets(
                set("app:set:1", "a.k1.example", "u1.c.k2.example", "shop.example"),
                set("app:set:2", "d.k3.example", "shop.example"),
                set("app:set:3", "d.k3.example", "shop.example", "news.example"),
                set("app:set:4")));

    assertThat(value(scored, "targets.precision", "all")).isEqualTo(2 / 4.0);
    assertThat(value(scored, "targets.recall", "all")).isZero();
  }

  private static TargetReport set(String name, String... hosts) {
    TargetReport app = report(name, TargetKind.APP, Verdict.SUSPECT, 0.6, 60, 2);
    return new TargetReport(
        app.target(),
        app.kind(),
        app.host(),
        app.verdict(),
        app.score(),
        app.fraudType(),
        app.campaign(),
        app.firstSeenAt(),
        app.flaggedAt(),
        app.asOf(),
        app.visitors(),
        app.reasons(),
        app.leadTimeMillis(),
        List.of(hosts));
  }

  @Test
  void calibration_isTheWeightedGapBetweenScoreAndShare() {
    Scorecard sure =
        score(TRUTH, targets(flagged("a.k1.example", 1, 60, 1), flagged("shop.example", 0, 60, 1)));
    Scorecard half =
        score(
            TRUTH,
            targets(flagged("a.k1.example", 0.5, 60, 1), flagged("shop.example", 0.5, 60, 1)));
    Scorecard wrong = score(TRUTH, targets(flagged("shop.example", 0.8, 60, 1)));

    assertThat(value(sure, "targets.ece", "all")).isZero();
    assertThat(value(half, "targets.ece", "all")).isZero();
    assertThat(value(wrong, "targets.ece", "all")).isCloseTo(0.8, within(1e-12));
  }

  @Test
  void scoresThatAreNoProbability_haveNoCalibration() {
    Scorecard points = score(TRUTH, targets(flagged("a.k1.example", 43, 60, 1)));

    assertThat(value(points, "targets.ece", "all")).isNaN();
    assertThat(value(points, "targets.recall", "fpr:1e-3")).isEqualTo(1 / 4.0);
  }

  @Test
  void engineWithoutTargets_isNotMeasured() {
    Scorecard none = score(TRUTH, targets());

    assertThat(none.figures())
        .filteredOn(figure -> figure.name().startsWith("targets."))
        .allMatch(figure -> Double.isNaN(figure.value()));
  }
}
