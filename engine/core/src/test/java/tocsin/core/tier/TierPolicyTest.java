package tocsin.core.tier;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tocsin.core.rules.Expression;
import tocsin.core.tier.TierPolicy.ActiveRule;
import tocsin.core.tier.TierPolicy.CompiledTier;
import tocsin.core.tier.TierPolicy.ShadowRule;
import tocsin.domain.alert.Tier;

/** Fact 0 allows red, fact 1 orange, fact 2 yellow, fact 3 blue; facts 4 and 5 switch rules. */
class TierPolicyTest {
  private static final Map<Tier, int[]> LIMITS = new EnumMap<>(Tier.class);

  static {
    LIMITS.put(Tier.RED, new int[] {60, 42});
    LIMITS.put(Tier.ORANGE, new int[] {45, 32});
    LIMITS.put(Tier.YELLOW, new int[] {34, 24});
    LIMITS.put(Tier.BLUE, new int[] {18, 10});
  }

  private static Expression fact(int index) {
    return facts -> facts[index];
  }

  private static TierPolicy policy(List<ActiveRule> rules, List<ShadowRule> shadows) {
    ImmutableList.Builder<CompiledTier> tiers = ImmutableList.builder();
    Tier[] order = {Tier.RED, Tier.ORANGE, Tier.YELLOW, Tier.BLUE};
    for (int i = 0; i < order.length; i++) {
      int[] limits = LIMITS.get(order[i]);
      tiers.add(new CompiledTier(order[i], fact(i), limits[0], limits[1]));
    }
    return new TierPolicy(
        tiers.build(), ImmutableList.copyOf(rules), ImmutableList.copyOf(shadows));
  }

  private static final TierPolicy PLAIN = policy(List.of(), List.of());

  private static double[] all() {
    return new double[] {1, 1, 1, 1, 0, 0};
  }

  @ParameterizedTest
  @CsvSource({
    "NONE, 17, NONE",
    "NONE, 18, BLUE",
    "NONE, 33, BLUE",
    "NONE, 34, YELLOW",
    "NONE, 44, YELLOW",
    "NONE, 45, ORANGE",
    "NONE, 59, ORANGE",
    "NONE, 60, RED",
    "BLUE, 60, RED",
    "BLUE, 10, BLUE",
    "BLUE, 9, NONE",
    "YELLOW, 24, YELLOW",
    "YELLOW, 23, BLUE",
    "YELLOW, 9, NONE",
    "ORANGE, 32, ORANGE",
    "ORANGE, 31, YELLOW",
    "ORANGE, 23, BLUE",
    "RED, 42, RED",
    "RED, 41, ORANGE",
    "RED, 31, YELLOW",
    "RED, 23, BLUE",
    "RED, 9, NONE",
    "RED, -50, NONE",
    "ORANGE, 1000, RED",
  })
  void next_edgesOfEnterAndExit(Tier present, int score, Tier expected) {
    assertThat(PLAIN.next(present, all(), score)).isEqualTo(expected);
  }

  @Test
  void next_conditionThatNoLongerHolds_losesTheTierWhateverTheScore() {
    double[] facts = {0, 1, 1, 1, 0, 0};

    assertThat(PLAIN.next(Tier.RED, facts, 1000)).isEqualTo(Tier.ORANGE);
    assertThat(PLAIN.next(Tier.RED, new double[6], 1000)).isEqualTo(Tier.NONE);
  }

  @Test
  void next_higherConditionFails_entersTheNextOneThatHolds() {
    assertThat(PLAIN.next(Tier.NONE, new double[] {0, 0, 1, 1, 0, 0}, 90)).isEqualTo(Tier.YELLOW);
    assertThat(PLAIN.next(Tier.NONE, new double[] {1, 0, 0, 0, 0, 0}, 59)).isEqualTo(Tier.NONE);
  }

