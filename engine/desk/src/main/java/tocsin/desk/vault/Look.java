package tocsin.desk.vault;

/**
 * A request to see who somebody is.
 *
 * @param viewer user or advisor id
 * @param taskId the task that gives the right; refused without an open task of the viewer's
 * @param purpose a code of {@link Purpose}
 */
public record Look(String viewer, String taskId, String caseId, String subject, Purpose purpose) {
  /** What a look is for. */
  public enum Purpose {
    CALL,
    MEET,
    FOLLOW_UP,
    CALL_BACK,
    /** The person asked what is kept about them. */
    SUBJECT_REQUEST
  }
}
