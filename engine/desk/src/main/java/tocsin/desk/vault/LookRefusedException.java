package tocsin.desk.vault;

/**
 * The look is not allowed: no open task of the viewer's gives the right, or there were too many.
 */
public final class LookRefusedException extends RuntimeException {
  private final boolean tooMany;

  LookRefusedException(String taskId, boolean tooMany) {
    super(
        tooMany
            ? "more people looked at than a day allows"
            : "no open task " + taskId + " of this viewer for that person");
    this.tooMany = tooMany;
  }

  /** Whether the viewer looked at too many people (HTTP 429) rather than at a wrong one (404). */
  public boolean tooMany() {
    return tooMany;
  }
}
