package tocsin.app;

/** A failure the user can do something about: what, which value, what is allowed, which setting. */
final class TocsinException extends RuntimeException {
  private final int exitCode;

  TocsinException(int exitCode, String message) {
    super(message);
    this.exitCode = exitCode;
  }

  int exitCode() {
    return exitCode;
  }
}
