package tocsin.adapters.json;

/** A line of a result or truth file that cannot be used. The message quotes no personal data. */
public final class BadLineException extends RuntimeException {
  private static final long serialVersionUID = 1;

  BadLineException(Problem problem) {
    super(problem.toString());
  }
}
