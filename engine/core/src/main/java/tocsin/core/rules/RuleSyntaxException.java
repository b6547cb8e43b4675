package tocsin.core.rules;

/** A condition that cannot be compiled; says where and what would do. */
public final class RuleSyntaxException extends RuntimeException {
  private final int column;

  RuleSyntaxException(String message, int column) {
    super(message);
    this.column = column;
  }

  /** Column in the condition's text, from 1. */
  public int column() {
    return column;
  }
}