  @Test
  void next_scoreThatSwingsInsideTheBand_neverChangesTheTier() {
    for (int seed = 0; seed < 200; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      Tier[] tiers = {Tier.BLUE, Tier.YELLOW, Tier.ORANGE, Tier.RED};
      int which = random.nextInt(4);
      Tier tier = tiers[which];
      int above = which == 3 ? 1000 : LIMITS.get(tiers[which + 1])[0];
      int exit = LIMITS.get(tier)[1];
      Tier now = tier;
      for (int i = 0; i < 50; i++) {
        now = PLAIN.next(now, all(), exit + random.nextInt(above - exit));
        assertThat(now).as("seed %d, step %d", seed, i).isEqualTo(tier);
      }
      Tier below = PLAIN.next(Tier.NONE, all(), LIMITS.get(tier)[0] - 1);
      for (int i = 0; i < 50; i++) {
        int enter = LIMITS.get(tier)[0];
        below = PLAIN.next(below, all(), exit + random.nextInt(enter - exit));
        assertThat(below).as("seed %d: not entered from below", seed).isLessThan(tier);
      }
    }
  }

  @Test
  void next_steadyFactsAndScore_settlesWithoutTurningBack() {
    for (int seed = 0; seed < 500; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      double[] facts = new double[6];
      Arrays.setAll(facts, i -> random.nextInt(2));
      TierPolicy policy =
          policy(
              List.of(
                  new ActiveRule("up", fact(4), Tier.ORANGE, Tier.NONE),
                  new ActiveRule("down", fact(5), Tier.NONE, Tier.YELLOW)),
              List.of());
      int score = random.nextInt(-20, 100);
      Tier present = Tier.values()[random.nextInt(5)];

      Tier first = policy.next(present, facts, score);
      Tier before = first;
      for (int i = 0; i < 5; i++) {
        Tier next = policy.next(before, facts, score);
        assertThat(next).as("seed %d, step %d", seed, i).isLessThanOrEqualTo(before);
        before = next;
      }
      assertThat(policy.next(before, facts, score)).as("seed %d", seed).isEqualTo(before);
    }
  }

  @Test
  void next_moreScore_neverMeansLessUrgent() {
    for (Tier present : Tier.values()) {
      for (int score = -5; score < 100; score++) {
        assertThat(PLAIN.next(present, all(), score + 1))
            .as("%s at %d", present, score)
            .isGreaterThanOrEqualTo(PLAIN.next(present, all(), score));
      }
    }
  }

  @Test
  void rules_thatHold_liftAndLimitInTheirOrder() {
    ActiveRule up = new ActiveRule("up", fact(4), Tier.ORANGE, Tier.NONE);
    ActiveRule down = new ActiveRule("down", fact(5), Tier.NONE, Tier.BLUE);
    TierPolicy policy = policy(List.of(up, down), List.of());

    assertThat(policy.next(Tier.NONE, new double[] {1, 1, 1, 1, 1, 0}, 0)).isEqualTo(Tier.ORANGE);
    assertThat(policy.next(Tier.NONE, new double[] {1, 1, 1, 1, 1, 0}, 60)).isEqualTo(Tier.RED);
    assertThat(policy.next(Tier.NONE, new double[] {1, 1, 1, 1, 0, 1}, 60)).isEqualTo(Tier.BLUE);
    assertThat(policy.next(Tier.NONE, new double[] {1, 1, 1, 1, 0, 1}, 0)).isEqualTo(Tier.NONE);
    assertThat(policy.next(Tier.NONE, new double[] {1, 1, 1, 1, 1, 1}, 0)).isEqualTo(Tier.BLUE);
    assertThat(
            policy(List.of(down, up), List.of())
                .next(Tier.NONE, new double[] {1, 1, 1, 1, 1, 1}, 0))
        .isEqualTo(Tier.ORANGE);
  }

