package tocsin.core.rules;

/**
 * A compiled expression: a pure function of facts. Conditions give 1 or 0. Immutable and
 * thread-safe; O(nodes).
 */
@FunctionalInterface
public interface Expression {

  double eval(double[] facts);

  /** Whether the condition holds. */
  default boolean holds(double[] facts) {
    return eval(facts) != 0;
  }
}
