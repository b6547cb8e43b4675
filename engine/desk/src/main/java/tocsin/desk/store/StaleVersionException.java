package tocsin.desk.store;

/** Somebody else was faster: the version given is not the newest (HTTP 412). */
public final class StaleVersionException extends RuntimeException {
  private final long current;

  public StaleVersionException(String caseId, long given, long current) {
    super("case " + caseId + " is at version " + current + ", not " + given);
    this.current = current;
  }

  /** The newest version. */
  public long current() {
    return current;
  }
}
