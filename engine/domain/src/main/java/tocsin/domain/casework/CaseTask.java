package tocsin.domain.casework;

/**
 * One recipient's part in a case.
 *
 * @param taskId unique within the desk, {@code caseId} and a number
 * @param step the step it was given for: dispatch, follow-up or call-back
 * @param offeredAt milliseconds UTC
 * @param acceptBy by when it must be accepted, milliseconds UTC; {@link Long#MAX_VALUE} is none
 * @param endedAt when it was done, declined, expired or revoked; 0 while open
 */
public record CaseTask(
    String taskId,
    LoopStep step,
    Recipient recipient,
    TaskState state,
    long offeredAt,
    long acceptBy,
    long acceptedAt,
    long endedAt) {

  /** The task after it was accepted. */
  public CaseTask accepted(long at) {
    return new CaseTask(
        taskId, step, recipient, TaskState.ACCEPTED, offeredAt, acceptBy, at, endedAt);
  }

  /** The task after it ended. */
  public CaseTask ended(TaskState how, long at) {
    return new CaseTask(taskId, step, recipient, how, offeredAt, acceptBy, acceptedAt, at);
  }
}
