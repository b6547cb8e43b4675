package tocsin.app;

/** A failure the user can do something about: what, which value, what is allowed, which setting. */
public final class TocsinException extends RuntimeException {
  private final int exitCode;

  public TocsinException(int exitCode, String message) {
    super(message);
    this.exitCode = exitCode;
  }

  public int exitCode() {
    return exitCode;
  }
}
