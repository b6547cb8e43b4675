package tocsin.core.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.common.collect.ImmutableMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RulePlannerTest {
  private static final Vocabulary VOCABULARY =
      new Vocabulary(
          ImmutableMap.of("visits", 0, "minutes", 1, "zero", 2, "S9", 3),
          ImmutableMap.of("S1", 1.0, "S2", 2.0, "S9", 99.0));

  /** visits, minutes, zero, S9. */
  private static final double[] FACTS = {2, 30, 0, 7};

  private static double eval(String text) {
    return RulePlanner.plan(text, VOCABULARY).eval(FACTS);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1 + 2 * 3 | 7",
        "(1 + 2) * 3 | 9",
        "10 - 3 - 2 | 5",
        "10 - (3 - 2) | 9",
        "12 / 3 / 2 | 2",
        "12 / (3 / 2) | 8",
        "12 / 3 * 2 | 8",
        "2 * -3 | -6",
        "--3 | 3",
        "-2 - -3 | 1",
        "-visits * minutes | -60",
        "1 + 1 == 2 | 1",
        "3 > 1 + 1 | 1",
        "not 1 == 2 | 1",
        "not zero and zero | 0",
        "not (zero and zero) | 1",
        "not not visits | 1",
        "1 or 1 and 0 | 1",
        "(1 or 1) and 0 | 0",
        "0 and 1 or 1 | 1",
        "0 and (1 or 1) | 0",
        "1 < 2 and 2 < 1 | 0",
        "(1 < 2) < 2 | 1",
        "(visits > 1) * 10 + 5 | 15",
        "not visits in (1, 3) | 1",
        "1 + 1 in (2) | 1",
        "true and not false | 1"
      })
  void plan_precedenceAndParentheses_asTheGrammarSays(String text, double expected) {
    assertThat(eval(text)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"==|0|1|0", "!=|1|0|1", "<|1|0|0", "<=|1|1|0", ">|0|0|1", ">=|0|1|1"})
  void plan_comparison_belowAtAndAbove(String sign, double below, double at, double above) {
    assertThat(eval("1.5 " + sign + " visits")).isEqualTo(below);
    assertThat(eval("2" + sign + "visits")).isEqualTo(at);
    assertThat(eval("2.5 " + sign + "visits")).isEqualTo(above);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "visits in (1, 2, 3) | 1",
        "visits in (1, 3) | 0",
        "visits in (1, zero + 2) | 1",
        "visits in (S1, S2) | 1",
        "visits in (2) | 1",
        "min(visits, minutes) | 2",
        "max(visits, minutes) | 30",
        "max(zero, not zero) | 1",
        "min(1 or 0, 5) | 1",
        "log2p(7) | 3",
        "log2p(1) | 1",
        "log2p(0) | 0",
        "log2p(-5) | 0",
        "min(max(1, 2), log2p(3)) | 2",
        "visits / zero | 0",
        "zero / zero | 0",
        "5 and 3 | 1",
        "0.5 or 0 | 1",
        "not 0.5 | 0",
        "S9 | 7",
        "3. + 0.25 | 3.25"
      })
  void plan_membershipFunctionsAndTruth_asDocumented(String text, double expected) {
    assertThat(eval(text)).isEqualTo(expected);
  }

  @Test
  void holds_anythingButZero_isTrue() {
    assertThat(RulePlanner.plan("zero - 0.25", VOCABULARY).holds(FACTS)).isTrue();
    assertThat(RulePlanner.plan("-zero", VOCABULARY).holds(FACTS)).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "\"\" | 1 | expected a fact, a number or '(', found 'the end'",
        "\"  \" | 3 | expected a fact, a number or '(', found 'the end'",
        "visits < | 9 | expected a fact, a number or '(', found 'the end'",
        "visits and | 11 | expected a fact, a number or '(', found 'the end'",
        "not | 4 | expected a fact, a number or '(', found 'the end'",
        "* 2 | 1 | expected a fact, a number or '(', found '*'",
        ") | 1 | expected a fact, a number or '(', found ')'",
        "() | 2 | expected a fact, a number or '(', found ')'",
        "visits in () | 12 | expected a fact, a number or '(', found ')'",
        "visits in 1 | 11 | expected '(', found '1'",
        "(visits | 8 | expected ')', found 'the end'",
        "min(1, 2 | 9 | expected ')', found 'the end'",
        "min(1 2) | 7 | expected ')', found '2'",
        "visits 2 | 8 | expected 'and', 'or' or the end, found '2'",
        "1 < 2 < 3 | 7 | expected 'and', 'or' or the end, found '<'",
        "visits) | 7 | expected 'and', 'or' or the end, found ')'",
        "1e5 | 2 | expected 'and', 'or' or the end, found 'e5'",
        "visits = 2 | 8 | '=' does not belong in a condition",
        "1 && 2 | 3 | '&' does not belong in a condition",
        "visits > 中 | 10 | '中' does not belong in a condition",
        "1 + 1.2.3 | 5 | '1.2.3' is not a number",
        "1 + min(1) | 5 | min takes 2 arguments, not 1",
        "max(1, 2, 3) | 1 | max takes 2 arguments, not 3",
        "log2p(1, 2) | 1 | log2p takes 1 arguments, not 2",
        "sqrt(2) | 1 | no function 'sqrt'; there are min, max and log2p",
        "1 + vists | 5 | no fact or constant 'vists'; did you mean 'visits'?",
        "S3 | 1 | no fact or constant 'S3'; did you mean 'S9'?",
        "1 + somethingelse | 5 | no fact or constant 'somethingelse'"
      })
  void plan_badText_saysWhereAndWhatWouldDo(String text, int column, String message) {
    assertThatThrownBy(() -> eval(text))
        .isInstanceOfSatisfying(
            RuleSyntaxException.class, e -> assertThat(e.column()).isEqualTo(column))
        .hasMessage(message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      ignoreLeadingAndTrailingWhitespace = false,
      value = {"(|)", "not |", "-|", "min(1, |)", "1 + (|)", "1 in ((|))"})
  void plan_nesting_upToTheLimit(String open, String after) {
    String close = after == null ? "" : after;
    int allowed = RulePlanner.MAX_DEPTH - 1;

    assertThat(RulePlanner.plan(nested(open, close, allowed), VOCABULARY)).isNotNull();
    assertThatThrownBy(() -> eval(nested(open, close, allowed + 1)))
        .isInstanceOf(RuleSyntaxException.class)
        .hasMessage("nested deeper than " + RulePlanner.MAX_DEPTH);
  }

  private static String nested(String open, String close, int times) {
    return open.repeat(times) + "1" + close.repeat(times);
  }

  @Test
  void plan_neighbours_doNotAddUpToDepth() {
    assertThat(eval("(1)" + " + (1)".repeat(200))).isEqualTo(201);
    assertThat(eval("not 0" + " and not 0".repeat(150))).isEqualTo(1);
    assertThat(eval("min(1, 2)" + " + -1".repeat(200))).isEqualTo(-199);
  }

  @Test
  void plan_length_upToTheLimit() {
    String longest = "1" + "+1".repeat((Token.MAX_TEXT - 2) / 2) + " ";

    assertThat(longest).hasSize(Token.MAX_TEXT);
    assertThat(eval(longest)).isEqualTo(1000);
    assertThatThrownBy(() -> eval(longest + " "))
        .isInstanceOf(RuleSyntaxException.class)
        .hasMessageContaining("2001")
        .hasMessageContaining("2000");
  }

  @ParameterizedTest
  @CsvSource({
    "visits, visits",
    "vsits, visits",
    "minuets, minutes",
    "MINUTES,",
    "S, S9",
    "s2, S2",
    "abcdefgh,"
  })
  void nearest_mistypedName_isTheLeastChanged(String name, String expected) {
    assertThat(VOCABULARY.nearest(name)).isEqualTo(expected);
  }
}
