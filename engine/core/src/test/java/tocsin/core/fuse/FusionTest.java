package tocsin.core.fuse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tocsin.core.TestPacks;
import tocsin.domain.intel.Signal;
import tocsin.domain.pack.FusionRule;
import tocsin.domain.pack.FusionTerm;

class FusionTest {
  private static final int SEEDS = 2000;
  private static final Evidence NOTHING = Evidence.of(0, 0, 0);
  private static final int LOOK_ALIKE = Signal.LOOK_ALIKE.bit();
  private static final int DOWNLOAD = Signal.DOWNLOAD.bit();

  private static Fusion fusion(Map<String, Double> caps, FusionTerm... terms) {
    return Fusion.of(new FusionRule(0.01, 0.5, Long.MAX_VALUE, caps, List.of(terms)));
  }

  private static FusionTerm term(String word, double weight) {
    return new FusionTerm(word, weight, "证据", "evidence");
  }

  private static final Fusion TEST = Fusion.of(TestPacks.FUSION);

  @Test
  void says_harmlessNameOfWhatVictimsVisit_acquitsOnlySoFar() {
    Map<String, Double> caps = Map.of("name", 4.0, "graph", 4.0);
    List<FusionTerm> terms = List.of(term("spelling", 1), term("exposedVisitors", 1));
    Fusion fusion =
        Fusion.of(new FusionRule(0.01, 0.5, Long.MAX_VALUE, caps, Map.of("name", 1.0), terms));
    Fusion plain = Fusion.of(new FusionRule(0.01, 0.5, Long.MAX_VALUE, caps, terms));
    Evidence alone = new Evidence(0, -300, 0, 0, 9, 0, 0, 0);
    Evidence visited = new Evidence(0, -300, 0, 0, 9, 0, 200, 0);
    Evidence suspicious = new Evidence(0, 300, 0, 0, 9, 0, 200, 0);

    assertThat(fusion.says(Family.NAME, alone)).isEqualTo(-3);
    assertThat(fusion.says(Family.NAME, visited)).isEqualTo(-1);
    assertThat(fusion.says(Family.NAME, suspicious)).isEqualTo(3);
    assertThat(plain.says(Family.NAME, visited)).isEqualTo(-3);
    assertThat(fusion.logOdds(visited) - plain.logOdds(visited)).isCloseTo(2, within(1e-12));
  }

  /** The same evidence with more of what raises; a word each for the message. */
  private static List<Evidence> stronger(Evidence e) {
    List<Evidence> more = new ArrayList<>();
    for (Signal signal : Signal.values()) {
      more.add(more(e, signal.bit(), 0, 0, 0, 0, 0));
    }
    for (int step : new int[] {1, 50, 2000}) {
      more.add(more(e, 0, step, 0, 0, 0, 0));
      more.add(more(e, 0, 0, 0, 0, step, 0));
    }
    for (int tie : new int[] {Evidence.SERVER, Evidence.CERT, Evidence.NEAR, Evidence.ORDERED}) {
      more.add(more(e, 0, 0, 0, 0, 0, tie));
    }
    more.add(more(e, 0, 0, 7, 0, 0, 0));
    more.add(more(e, 0, 0, 0, 80, 0, 0));
    more.add(e.atWorst());
    return more;
  }

  private static Evidence more(
      Evidence e, int signals, int spelling, int confidence, int appSet, int lift, int ties) {
    return new Evidence(
        e.signals() | signals,
        e.spelling() + spelling,
        Math.min(100, e.confidence() + confidence),
        e.ageMillis(),
        e.visitors(),
        e.appSet() + appSet,
        e.lift() + lift,
        e.ties() | ties);
  }

  @Test
  void probability_moreAgainstATarget_neverFalls() {
    for (int seed = 0; seed < SEEDS; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      Fusion fusion = Fusion.of(Rules.sound(random));
      Evidence less = Rules.evidence(random);
      for (Evidence more : stronger(less)) {
        assertThat(fusion.probability(more))
            .as("seed %d: %s after %s", seed, more, less)
            .isGreaterThanOrEqualTo(fusion.probability(less));
        assertThat(fusion.suspects(more) || !fusion.suspects(less))
            .as("seed %d: suspect stays suspect, %s after %s", seed, more, less)
            .isTrue();
      }
    }
  }

