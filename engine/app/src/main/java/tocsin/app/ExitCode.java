package tocsin.app;

/** What a command's exit says, after {@code sysexits.h}. */
final class ExitCode {
  static final int OK = 0;

  /** The command worked and found something wrong. */
  static final int FINDINGS = 1;

  static final int USAGE = 2;
  static final int BAD_DATA = 65;
  static final int IO = 74;
  static final int CONFIG = 78;

  private ExitCode() {}
}
