package tocsin.core.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.common.collect.ImmutableMap;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Random trees are printed with as few parentheses as the grammar needs, and read again. */
class RulePlannerPropertyTest {
  private static final Vocabulary VOCABULARY =
      new Vocabulary(ImmutableMap.of("a", 2, "b", 0, "c_1", 1), ImmutableMap.of("S4", 4.0));

  /** How tightly a form binds; what stands inside must bind at least as tightly as its place. */
  private static final int OR = 1;

  private static final int AND = 2;
  private static final int NOT = 3;
  private static final int COMPARE = 4;
  private static final int SUM = 5;
  private static final int PRODUCT = 6;
  private static final int UNARY = 7;

  /** A tree that can be printed as tokens and that knows its own value. */
  private record Tree(int level, List<String> tokens, double value) {}

  private static Tree leaf(String token, double value) {
    return new Tree(UNARY, List.of(token), value);
  }

  /** The tree at a place that wants a level, with parentheses if needed, sometimes if not. */
  private static List<String> at(int level, Tree tree, SplittableRandom random) {
    if (tree.level >= level && random.nextInt(8) != 0) {
      return tree.tokens;
    }
    return join(List.of("("), tree.tokens, List.of(")"));
  }

  @SafeVarargs
  private static List<String> join(List<String>... parts) {
    List<String> all = new ArrayList<>();
    for (List<String> part : parts) {
      all.addAll(part);
    }
    return all;
  }

  private static double truth(boolean value) {
    return value ? 1 : 0;
  }

  private static Tree random(SplittableRandom random, double[] facts, int depth) {
    if (depth == 0 || random.nextInt(8) == 0) {
      return switch (random.nextInt(7)) {
        case 0 -> leaf("a", facts[2]);
        case 1 -> leaf("b", facts[0]);
        case 2 -> leaf("c_1", facts[1]);
        case 3 -> leaf("S4", 4);
        case 4 -> leaf(random.nextBoolean() ? "true" : "1", 1);
        case 5 -> leaf("false", 0);
        default -> {
          double number = random.nextInt(40) / 4.0;
          yield leaf(Double.toString(number), number);
        }
      };
    }
    Tree x = random(random, facts, depth - 1);
    Tree y = random(random, facts, depth - 1);
    return switch (random.nextInt(10)) {
      case 0 -> left(OR, "or", x, y, truth(x.value != 0 || y.value != 0), random);
      case 1 -> left(AND, "and", x, y, truth(x.value != 0 && y.value != 0), random);
      case 2 -> new Tree(NOT, join(List.of("not"), at(NOT, x, random)), truth(x.value == 0));
      case 3, 4 -> comparison(x, y, random);
      case 5 -> membership(x, y, random);
      case 6 -> {
        boolean plus = random.nextBoolean();
        double value = plus ? x.value + y.value : x.value - y.value;
        yield left(SUM, plus ? "+" : "-", x, y, value, random);
      }
      case 7 -> {
        boolean times = random.nextBoolean();
        double quotient = y.value == 0 ? 0 : x.value / y.value;
        yield left(PRODUCT, times ? "*" : "/", x, y, times ? x.value * y.value : quotient, random);
      }
      case 8 -> new Tree(UNARY, join(List.of("-"), at(UNARY, x, random)), -x.value);
      default -> function(x, y, random);
    };
  }

  private static Tree left(
      int level, String sign, Tree x, Tree y, double value, SplittableRandom random) {
    return new Tree(
        level, join(at(level, x, random), List.of(sign), at(level + 1, y, random)), value);
  }

  private static Tree comparison(Tree x, Tree y, SplittableRandom random) {
    int order = Double.compare(x.value + 0.0, y.value + 0.0);
    String sign = List.of("==", "!=", "<", "<=", ">", ">=").get(random.nextInt(6));
    boolean holds =
        switch (sign) {
          case "==" -> order == 0;
          case "!=" -> order != 0;
          case "<" -> order < 0;
          case "<=" -> order <= 0;
          case ">" -> order > 0;
          default -> order >= 0;
        };
    return new Tree(
        COMPARE, join(at(SUM, x, random), List.of(sign), at(SUM, y, random)), truth(holds));
  }

