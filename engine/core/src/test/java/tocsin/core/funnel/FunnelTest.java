package tocsin.core.funnel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import tocsin.domain.alert.Stage;
import tocsin.domain.pack.FunnelExcuse;
import tocsin.domain.pack.FunnelMove;
import tocsin.domain.pack.FunnelRule;
import tocsin.domain.pack.FunnelSign;

class FunnelTest {
  private static final int STAGES = Stage.values().length;

  private static FunnelRule random(Random random, double repeat) {
    List<FunnelMove> moves = new ArrayList<>();
    for (int from = 0; from < STAGES - 1; from++) {
      moves.add(move(from, from + 1, 0.5 * random.nextDouble()));
      if (from + 2 < STAGES) {
        moves.add(move(from, from + 2, 0.5 * random.nextDouble()));
      }
    }
    List<FunnelExcuse> excuses =
        List.of(
            new FunnelExcuse("look", 3, "", "看", "a look"),
            new FunnelExcuse("duty", 2, "duty", "值勤", "duty"));
    List<FunnelSign> signs = new ArrayList<>();
    for (Sign sign : List.of(Sign.VISIT, Sign.UPLOAD, Sign.BANK)) {
      List<Double> stages = new ArrayList<>();
      for (int i = 0; i < STAGES; i++) {
        stages.add(0.01 + random.nextDouble());
      }
      signs.add(
          new FunnelSign(
              sign.word(),
              stages,
              Map.of("look", 0.01 + random.nextDouble(), "duty", 0.01 + random.nextDouble())));
    }
    return new FunnelRule(0.3, repeat, 1, moves, excuses, signs);
  }

  private static FunnelMove move(int from, int to, double chance) {
    return new FunnelMove(Stage.values()[from], Stage.values()[to], chance);
  }

  private static double chance(FunnelRule rule, int from, int to) {
    double leaves = 0;
    double asked = 0;
    for (FunnelMove move : rule.moves()) {
      if (move.from().ordinal() == from) {
        leaves += move.chance();
        asked += move.to().ordinal() == to ? move.chance() : 0;
      }
    }
    return from == to ? 1 - leaves : asked;
  }

  private static double likelihood(FunnelRule rule, int signs, int stage) {
    double product = 1;
    for (FunnelSign sign : rule.signs()) {
      boolean shown = (signs & bit(sign)) != 0;
      product *= shown ? sign.stages().get(stage) : 1;
    }
    return product;
  }

  private static double excused(FunnelRule rule, int[] course, String excuse) {
    double product = 1;
    for (int signs : course) {
      for (FunnelSign sign : rule.signs()) {
        product *= (signs & bit(sign)) != 0 ? sign.excuses().getOrDefault(excuse, 1.0) : 1;
      }
    }
    return product;
  }

  private static int bit(FunnelSign sign) {
    for (Sign each : Sign.values()) {
      if (each.word().equals(sign.sign())) {
        return each.bit();
      }
    }
    throw new AssertionError(sign);
  }

  /** Sums over every path of stages: the definition, where the filter is the recursion. */
  private static void paths(
      FunnelRule rule, int[] course, int step, int stage, double mass, double[] ends) {
    double now = mass * likelihood(rule, course[step], stage);
    if (step == course.length - 1) {
      ends[stage] += now;
      return;
    }
    for (int next = stage; next < STAGES; next++) {
      double chance = chance(rule, stage, next);
      if (chance > 0) {
        paths(rule, course, step + 1, next, now * chance, ends);
      }
    }
  }

