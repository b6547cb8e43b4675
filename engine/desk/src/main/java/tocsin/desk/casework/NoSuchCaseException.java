package tocsin.desk.casework;

/** There is no such case, or not for the one who asks: nobody can tell which. */
public final class NoSuchCaseException extends RuntimeException {
  public NoSuchCaseException(String caseId) {
    super("no case " + caseId);
  }
}