  private static Tree membership(Tree x, Tree y, SplittableRandom random) {
    return new Tree(
        COMPARE,
        join(at(SUM, x, random), List.of("in", "(", "3", ","), at(SUM, y, random), List.of(")")),
        truth(x.value == 3 || x.value == y.value));
  }

  private static Tree function(Tree x, Tree y, SplittableRandom random) {
    List<String> one = at(OR, x, random);
    List<String> other = at(OR, y, random);
    return switch (random.nextInt(3)) {
      case 0 ->
          new Tree(
              UNARY,
              join(List.of("min", "("), one, List.of(","), other, List.of(")")),
              Math.min(x.value, y.value));
      case 1 ->
          new Tree(
              UNARY,
              join(List.of("max", "("), one, List.of(","), other, List.of(")")),
              Math.max(x.value, y.value));
      default ->
          new Tree(
              UNARY,
              join(List.of("log2p", "("), one, List.of(")")),
              x.value <= 0 ? 0 : StrictMath.log(1 + x.value) / StrictMath.log(2));
    };
  }

  /** Tokens as text: words are kept apart, signs may touch. */
  private static String print(List<String> tokens, SplittableRandom random) {
    StringBuilder text = new StringBuilder();
    boolean word = false;
    for (String token : tokens) {
      boolean isWord = Character.isLetterOrDigit(token.charAt(0));
      if ((word && isWord) || random.nextInt(3) == 0) {
        text.append(" \t\n".charAt(random.nextInt(3)));
      }
      text.append(token);
      word = isWord;
    }
    return text.toString();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void plan_printedTree_evaluatesToTheTreesValue(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    int planned = 0;
    for (int i = 0; i < 5000; i++) {
      double[] facts = {random.nextInt(-2, 5), random.nextInt(9) / 2.0, random.nextInt(3)};
      Tree tree = random(random, facts, random.nextInt(6));
      String text = print(tree.tokens, random);
      boolean sound = !Double.isNaN(tree.value) && !Double.isInfinite(tree.value);
      if (text.length() <= Token.MAX_TEXT && sound) {
        double value = RulePlanner.plan(text, VOCABULARY).eval(facts);
        assertThat(value + 0.0).as("seed %d: %s", seed, text).isEqualTo(tree.value + 0.0);
        planned++;
      }
    }
    assertThat(planned).as("seed %d", seed).isGreaterThan(4500);
  }

  /** Damaged conditions give the one exception, with a column inside the text or just after. */
  @Test
  void plan_damagedText_failsOnlyAsASyntaxError() {
    long seed = 20261127;
    SplittableRandom random = new SplittableRandom(seed);
    int refused = 0;
    for (int i = 0; i < 20_000; i++) {
      Tree tree = random(random, new double[3], random.nextInt(1, 5));
      StringBuilder text = new StringBuilder(print(tree.tokens, random));
      for (int change = random.nextInt(1, 4); change > 0 && text.length() > 0; change--) {
        int at = random.nextInt(text.length());
        text.replace(at, at + 1, damage(random));
      }
      try {
        RulePlanner.plan(text.toString(), VOCABULARY);
      } catch (RuleSyntaxException e) {
        refused++;
        assertThat(e.column()).as("seed %d: %s", seed, text).isBetween(1, text.length() + 1);
      }
    }
    assertThat(refused).isBetween(5_000, 19_500);
  }

  private static String damage(SplittableRandom random) {
    List<String> damage = List.of("", "", "(", ")", "<", "=", "!", "-", ",", ".", "a9", " ", "é");
    return damage.get(random.nextInt(damage.size()));
  }

  @Test
  void plan_symbolsAreNotFacts_butBothAreNames() {
    assertThatThrownBy(() -> RulePlanner.plan("S4(1)", VOCABULARY))
        .isInstanceOf(RuleSyntaxException.class);
    assertThat(RulePlanner.plan("S4", VOCABULARY).eval(new double[3])).isEqualTo(4);
  }
}
