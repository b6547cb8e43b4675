package tocsin.core.fuse;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tocsin.core.TestPacks;
import tocsin.domain.pack.FusionRule;
import tocsin.domain.pack.FusionTerm;

class FusionChecksTest {
  private static List<String> problems(FusionRule rule) {
    List<String> problems = new ArrayList<>();
    FusionChecks.check(rule, (where, what) -> problems.add(where + ": " + what));
    return problems;
  }

  private static List<String> of(double baseRate, double suspectAt) {
    return problems(new FusionRule(baseRate, suspectAt, 0, Map.of(), List.of()));
  }

  private static List<String> withCap(String family, double cap) {
    return problems(new FusionRule(0.01, 0.5, 0, Map.of(family, cap), List.of()));
  }

  private static List<String> withTerm(String word, double weight) {
    FusionTerm term = new FusionTerm(word, weight, "证据", "evidence");
    return problems(new FusionRule(0.01, 0.5, 0, Map.of(), List.of(term)));
  }

  @Test
  void check_soundRules_haveNoProblem() {
    assertThat(problems(TestPacks.FUSION)).isEmpty();
    assertThat(problems(FusionRule.NONE)).isEmpty();
    for (int seed = 0; seed < 500; seed++) {
      assertThat(problems(Rules.sound(new SplittableRandom(seed)))).as("seed %d", seed).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, -0.1, 0.5, 1, Double.NaN})
  void check_baseRateOutOfBounds_isNamed(double baseRate) {
    assertThat(of(baseRate, 0.9)).singleElement().asString().startsWith("fusion/baseRate: ");
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.01, 0.001, -1, Double.NaN})
  void check_suspectAtNotAboveTheBaseRate_isNamed(double suspectAt) {
    assertThat(of(0.01, suspectAt)).singleElement().asString().startsWith("fusion/suspectAt: ");
  }

  @ParameterizedTest
  @CsvSource({
    "name, 2, ''",
    "name, 0, ''",
    "name, 2.1, fusion/acquits/name: 2.1 is not from 0 to the family's cap 2.0",
    "name, -1, fusion/acquits/name: -1.0 is not from 0",
    "graph, 1, fusion/acquits/graph: 1.0 is not from 0 to the family's cap 0.0",
    "nome, 1, fusion/acquits/nome: no family 'nome'"
  })
  void check_acquits_isAtMostTheCap(String family, double most, String problem) {
    FusionRule rule =
        new FusionRule(0.01, 0.5, 0, Map.of("name", 2.0), Map.of(family, most), List.of());
    if (problem.isEmpty()) {
      assertThat(problems(rule)).isEmpty();
    } else {
      assertThat(problems(rule)).singleElement().asString().startsWith(problem);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "4.59, true",
    "4.60, false",
    "0, true",
    "-0.1, false",
    "NaN, false",
    "Infinity, false"
  })
  void check_capThatReachesTheThreshold_isRefused(double cap, boolean sound) {
    List<String> problems = withCap("name", cap);
    if (sound) {
      assertThat(problems).isEmpty();
    } else {
      assertThat(problems)
          .singleElement()
          .asString()
          .startsWith("fusion/caps/name: ")
          .contains("4.60, at which one family alone would suspect");
    }
  }

  @Test
  void check_nothingIsEverSuspect_anyCapWillDo() {
    assertThat(problems(new FusionRule(0.01, 1, 0, Map.of("name", 50.0), List.of()))).isEmpty();
  }

  @Test
  void check_unknownFamilyOrTerm_saysWhatThereIs() {
    assertThat(withCap("nmae", 1))
        .containsExactly(
            "fusion/caps/nmae: no family 'nmae'; there are app, graph, infrastructure, name, prevalence");
    assertThat(withCap("list", 1)).as("a list speaks for itself").hasSize(1);
    assertThat(withTerm("lookalike", 1))
        .singleElement()
        .asString()
        .startsWith("fusion/terms/lookalike: no term 'lookalike'; there are spelling, lookAlike,");
  }

  @ParameterizedTest
  @CsvSource({
    "lookAlike, -0.1, only raises",
    "spelling, -1, only raises",
    "oldSite, 0.1, only lowers",
    "crowd, 0.1, only lowers",
    "lookAlike, 10.1, outside -10 to 10",
    "crowd, -10.1, outside -10 to 10",
    "lookAlike, NaN, outside -10 to 10",
  })
  void check_weightThatIsNotMonotoneOrAbsurd_isRefused(String word, double weight, String why) {
    assertThat(withTerm(word, weight)).singleElement().asString().contains(why);
  }

  @Test
  void check_termTwice_isRefused() {
    FusionTerm term = new FusionTerm("download", 1, "证据", "evidence");
    FusionRule rule = new FusionRule(0.01, 0.5, 0, Map.of(), List.of(term, term));
    assertThat(problems(rule)).containsExactly("fusion/terms/download: the term stands twice");
  }
}
