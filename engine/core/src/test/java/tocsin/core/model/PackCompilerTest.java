package tocsin.core.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import tocsin.core.TestPacks;
import tocsin.core.TestPacks.Draft;
import tocsin.core.score.Fact;
import tocsin.domain.alert.Stage;
import tocsin.domain.alert.Tier;
import tocsin.domain.pack.FraudType;
import tocsin.domain.pack.FusionRule;
import tocsin.domain.pack.ReasonRule;
import tocsin.domain.pack.Rule;

class PackCompilerTest {
  private static List<PackProblem> problems(Draft draft) {
    PackCompiler.Result result = PackCompiler.compile(draft.build(), 1);
    assertThat(result.model() == null)
        .as("a model exactly when there are no problems")
        .isEqualTo(!result.problems().isEmpty());
    return result.problems();
  }

  private static FraudType type(String code) {
    return new FraudType(code, code, code, code, code, false, false);
  }

  private static Rule rule(String id, String when, Tier atLeast, Tier atMost) {
    return new Rule(id, Rule.Mode.ACTIVE, when, atLeast, atMost, "", "");
  }

  private static ReasonRule reason(String code, String zh, String en) {
    return new ReasonRule(code, "true", "1", zh, en);
  }

  @Test
  void compile_nameAloneSuspect_isRefused() {
    Draft draft = TestPacks.draft();
    draft.fusion = new FusionRule(0.01, 0.5, Long.MAX_VALUE, Map.of("name", 5.0), List.of());

    assertThat(problems(draft))
        .extracting(PackProblem::message)
        .containsExactly(
            "5.0 is not from 0 to below 4.60, at which one family alone would suspect");
  }

  @Test
  void compile_soundPack_decides() {
    Draft draft = TestPacks.draft();
    draft.rules.add(rule("up", "minor and type == F04", Tier.YELLOW, Tier.NONE));

    assertThat(problems(draft)).isEmpty();
    CompiledModel model = draft.model();
    assertThat(model.types()).containsOnlyKeys("F01", "F04", "F09");
    assertThat(model.pack().label()).isEqualTo("test v1");
  }

  static Stream<Arguments> faults() {
    return Stream.of(
        fault("zone", 0, "Asia/Shanghai", d -> d.zone = "Mars/Olympus"),
        fault("zone", 0, "is no time zone", d -> d.zone = ""),
        fault("fraudTypes/F01", 0, "stands twice", d -> d.types.add(type("F01"))),
        fault("fraudTypes/S5R", 0, "name of a stage", d -> d.types.add(type("S5R"))),
        fault("stages/S4/when", 10, "S9", d -> TestPacks.stage(d, Stage.S4, "stage >= S9")),
        fault("stages/S4/when", 1, "expected", d -> TestPacks.stage(d, Stage.S4, "")),
        fault("reasons/I02", 0, "stands twice", d -> TestPacks.reason(d, "I02", "true", "1")),
        fault("reasons/X/when", 1, "visits", d -> TestPacks.reason(d, "X", "visit > 1", "1")),
        fault("reasons/X/points", 5, "expected", d -> TestPacks.reason(d, "X", "true", "2 + ")),
        fault(
            "reasons/X",
            0,
            "both must say the same",
            d -> d.reasons.add(reason("X", "{days}", ""))),
        fault("reasons/X/zh", 0, "{name}", d -> d.reasons.add(reason("X", "{name}", "{name}"))),
        fault("tiers/none", 0, "may stand once", d -> TestPacks.tier(d, Tier.NONE, "true", 1, 1)),
        fault("tiers/red", 0, "may stand once", d -> TestPacks.tier(d, Tier.RED, "true", 1, 1)),
        fault("tiers", 0, "must all stand", d -> d.tiers.remove(1)),
        fault(
            "tiers/blue/exit",
            0,
            "19 is above enter 18",
            d -> d.tiers.set(3, TestPacks.tier(Tier.BLUE, "true", 18, 19, List.of()))),
        fault(
            "tiers/blue/when",
            6,
            "expected",
            d -> d.tiers.set(3, TestPacks.tier(Tier.BLUE, "true )", 18, 10, List.of()))),
        fault("rules/r/when", 1, "F99", d -> d.rules.add(rule("r", "F99", Tier.RED, Tier.NONE))),
        fault(
            "rules/r",
            0,
            "would do nothing",
            d -> d.rules.add(rule("r", "true", Tier.NONE, Tier.NONE))),
        fault(
            "rules/r",
            0,
            "stands twice",
            d -> {
              d.rules.add(rule("r", "true", Tier.RED, Tier.NONE));
              d.rules.add(rule("r", "true", Tier.BLUE, Tier.NONE));
            }));
  }

  private static Arguments fault(String where, int column, String says, Consumer<Draft> change) {
    return Arguments.of(where, column, says, change);
  }

