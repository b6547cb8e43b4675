package tocsin.core.evaluate.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;
import static tocsin.core.evaluate.compare.Hand.alert;
import static tocsin.core.evaluate.compare.Hand.compare;
import static tocsin.core.evaluate.compare.Hand.side;
import static tocsin.core.evaluate.compare.Hand.task;
import static tocsin.core.evaluate.compare.Hand.truth;
import static tocsin.core.evaluate.compare.Hand.victim;

import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import tocsin.core.evaluate.Figure;
import tocsin.core.evaluate.Figure.Unit;
import tocsin.core.evaluate.Scorecard;
import tocsin.core.evaluate.Truth;
import tocsin.core.evaluate.compare.Outcomes.Delta;
import tocsin.core.evaluate.compare.Verdict.Light;
import tocsin.core.evaluate.compare.Verdict.Why;
import tocsin.domain.alert.Alert;
import tocsin.domain.alert.Tier;

class ComparisonTest {
  private static final List<Alert> A =
      List.of(
          alert("anna", 1, Tier.BLUE, 10, "I02=20"),
          alert("anna", 2, Tier.YELLOW, 60, "I02=20", "B04=12"),
          alert("bert", 1, Tier.YELLOW, 20, "I02=35"),
          alert("cora", 1, Tier.ORANGE, 30, "I02=40", "B02=8"),
          alert("dora", 1, Tier.BLUE, 30, "I02=25", "S02=-10"));
  private static final List<Alert> B =
      List.of(
          alert("anna", 1, Tier.ORANGE, 5, "I02=20", "B05=30"),
          alert("cora", 1, Tier.YELLOW, 30, "I02=40"),
          alert("dora", 1, Tier.BLUE, 30, "I02=25", "S02=-10"),
          alert("emil", 1, Tier.YELLOW, 40, "L05=31"));

