package tocsin.desk.http;

import java.util.List;

/** The request cannot be answered as asked; nothing was changed. */
public final class ProblemException extends RuntimeException {
  private final Trouble trouble;
  private final String detail;
  private final transient List<Problem.Fault> faults;
  private final long version;
  private final long retryAfterSeconds;

  private ProblemException(
      Trouble trouble,
      String detail,
      List<Problem.Fault> faults,
      long version,
      long retryAfterSeconds) {
    super(trouble.code());
    this.trouble = trouble;
    this.detail = detail;
    this.faults = List.copyOf(faults);
    this.version = version;
    this.retryAfterSeconds = retryAfterSeconds;
  }

  public ProblemException(Trouble trouble, String detail) {
    this(trouble, detail, List.of(), 0, 0);
  }

  public ProblemException(Trouble trouble) {
    this(trouble, "");
  }

  /** A field whose value is not allowed. */
  static ProblemException field(String field, String value, String allowed) {
    return new ProblemException(
        Trouble.BAD_VALUE, "", List.of(new Problem.Fault(field, shortened(value), allowed)), 0, 0);
  }

  static ProblemException faults(List<Problem.Fault> faults) {
    return new ProblemException(Trouble.BAD_VALUE, "", faults, 0, 0);
  }

  static ProblemException stale(long newest) {
    return new ProblemException(Trouble.STALE_VERSION, "", List.of(), newest, 0);
  }

  /** Too many; the caller may come again after some seconds. */
  public static ProblemException later(String detail, long seconds) {
    return new ProblemException(Trouble.TOO_MANY, detail, List.of(), 0, Math.max(1, seconds));
  }

  static ProblemException notFound() {
    return new ProblemException(Trouble.NOT_FOUND);
  }

  static String shortened(String value) {
    return value.length() <= 80 ? value : value.substring(0, 79) + "…";
  }

  public Trouble trouble() {
    return trouble;
  }

  String detail() {
    return detail;
  }

  List<Problem.Fault> faults() {
    return faults;
  }

  long version() {
    return version;
  }

  long retryAfterSeconds() {
    return retryAfterSeconds;
  }
}