  @ParameterizedTest(name = "{0}: {2}")
  @MethodSource("faults")
  void compile_oneFault_isNamedWithItsPlace(
      String where, int column, String says, Consumer<Draft> change) {
    Draft draft = TestPacks.draft();
    change.accept(draft);

    List<PackProblem> problems = problems(draft);

    assertThat(problems).as("%s", problems).hasSize(1);
    assertThat(problems.get(0).where()).isEqualTo(where);
    assertThat(problems.get(0).column()).as(problems.get(0).message()).isEqualTo(column);
    assertThat(problems.get(0).message()).contains(says);
  }

  @ParameterizedTest
  @CsvSource({
    "confirmAt, 0, 19, 101", // below suspectAt it is suspectAt that is out of its range
    "suspectAt, 1, -1, 61",
    "recencyHalfLife, 2, 59999, 31622400001",
    "heatHalfLife, 3, 59999, 31622400001",
    "context, 4, 0, 86400001",
    "sessionGap, 5, 59999, 86400001",
    "join, 6, -1, 31622400001",
    "retention, 7, 86399999, 31622400001",
    "contextRetention, 8, 59999, 1209600001",
    "recheck, 9, 59999, 1209600001",
    "closeAfter, 10, 86399999, 31622400001",
    "maxVisitors, 11, 15, 1000001",
    "nightFromHour, 12, -1, 24",
    "nightUntilHour, 13, -1, 25",
  })
  void compile_parameterBeyondItsRange_isNamed(String name, int place, long below, long above) {
    for (long value : new long[] {below, above}) {
      List<PackProblem> problems = problems(TestPacks.draft().set(place, value));

      assertThat(problems).as("%s = %d", name, value).hasSize(1);
      assertThat(problems.get(0).where()).startsWith("parameters/");
      assertThat(problems.get(0).message()).contains(" is outside ");
    }
  }

  @Test
  void compile_parametersAtTheirEdges_areSound() {
    Draft low = TestPacks.draft();
    long[] lowest = {1, 0, 60_000, 60_000, 1, 60_000, 0, 60_000, 60_000, 60_000, 60_000, 16, 0, 0};
    Draft high = TestPacks.draft();
    long year = 366 * TestPacks.DAY;
    long day = TestPacks.DAY;
    long[] highest = {
      100, 100, year, year, day, day, year, year, year, year, year, 1_000_000, 23, 24
    };
    for (int i = 0; i < lowest.length; i++) {
      low.set(i, lowest[i]);
      high.set(i, highest[i]);
    }

    assertThat(problems(low)).isEmpty();
    assertThat(problems(high)).isEmpty();
  }

  @Test
  void compile_manyFaults_areAllNamedInOneGo() {
    Draft draft = TestPacks.draft().set(12, 24);
    draft.zone = "nowhere";
    draft.types.add(type("F01"));
    draft.stages.clear();
    TestPacks.stage(draft, Stage.S1, "visits >");
    TestPacks.reason(draft, "X", "nothing", "neither");
    draft.tiers.clear();
    draft.rules.add(rule("r", "(", Tier.NONE, Tier.NONE));

    assertThat(problems(draft))
        .extracting(PackProblem::where)
        .containsExactlyInAnyOrder(
            "fraudTypes/F01",
            "zone",
            "parameters/nightFromHour",
            "stages/S1/when",
            "reasons/X/when",
            "reasons/X/points",
            "tiers",
            "rules/r",
            "rules/r/when");
  }

  @Test
  void shadowRule_isCompiledAndNeverActs() {
    Draft draft = TestPacks.draft();
    draft.rules.add(new Rule("s", Rule.Mode.SHADOW, "true", Tier.RED, Tier.NONE, "", ""));
    CompiledModel model = draft.model();

    double[] facts = new double[Fact.COUNT];
    assertThat(model.tiers().next(Tier.NONE, facts, 0)).isEqualTo(Tier.NONE);
    assertThat(model.tiers().shadowHits(facts)).containsExactly("s");
  }

  @Test
  void stages_onlyRise() {
    StagePolicy stages = TestPacks.draft().model().stages();
    double[] facts = new double[Fact.COUNT];

    assertThat(stages.reached(Stage.S0, facts)).isEqualTo(Stage.S0);
    assertThat(stages.reached(Stage.S6, facts)).isEqualTo(Stage.S6);
    facts[Fact.VISITS.ordinal()] = 2;
    assertThat(stages.reached(Stage.S0, facts)).isEqualTo(Stage.S1);
    facts[Fact.REMOTE_BANK.ordinal()] = 1;
    assertThat(stages.reached(Stage.S1, facts)).isEqualTo(Stage.S5R);
    assertThat(stages.reached(Stage.S6, facts)).isEqualTo(Stage.S6);
  }
}
