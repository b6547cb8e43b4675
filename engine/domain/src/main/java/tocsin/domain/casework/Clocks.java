package tocsin.domain.casework;

/**
 * The clocks of a case, milliseconds UTC; {@link #NEVER} means none runs.
 *
 * @param dispatchBy 派单
 * @param acceptBy the present recipient accepts
 * @param contactBy first contact
 * @param meetBy face to face
 * @param feedbackBy 反馈
 * @param reviewBy the operator has looked at the feedback
 * @param visitAt the next follow-up or call-back is due
 * @param wakeAt a snooze or a watch ends
 */
public record Clocks(
    long dispatchBy,
    long acceptBy,
    long contactBy,
    long meetBy,
    long feedbackBy,
    long reviewBy,
    long visitAt,
    long wakeAt) {
  /** No such deadline. */
  public static final long NEVER = Long.MAX_VALUE;

  /** No clock runs. */
  public static final Clocks STOPPED =
      new Clocks(NEVER, NEVER, NEVER, NEVER, NEVER, NEVER, NEVER, NEVER);
}
