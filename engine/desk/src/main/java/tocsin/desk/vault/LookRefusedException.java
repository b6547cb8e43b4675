package tocsin.desk.vault;

/** No open task of the viewer gives the right to this look. */
public final class LookRefusedException extends RuntimeException {
  public LookRefusedException(String taskId) {
    super("no open task " + taskId + " of this viewer for that person");
  }
}
