package tocsin.core.rules;

import java.util.ArrayList;
import java.util.List;
import tocsin.core.rules.Token.Kind;

/**
 * Compiles conditions.
 *
 * <pre>
 * or      := and ("or" and)*
 * and     := not ("and" not)*
 * not     := "not" not | compare
 * compare := sum (("==" | "!=" | "&lt;" | "&lt;=" | ">" | ">=") sum | "in" "(" sum ("," sum)* ")")?
 * sum     := product (("+" | "-") product)*
 * product := unary (("*" | "/") unary)*
 * unary   := "-" unary | number | name | function "(" or ("," or)* ")" | "(" or ")"
 * </pre>
 *
 * Functions: {@code min(a,b)}, {@code max(a,b)}, {@code log2p(a)}. Names are facts or constants of
 * the vocabulary, {@code true} and {@code false}.
 */
public final class RulePlanner {
  /** Deepest nesting of a condition. */
  static final int MAX_DEPTH = 40;

  private final Vocabulary vocabulary;
  private final List<Token> tokens;
  private int next;
  private int depth;

  private RulePlanner(Vocabulary vocabulary, String text) {
    this.vocabulary = vocabulary;
    this.tokens = Token.read(text);
  }

  /**
   * Compiles a text.
   *
   * @throws RuleSyntaxException when it does not follow the grammar or names something unknown
   */
  public static Expression plan(String text, Vocabulary vocabulary) {
    RulePlanner planner = new RulePlanner(vocabulary, text);
    Expression expression = planner.or();
    if (planner.peek().kind() != Kind.END) {
      throw planner.unexpected("'and', 'or' or the end");
    }
    return expression;
  }

  private Expression or() {
    if (++depth > MAX_DEPTH) {
      throw new RuleSyntaxException("nested deeper than " + MAX_DEPTH, peek().column());
    }
    Expression left = and();
    while (accept("or")) {
      left = Expressions.or(left, and());
    }
    depth--;
    return left;
  }

  private Expression and() {
    Expression left = not();
    while (accept("and")) {
      left = Expressions.and(left, not());
    }
    return left;
  }

  private Expression not() {
    return accept("not") ? Expressions.not(nested(this::not)) : compare();
  }

  private Expression compare() {
    Expression left = sum();
    for (String sign : new String[] {"==", "!=", "<=", ">=", "<", ">"}) {
      if (accept(sign)) {
        return Expressions.binary(sign, left, sum());
      }
    }
    return accept("in") ? Expressions.in(left, arguments(this::sum)) : left;
  }

  private Expression sum() {
    Expression left = product();
    while (peek().is("+") || peek().is("-")) {
      left = Expressions.binary(take().text(), left, product());
    }
    return left;
  }

  private Expression product() {
    Expression left = unary();
    while (peek().is("*") || peek().is("/")) {
      left = Expressions.binary(take().text(), left, unary());
    }
    return left;
  }

  private Expression unary() {
    if (accept("-")) {
      return Expressions.negate(nested(this::unary));
    }
    if (accept("(")) {
      Expression inner = or();
      expect(")");
      return inner;
    }
    Token token = take();
    return switch (token.kind()) {
      case NUMBER -> number(token);
      case NAME -> peek().is("(") ? function(token) : name(token);
      case SIGN, END -> throw unexpected(token, "a fact, a number or '('");
    };
  }

  private Expression nested(java.util.function.Supplier<Expression> part) {
    if (++depth > MAX_DEPTH) {
      throw new RuleSyntaxException("nested deeper than " + MAX_DEPTH, peek().column());
    }
    Expression inner = part.get();
    depth--;
    return inner;
  }

  private static Expression number(Token token) {
    try {
      return Expressions.constant(Double.parseDouble(token.text()));
    } catch (NumberFormatException e) {
      throw new RuleSyntaxException("'" + token.text() + "' is not a number", token.column());
    }
  }

  private Expression name(Token token) {
    Integer fact = vocabulary.facts().get(token.text());
    if (fact != null) {
      return Expressions.fact(fact);
    }
    Double symbol = vocabulary.symbols().get(token.text());
    if (symbol != null) {
      return Expressions.constant(symbol);
    }
    if (token.is("true") || token.is("false")) {
      return Expressions.constant(token.is("true") ? 1 : 0);
    }
    String nearest = vocabulary.nearest(token.text());
    throw new RuleSyntaxException(
        "no fact or constant '"
            + token.text()
            + "'"
            + (nearest == null ? "" : "; did you mean '" + nearest + "'?"),
        token.column());
  }

  private Expression function(Token name) {
    List<Expression> arguments = arguments(this::or);
    int wanted = name.is("log2p") ? 1 : 2;
    boolean known = name.is("log2p") || name.is("min") || name.is("max");
    if (!known) {
      throw new RuleSyntaxException(
          "no function '" + name.text() + "'; there are min, max and log2p", name.column());
    }
    if (arguments.size() != wanted) {
      throw new RuleSyntaxException(
          name.text() + " takes " + wanted + " arguments, not " + arguments.size(), name.column());
    }
    return switch (name.text()) {
      case "min" -> Expressions.min(arguments.get(0), arguments.get(1));
      case "max" -> Expressions.max(arguments.get(0), arguments.get(1));
      default -> Expressions.log2p(arguments.get(0));
    };
  }

  private List<Expression> arguments(java.util.function.Supplier<Expression> part) {
    expect("(");
    List<Expression> arguments = new ArrayList<>();
    do {
      arguments.add(part.get());
    } while (accept(","));
    expect(")");
    return arguments;
  }

  private Token peek() {
    return tokens.get(next);
  }

  private Token take() {
    Token token = tokens.get(next);
    if (token.kind() != Kind.END) {
      next++;
    }
    return token;
  }

  private boolean accept(String text) {
    if (peek().is(text)) {
      next++;
      return true;
    }
    return false;
  }

  private void expect(String text) {
    if (!accept(text)) {
      throw unexpected("'" + text + "'");
    }
  }

  private RuleSyntaxException unexpected(String wanted) {
    return unexpected(peek(), wanted);
  }

  private static RuleSyntaxException unexpected(Token found, String wanted) {
    return new RuleSyntaxException(
        "expected " + wanted + ", found '" + found.text() + "'", found.column());
  }
}