  @Test
  void probability_olderOrMoreVisited_neverRises() {
    for (int seed = 0; seed < SEEDS; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      Fusion fusion = Fusion.of(Rules.sound(random));
      Evidence e = Rules.evidence(random);
      long age = Math.max(0, e.ageMillis());
      int visitors = Math.max(1, e.visitors());
      double before =
          fusion.probability(new Evidence(e.signals(), e.spelling(), 0, age, visitors, 0));
      for (int more : new int[] {1, 3, 30, 3000}) {
        Evidence later =
            new Evidence(e.signals(), e.spelling(), 0, age + more * Rules.DAY, visitors + more, 0);
        assertThat(fusion.probability(later))
            .as("seed %d: %s", seed, later)
            .isLessThanOrEqualTo(before);
      }
    }
  }

  @Test
  void suspects_oneFamilyAlone_neverWhateverItShows() {
    int rules = 0;
    for (int seed = 0; seed < 300; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      FusionRule rule = Rules.sound(random);
      FusionChecks.check(rule, (where, what) -> assertThat(what).as(where).isNull());
      rules += Alone.assertNoneSuspects(rule, "seed " + seed);
    }
    assertThat(rules).as("evidence of a single family that was tried").isGreaterThan(50_000);
  }

  @Test
  void suspects_twoFamiliesThatSpeak_isSuspect() {
    assertThat(TEST.suspects(Evidence.of(LOOK_ALIKE, 0, 0))).isFalse();
    assertThat(TEST.suspects(Evidence.of(DOWNLOAD, 0, 0))).isFalse();
    assertThat(TEST.suspects(Evidence.of(LOOK_ALIKE | DOWNLOAD, 0, 0))).isTrue();
  }

  @Test
  void suspects_aWhisperOfASecondFamily_isNotEnough() {
    Map<String, Double> caps = Map.of("name", 4.5, "app", 4.5);
    FusionTerm name = term("lookAlike", 4.5);

    Fusion quiet = fusion(caps, name, term("download", 0.49));
    Fusion heard = fusion(caps, name, term("download", 0.51));

    Evidence both = Evidence.of(LOOK_ALIKE | DOWNLOAD, 0, 0);
    assertThat(quiet.probability(both)).isGreaterThan(0.5);
    assertThat(quiet.suspects(both)).isFalse();
    assertThat(heard.suspects(both)).isTrue();
  }

  @Test
  void suspects_prevalence_isContextAndNoWitness() {
    Map<String, Double> caps = Map.of("name", 4.0, "prevalence", 4.0);
    Fusion fusion = fusion(caps, term("lookAlike", 4), term("newSite", 4));
    Evidence fresh = new Evidence(LOOK_ALIKE, 0, 0, 0, 1, 0);

    assertThat(fusion.probability(fresh)).isGreaterThan(0.9);
    assertThat(fusion.suspects(fresh)).isFalse();
  }

  @Test
  void suspects_thresholdOfOne_never() {
    FusionRule rule = new FusionRule(0.01, 1, 0, Map.of("name", 99.0, "app", 99.0), List.of());
    assertThat(Fusion.of(rule).suspects(Evidence.of(-1, 1000, 100))).isFalse();
    assertThat(Fusion.of(FusionRule.NONE).suspects(Evidence.of(-1, 1000, 100))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 20, 50, 60, 95, 99})
  void probability_listAlone_isWhatItClaims(int confidence) {
    assertThat(TEST.probability(Evidence.of(0, 0, confidence)))
        .isCloseTo(confidence / 100.0, within(1e-9));
  }

  @Test
  void probability_listThatClaimsAll_staysBelowOne() {
    assertThat(TEST.probability(Evidence.of(0, 0, 100))).isCloseTo(0.99, within(1e-9));
  }

  @Test
  void probability_listWeakerThanTheBaseRate_doesNotClear() {
    Fusion fusion = Fusion.of(new FusionRule(0.3, 0.9, 0, Map.of(), List.of()));
    assertThat(fusion.probability(Evidence.of(0, 0, 5))).isCloseTo(0.3, within(1e-9));
  }

  @Test
  void probability_nothingKnown_isTheBaseRate() {
    assertThat(TEST.probability(NOTHING)).isCloseTo(0.01, within(1e-12));
  }