  @Test
  void migration_everyKindOfMove_isCounted() {
    Migration migration = compare(side("a", A), side("b", B), null).migration();

    assertThat(migration.moves())
        .containsOnly(
            entry(Move.GAINED, 1),
            entry(Move.LOST, 1),
            entry(Move.ESCALATED, 1),
            entry(Move.LOWERED, 1),
            entry(Move.SAME, 1));
    assertThat(migration.cells())
        .extracting(Migration.Cell::from, Migration.Cell::to, Migration.Cell::people)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(Tier.ORANGE, Tier.YELLOW, 1),
            org.assertj.core.groups.Tuple.tuple(Tier.YELLOW, Tier.ORANGE, 1),
            org.assertj.core.groups.Tuple.tuple(Tier.YELLOW, Tier.NONE, 1),
            org.assertj.core.groups.Tuple.tuple(Tier.BLUE, Tier.BLUE, 1),
            org.assertj.core.groups.Tuple.tuple(Tier.NONE, Tier.YELLOW, 1));
  }

  @Test
  void person_reasonsOfBothPeaks_standSideBySide() {
    Person anna = shown(compare(side("a", A), side("b", B), null), "anna");

    assertThat(anna.a().score()).isEqualTo(32);
    assertThat(anna.b().score()).isEqualTo(50);
    assertThat(anna.reasons())
        .extracting(
            Person.ReasonPair::code,
            pair -> pair.a() == null ? null : pair.a().points(),
            pair -> pair.b() == null ? null : pair.b().points())
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("B04", 12, null),
            org.assertj.core.groups.Tuple.tuple("B05", null, 30),
            org.assertj.core.groups.Tuple.tuple("I02", 20, 20));
  }

  @Test
  void lead_paidAfterTheAlert_isTheMinutesBetween() {
    Truth truth = truth(victim("anna", "k1", 90, 500), victim("bert", "k2", 15, 700));

    Comparison comparison = compare(side("a", A), side("b", B), truth);

    Person anna = shown(comparison, "anna");
    assertThat(anna.leadA()).isEqualTo(30);
    assertThat(anna.leadB()).isEqualTo(85);
    assertThat(shown(comparison, "bert").leadA()).isEqualTo(-5);
    assertThat(comparison.leadTimes().medianB()).isEqualTo(85);
    assertThat(comparison.leadTimes().buckets().get(0).b()).as("bert, never in B").isEqualTo(1);
    assertThat(comparison.leadTimes().buckets().get(1).a()).as("bert, late in A").isEqualTo(1);
  }

  @Test
  void outcomes_withTruth_countInTimeAndInVain() {
    Truth truth = truth(victim("anna", "k1", 30, 500), victim("bert", "k2", 95, 700));

    Verdict verdict = compare(side("a", A), side("b", B), truth).verdict();

    Delta inTime = figure(verdict, "told");
    assertThat(inTime.a().value()).as("bert; anna's yellow came after paying").isEqualTo(1);
    assertThat(inTime.b().value()).as("anna").isEqualTo(1);
    assertThat(figure(verdict, "loss-share").a().value()).isEqualTo(700.0 / 1200);
    assertThat(figure(verdict, "in-vain").a().value()).as("cora").isEqualTo(1);
    assertThat(figure(verdict, "in-vain").b().value()).as("cora, emil").isEqualTo(2);
    assertThat(inTime.change().low()).isLessThanOrEqualTo(inTime.change().high());
  }

  @Test
  void worstCases_withTruth_areNewFalseAlarmsAndNewMisses() {
    Truth truth = truth(victim("anna", "k1", 30, 500), victim("bert", "k2", 95, 700));

    WorstCases worst = compare(side("a", A), side("b", B), truth).worstCases();

    assertThat(worst.falseAlarms()).extracting(Person::subject).containsExactly("emil");
    assertThat(worst.misses()).extracting(Person::subject).containsExactly("bert");
  }

  @Test
  void worstCases_withoutTruth_areTheLargestMoves() {
    WorstCases worst = compare(side("a", A), side("b", B), null).worstCases();

    assertThat(worst.againstTruth()).isFalse();
    assertThat(worst.moved())
        .extracting(Person::subject)
        .containsExactly("bert", "emil", "anna", "cora");
  }

  @Test
  void curves_perfectRanking_staysAtOne() {
    Truth truth =
        truth(
            victim("anna", "k1", 500, 1),
            victim("bert", "k2", 500, 1),
            victim("cora", "k3", 500, 1));

    Curves.Curve all = compare(side("a", A), side("b", B), truth).curves().get(0);

    assertThat(all.right()).isEqualTo(3);
    assertThat(all.a()).hasSize(Curves.STEPS + 1).allMatch(point -> point.precision() == 1);
    assertThat(all.b().get(all.b().size() - 1).recall()).as("bert is missing").isEqualTo(.66);
    Curves.Operating yellow =
        all.operating().stream()
            .filter(point -> point.side().equals("B") && point.atLeast() == Tier.YELLOW)
            .findFirst()
            .orElseThrow();
    assertThat(yellow.alerted()).isEqualTo(3);
    assertThat(yellow.precision()).isEqualTo(2.0 / 3);
  }

  @Test
  void reasons_leftOut_changeTierOnlyWhereTheirPointsAreNeeded() {
    Reasons reasons = compare(side("a", A), side("b", B), null).reasons();

    Reasons.Part i02 = share(reasons, "I02").a();
    assertThat(i02.hits()).isEqualTo(4);
    assertThat(i02.meanPoints()).isEqualTo(30);
    assertThat(i02.unique()).as("all four fall").isEqualTo(4);
    assertThat(i02.aboveBlue()).as("anna, bert, cora").isEqualTo(-3);
    assertThat(share(reasons, "B04").a().aboveBlue()).as("anna needs it").isEqualTo(-1);
    assertThat(share(reasons, "B02").a().unique()).as("cora's orange").isEqualTo(1);
    assertThat(share(reasons, "B02").a().aboveBlue()).as("she stays above blue").isZero();
    assertThat(share(reasons, "S02").a().aboveBlue()).as("25 points are below yellow").isZero();
    List<String> codes = reasons.overlap().codes();
    int row = codes.indexOf("I02");
    assertThat(reasons.overlap().a().get(row).get(codes.indexOf("B02"))).isEqualTo(1);
    assertThat(reasons.overlap().a().get(row).get(row)).isEqualTo(4);
  }

  @Test
  void thresholds_unknownPolicy_areTheLowestScoresSeen() {
    Side unknown = new Side("", side("a", A).output(), Collections.emptySortedMap(), null, null);

    Comparison comparison = compare(unknown, unknown, null);

    assertThat(comparison.changes()).isNull();
    assertThat(comparison.reasons().thresholdsA().stated()).isFalse();
    assertThat(comparison.reasons().thresholdsA().enter()).containsEntry(Tier.YELLOW, 32);
  }

  @Test
  void workload_tasksBeyondCapacity_areCountedPerAdvisorAndDay() {
    Side a =
        side(
            "a",
            A,
            List.of(
                task("anna", "x", 0),
                task("anna", "x", 9),
                task("bert", "x", 60),
                task("cora", "y", 1380)));

    Workload work = compare(a, side("b", B), null).workload();

    assertThat(work.a().tasks()).as("an escalation is no new task").isEqualTo(3);
    assertThat(work.days()).isEqualTo(1);
    assertThat(work.a().mean()).isEqualTo(3.0 / 4);
    assertThat(work.a().overDays()).isEqualTo(1);
    assertThat(work.a().overTasks()).isEqualTo(1);
    assertThat(work.a().nightShare()).isEqualTo(1);
    assertThat(work.a().histogram().subList(0, 3)).containsExactly(2, 1, 1);
    assertThat(work.b().histogram()).as("B routes nothing").isEmpty();
  }

  @Test
  void sameOutput_twice_showsNothingGainedOrLost() {
    Truth truth = truth(victim("anna", "k1", 30, 500));

    Comparison comparison = compare(side("a", A), side("a", A), truth);

    assertThat(comparison.verdict().light()).isEqualTo(Light.GREY);
    assertThat(comparison.verdict().why()).isEqualTo(Why.IDENTICAL);
    assertThat(comparison.migration().moves().get(Move.SAME)).isEqualTo(4);
    assertThat(comparison.migration().cells()).allMatch(cell -> cell.from() == cell.to());
    assertThat(comparison.verdict().figures())
        .allMatch(f -> Double.isNaN(f.change().value()) || f.change().value() == 0);
    assertThat(comparison.changes()).isEmpty();
    assertThat(comparison.worstCases().falseAlarms()).isEmpty();
    assertThat(comparison.worstCases().misses()).isEmpty();
  }

  @Test
  void lines_inAnyOrder_giveTheSameComparison() {
    Truth truth = truth(victim("anna", "k1", 30, 500), victim("bert", "k2", 95, 700));
    Comparison expected = compare(side("a", A), side("b", B), truth);
    long seed = 7;
    Random random = new Random(seed);
    for (int i = 0; i < 20; i++) {
      List<Alert> a = new ArrayList<>(A);
      List<Alert> b = new ArrayList<>(B);
      Collections.shuffle(a, random);
      Collections.shuffle(b, random);

      assertThat(compare(side("a", a), side("b", b), truth)).as("seed " + seed).isEqualTo(expected);
    }
  }

  @Test
  void verdict_everyVictimGained_isGreenAndTheReverseRed() {
    List<Alert> some = new ArrayList<>();
    List<Alert> all = new ArrayList<>();
    Truth.Victim[] victims = new Truth.Victim[20];
    for (int i = 0; i < 20; i++) {
      victims[i] = victim("v" + i, "k" + i, 600, 100);
      all.add(alert("v" + i, 1, Tier.YELLOW, 10, "I02=40"));
      if (i % 2 == 0) {
        some.add(all.get(i));
      }
    }

    Verdict better = compare(side("a", some), side("b", all), truth(victims)).verdict();
    Verdict worse = compare(side("a", all), side("b", some), truth(victims)).verdict();

    assertThat(better.light()).isEqualTo(Light.GREEN);
    assertThat(better.zh()).contains("多 10 人（10→20");
    assertThat(better.en()).contains("B 10 more (10→20");
    assertThat(worse.light()).isEqualTo(Light.RED);
  }

  @Test
  void figures_ofEitherScorecard_areLinedUp() {
    Figure figure = new Figure("victims.in-time", "all", Unit.SHARE, .5, .4, .6, 10);
    Side a = side("a", A);
    Side with =
        new Side(a.engine(), a.output(), a.policy(), null, new Scorecard("a", List.of(figure)));

    List<FigurePair> figures = compare(with, side("b", B), null).figures();

    assertThat(figures).hasSize(1);
    assertThat(figures.get(0).a()).isEqualTo(new Estimate(.5, .4, .6));
    assertThat(figures.get(0).b()).isNull();
  }

  @Test
  void nobodyAlerted_isAComparisonToo() {
    Comparison comparison = compare(side("a", List.of()), side("b", List.of()), truth());

    assertThat(comparison.head().from()).isNull();
    assertThat(comparison.migration().cells()).isEmpty();
    assertThat(comparison.curves().get(0).a()).isEmpty();
  }

  @Test
  void circumstances_withoutCapacity_areRefused() {
    assertThatThrownBy(() -> new Circumstances(1, 1, null, 0, ZoneOffset.UTC, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("capacity 0");
  }

  private static Delta figure(Verdict verdict, String name) {
    return verdict.figures().stream().filter(f -> f.name().equals(name)).findFirst().orElseThrow();
  }

  private static Reasons.Share share(Reasons reasons, String code) {
    return reasons.shares().stream().filter(s -> s.code().equals(code)).findFirst().orElseThrow();
  }

  private static Person shown(Comparison comparison, String subject) {
    return comparison.migration().cells().stream()
        .flatMap(cell -> cell.shown().stream())
        .filter(person -> person.subject().equals(subject))
        .findFirst()
        .orElseThrow();
  }
}
