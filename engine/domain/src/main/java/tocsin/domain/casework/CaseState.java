package tocsin.domain.casework;

/** Where a case stands: the loop's steps, and the side exits. */
public enum CaseState {
  /** An alert arrived and nobody has taken it. */
  NEW(LoopStep.ACCEPT),
  /** An operator has taken it and decides. */
  TAKEN(LoopStep.ACCEPT),
  /** A recipient has been told and has not accepted yet. */
  DISPATCHED(LoopStep.DISPATCH),
  /** A recipient has accepted and is reaching the person. */
  HANDLING(LoopStep.HANDLE),
  /** Feedback is in and waits for the operator's review. */
  REPORTED(LoopStep.FEEDBACK),
  /** Visits go on until one is cooperative. */
  FOLLOW_UP(LoopStep.FOLLOW_UP),
  /** The call-back is due at a date. */
  CALL_BACK(LoopStep.CALL_BACK),
  /** The loop is closed, with a reason. */
  CLOSED(LoopStep.CALL_BACK),
  /** Put aside with a reason until a time. */
  SNOOZED(LoopStep.ACCEPT),
  /** Blue: only watched, and told in a digest. */
  WATCHED(LoopStep.ACCEPT),
  /** Recalled: the ground of the alert was refuted. */
  WITHDRAWN(LoopStep.CALL_BACK);

  private final LoopStep step;

  CaseState(LoopStep step) {
    this.step = step;
  }

  /** The step of the loop that the state belongs to. */
  public LoopStep step() {
    return step;
  }

  /** Whether nothing more is expected of anyone; a case that ended can still be re-opened. */
  public boolean ended() {
    return this == CLOSED || this == WITHDRAWN;
  }
}
