package tocsin.domain.casework;

/** The six steps of the closed loop 接单—派单—处置—反馈—跟进—回访, in order. */
public enum LoopStep {
  /** 接单: the centre accepts the alert. */
  ACCEPT,
  /** 派单: it is dispatched to whoever can reach the person. */
  DISPATCH,
  /** 处置: the person is being contacted. */
  HANDLE,
  /** 反馈: what was found has been reported. */
  FEEDBACK,
  /** 跟进: visits until one is cooperative. */
  FOLLOW_UP,
  /** 回访: the call-back that closes the loop. */
  CALL_BACK
}