  @Test
  void rule_withBoth_keepsTheTierBetweenThem() {
    ActiveRule both = new ActiveRule("both", fact(4), Tier.YELLOW, Tier.ORANGE);
    TierPolicy policy = policy(List.of(both), List.of());
    double[] facts = {1, 1, 1, 1, 1, 0};

    assertThat(policy.next(Tier.NONE, facts, 0)).isEqualTo(Tier.YELLOW);
    assertThat(policy.next(Tier.NONE, facts, 50)).isEqualTo(Tier.ORANGE);
    assertThat(policy.next(Tier.NONE, facts, 99)).isEqualTo(Tier.ORANGE);
  }

  @Test
  void liftedTier_onceTheRuleFails_isKeptOnlyWhileTheScoreHoldsIt() {
    TierPolicy policy =
        policy(List.of(new ActiveRule("up", fact(4), Tier.RED, Tier.NONE)), List.of());

    Tier lifted = policy.next(Tier.NONE, new double[] {1, 1, 1, 1, 1, 0}, 5);

    assertThat(lifted).isEqualTo(Tier.RED);
    assertThat(policy.next(lifted, all(), 42)).isEqualTo(Tier.RED);
    assertThat(policy.next(lifted, all(), 5)).isEqualTo(Tier.NONE);
  }

  @Test
  void shadows_thatHold_areNamedAndNeverAct() {
    List<ShadowRule> shadows = List.of(new ShadowRule("a", fact(4)), new ShadowRule("b", fact(5)));
    TierPolicy shadowed = policy(List.of(), shadows);
    for (int seed = 0; seed < 300; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      double[] facts = new double[6];
      Arrays.setAll(facts, i -> random.nextInt(2));
      int score = random.nextInt(100);
      Tier present = Tier.values()[random.nextInt(5)];

      assertThat(shadowed.next(present, facts, score))
          .as("seed %d", seed)
          .isEqualTo(PLAIN.next(present, facts, score));
    }
    assertThat(shadowed.shadowHits(new double[] {0, 0, 0, 0, 1, 0})).containsExactly("a");
    assertThat(shadowed.shadowHits(new double[] {0, 0, 0, 0, 1, 1})).containsExactly("a", "b");
    assertThat(shadowed.shadowHits(all())).isEmpty();
  }

  @Test
  void decide_anyScore_answersAsNextAndSaysHow() {
    ActiveRule lift = new ActiveRule("lift", fact(4), Tier.ORANGE, Tier.NONE);
    TierPolicy policy = policy(List.of(lift), List.of());
    for (int score = -10; score < 80; score++) {
      for (Tier present : Tier.values()) {
        for (double lifted : new double[] {0, 1}) {
          double[] facts = {1, 1, 1, 1, lifted, 0};
          TierPolicy.Decision decision = policy.decide(present, facts, score);
          assertThat(decision.tier()).isEqualTo(policy.next(present, facts, score));
          assertThat(decision.kept())
              .as("%s at %d", present, score)
              .isEqualTo(decision.byScore() != PLAIN.next(Tier.NONE, all(), score));
          assertThat(decision.rules().contains("lift"))
              .isEqualTo(decision.tier() != decision.byScore());
        }
      }
    }
  }

  @Test
  void with_otherTiers_keepsTheRules() {
    ActiveRule limit = new ActiveRule("limit", fact(4), Tier.NONE, Tier.BLUE);
    TierPolicy yuan =
        policy(List.of(limit), List.of())
            .with(ImmutableList.of(new CompiledTier(Tier.RED, fact(0), 6000, 3000)));
    assertThat(yuan.next(Tier.NONE, all(), 5999)).isEqualTo(Tier.NONE);
    assertThat(yuan.next(Tier.NONE, all(), 6000)).isEqualTo(Tier.RED);
    assertThat(yuan.next(Tier.NONE, new double[] {1, 1, 1, 1, 1, 0}, 6000)).isEqualTo(Tier.BLUE);
  }
}