  @Test
  void course_anySteps_equalsSumOverAllPaths() {
    long seed = 7;
    Random random = new Random(seed);
    for (int round = 0; round < 50; round++) {
      FunnelRule rule = random(random, 1);
      int[] course = new int[1 + random.nextInt(5)];
      for (int i = 0; i < course.length; i++) {
        course[i] = Sign.VISIT.bit() | (random.nextBoolean() ? Sign.UPLOAD.bit() : Sign.BANK.bit());
      }
      double[] ends = new double[STAGES];
      paths(rule, course, 0, 0, rule.prior(), ends);
      double harmless = (1 - rule.prior()) * excused(rule, course, "look");
      double all = harmless;
      for (double end : ends) {
        all += end;
      }
      Course filtered = Funnel.of(rule).begin(Set.of());
      for (int signs : course) {
        filtered.step(signs, false);
      }
      for (Stage stage : Stage.values()) {
        assertThat(filtered.at(stage))
            .as("seed %d round %d %s", seed, round, stage)
            .isCloseTo(ends[stage.ordinal()] / all, within(1e-12));
      }
      assertThat(filtered.harmless()).isCloseTo(harmless / all, within(1e-12));
    }
  }

  @Test
  void begin_excuseThatNeedsAFlag_countsOnlyWithIt() {
    Funnel funnel = Funnel.of(random(new Random(3), 1));
    Course without = funnel.begin(Set.of());
    Course with = funnel.begin(Set.of("duty"));
    without.step(Sign.VISIT.bit(), true);
    with.step(Sign.VISIT.bit(), true);
    assertThat(without.likeliestExcuse()).isZero();
    assertThat(with.harmless()).isNotEqualTo(without.harmless());
    assertThat(with.reached(Stage.S0) + with.harmless()).isCloseTo(1, within(1e-12));
  }

  @Test
  void step_signAgainInTheSession_saysLessThanInANewOne() {
    FunnelRule rule = random(new Random(5), 0);
    Course repeated = Funnel.of(rule).begin(Set.of());
    repeated.step(Sign.BANK.bit(), true);
    double once = repeated.harmless();
    repeated.step(Sign.BANK.bit(), false);
    assertThat(repeated.harmless()).as("exponent 0: nothing new").isCloseTo(once, within(1e-12));
    repeated.step(Sign.BANK.bit(), true);
    assertThat(repeated.harmless()).isNotCloseTo(once, within(1e-6));
  }

  @Test
  void step_thousandsOfSteps_staysADistribution() {
    Course course = Funnel.of(random(new Random(11), 0.25)).begin(Set.of("duty"));
    for (int i = 0; i < 20_000; i++) {
      course.step(Sign.VISIT.bit() | (i % 3 == 0 ? Sign.BANK.bit() : 0), i % 7 == 0);
    }
    assertThat(course.reached(Stage.S0) + course.harmless()).isCloseTo(1, within(1e-9));
  }

  @Test
  void course_packWithoutSigns_isAllZero() {
    Course course = Funnel.of(FunnelRule.NONE).begin(Set.of());
    course.step(Sign.VISIT.bit(), true);
    assertThat(course.reached(Stage.S0)).isZero();
    assertThat(course.harmless()).isZero();
  }

  @Test
  void check_unsoundRule_namesEveryFault() {
    List<String> found = new ArrayList<>();
    FunnelRule rule =
        new FunnelRule(
            1.5,
            0.5,
            1,
            List.of(
                new FunnelMove(Stage.S3, Stage.S2, 0.5), new FunnelMove(Stage.S3, Stage.S4, 0.7)),
            List.of(new FunnelExcuse("look", 1, "", "看", "a look")),
            List.of(new FunnelSign("nonsense", List.of(1.0), Map.of())));
    FunnelChecks.check(rule, (where, message) -> found.add(where + ": " + message));
    assertThat(found)
        .anyMatch(each -> each.contains("prior") && each.contains("1.5"))
        .anyMatch(each -> each.contains("S3") && each.contains("does not rise"))
        .anyMatch(each -> each.contains("sum to more than 1"))
        .anyMatch(each -> each.contains("no such sign"))
        .anyMatch(each -> each.contains("1 stages"))
        .anyMatch(each -> each.contains("excuses are []"));
  }
}
