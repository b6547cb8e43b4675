package tocsin.core.rules;

import java.util.List;

/** The nodes an expression is made of; each is a few characters of arithmetic. */
final class Expressions {
  private Expressions() {}

  static Expression constant(double value) {
    return facts -> value;
  }

  static Expression fact(int index) {
    return facts -> facts[index];
  }

  static Expression not(Expression a) {
    return facts -> a.eval(facts) == 0 ? 1 : 0;
  }

  static Expression negate(Expression a) {
    return facts -> -a.eval(facts);
  }

  static Expression and(Expression a, Expression b) {
    return facts -> a.eval(facts) != 0 && b.eval(facts) != 0 ? 1 : 0;
  }

  static Expression or(Expression a, Expression b) {
    return facts -> a.eval(facts) != 0 || b.eval(facts) != 0 ? 1 : 0;
  }

  static Expression binary(String sign, Expression a, Expression b) {
    return switch (sign) {
      case "==" -> facts -> a.eval(facts) == b.eval(facts) ? 1 : 0;
      case "!=" -> facts -> a.eval(facts) != b.eval(facts) ? 1 : 0;
      case "<" -> facts -> a.eval(facts) < b.eval(facts) ? 1 : 0;
      case "<=" -> facts -> a.eval(facts) <= b.eval(facts) ? 1 : 0;
      case ">" -> facts -> a.eval(facts) > b.eval(facts) ? 1 : 0;
      case ">=" -> facts -> a.eval(facts) >= b.eval(facts) ? 1 : 0;
      case "+" -> facts -> a.eval(facts) + b.eval(facts);
      case "-" -> facts -> a.eval(facts) - b.eval(facts);
      case "*" -> facts -> a.eval(facts) * b.eval(facts);
      case "/" -> facts -> quotient(a.eval(facts), b.eval(facts));
      default -> throw new IllegalArgumentException("no sign " + sign);
    };
  }

  /** Division by zero gives 0: a rule must not fail on a person without a history. */
  private static double quotient(double a, double b) {
    return b == 0 ? 0 : a / b;
  }

  static Expression in(Expression a, List<Expression> choices) {
    Expression[] all = choices.toArray(new Expression[0]);
    return facts -> {
      double value = a.eval(facts);
      for (Expression choice : all) {
        if (choice.eval(facts) == value) {
          return 1;
        }
      }
      return 0;
    };
  }

  static Expression min(Expression a, Expression b) {
    return facts -> Math.min(a.eval(facts), b.eval(facts));
  }

  static Expression max(Expression a, Expression b) {
    return facts -> Math.max(a.eval(facts), b.eval(facts));
  }

  /** log₂(1 + a), 0 for a ≤ 0: diminishing returns of a count. */
  static Expression log2p(Expression a) {
    return facts -> {
      double value = a.eval(facts);
      return value <= 0 ? 0 : StrictMath.log(1 + value) / StrictMath.log(2);
    };
  }
}