  @Test
  void logOdds_family_isCappedBothWays() {
    Fusion fusion = fusion(Map.of("name", 2.0), term("spelling", 1), term("lookAlike", 1.5));

    assertThat(fusion.logOdds(Evidence.of(LOOK_ALIKE, 900, 0)) - fusion.logOdds(NOTHING))
        .isCloseTo(2, within(1e-9));
    assertThat(fusion.logOdds(Evidence.of(0, -900, 0)) - fusion.logOdds(NOTHING))
        .isCloseTo(-2, within(1e-9));
    assertThat(fusion.logOdds(Evidence.of(LOOK_ALIKE, -100, 0)) - fusion.logOdds(NOTHING))
        .as("below the cap terms simply add")
        .isCloseTo(0.5, within(1e-9));
  }

  @Test
  void logOdds_familyWithoutACap_saysNothing() {
    Fusion fusion = fusion(Map.of(), term("lookAlike", 4));
    assertThat(fusion.logOdds(Evidence.of(LOOK_ALIKE, 0, 0))).isEqualTo(fusion.logOdds(NOTHING));
  }

  @Test
  void shares_withTheBaseRate_areTheLogOdds() {
    for (int seed = 0; seed < SEEDS; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      FusionRule rule = Rules.sound(random);
      Fusion fusion = Fusion.of(rule);
      Evidence evidence = Rules.evidence(random);

      List<Share> shares = fusion.shares(evidence);

      double sum = Fusion.logit(rule.baseRate());
      double last = Double.MAX_VALUE;
      for (Share share : shares) {
        sum += share.logOdds();
        assertThat(Math.abs(share.logOdds()))
            .as("seed %d: strongest first in %s", seed, shares)
            .isLessThanOrEqualTo(last);
        last = Math.abs(share.logOdds());
      }
      double whole = fusion.logOdds(evidence);
      assertThat(sum)
          .as("seed %d: %s of %s", seed, shares, evidence)
          .isCloseTo(whole, within(1e-6));
    }
  }

  @Test
  void shares_cappedFamily_isSharedByWhatEachTermWeighs() {
    Fusion fusion = fusion(Map.of("name", 2.0), term("disguise", 1), term("lookAlike", 3));

    List<Share> shares = fusion.shares(Evidence.of(LOOK_ALIKE | Signal.DISGUISE.bit(), 0, 0));

    assertThat(shares)
        .containsExactly(
            new Share(Family.NAME, Term.LOOK_ALIKE, 1.5),
            new Share(Family.NAME, Term.DISGUISE, 0.5));
  }

  @ParameterizedTest
  @CsvSource({"0, 0", "1, 1", "3, 1", "4, 0", "20, 0", "21, -0.021", "200, -1", "2000, -2"})
  void shown_visitors_fewRaiseAndACrowdLowers(int visitors, double expected) {
    Evidence evidence = new Evidence(0, 0, 0, Evidence.UNKNOWN_AGE, visitors, 0);
    double shown = Fusion.shown(Term.FEW_VISITORS, evidence) - Fusion.shown(Term.CROWD, evidence);
    assertThat(shown).isCloseTo(expected, within(0.001));
  }

  @Test
  void age_watchTooYoungToTell_isUnknown() {
    long since = 1000 * Rules.DAY;
    Fusion fusion = Fusion.of(new FusionRule(0.01, 0.5, since, Map.of(), List.of()));
    long week = Fusion.NEW_MILLIS;

    assertThat(fusion.age(since + week, since + week + 5)).isEqualTo(5);
    assertThat(fusion.age(since + week - 1, since + week + 5)).isEqualTo(Evidence.UNKNOWN_AGE);
    assertThat(fusion.age(since, since + week)).as("old is old").isEqualTo(week);
    assertThat(TEST.age(since, since + 5)).isEqualTo(Evidence.UNKNOWN_AGE);
    assertThat(fusion.age(since + 2 * week, since)).as("not yet seen").isZero();
  }

  @Test
  void text_ofATerm_isThePacksOrNone() {
    FusionTerm written = TEST.text(Term.DOWNLOAD);
    assertThat(written).isNotNull().extracting(FusionTerm::zh).isEqualTo("下载");
    assertThat(TEST.text(Term.OLD_SITE)).isNull();
  }
}
