package tocsin.app;

/** What a command's exit says, after {@code sysexits.h}. */
public final class ExitCode {
  public static final int OK = 0;

  /** The command worked and found something wrong. */
  public static final int FINDINGS = 1;

  public static final int USAGE = 2;
  public static final int BAD_DATA = 65;
  public static final int IO = 74;
  public static final int CONFIG = 78;

  private ExitCode() {}
}
