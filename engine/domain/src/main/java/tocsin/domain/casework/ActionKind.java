package tocsin.domain.casework;

import java.util.Locale;

/** What can be done to a case. The table of who may, and from where to where, is in the core. */
public enum ActionKind {
  /** The engine raised or amended the alert. */
  AMEND,
  /** The engine closed the alert: nothing new came. */
  FADE,
  /** The engine withdrew the alert: its ground was refuted. */
  RECALL,
  /** 接单: an operator takes the case. */
  TAKE,
  /** Hands a taken case back to the queue. */
  RELEASE,
  /** 派单: one or more recipients are asked to act. */
  DISPATCH,
  /** A recipient accepts. */
  ACCEPT,
  /** A recipient hands the task back; the next one is asked. */
  DECLINE,
  /** A recipient hands the task to a deputy or to the police. */
  TRANSFER,
  /** 处置: the person was contacted, met or missed; also 跟进 and 回访 visits. */
  VISIT,
  /** 反馈: what was found. */
  REPORT,
  /** The operator accepts the feedback. */
  REVIEW,
  /** The operator sends the feedback back for more. */
  RETURN,
  /** Puts the case aside until a time, with a reason. */
  SNOOZE,
  /** Takes it up again. */
  WAKE,
  /** One tier up, or the next level. */
  ESCALATE,
  /** Closes with a reason. */
  CLOSE,
  /** Opens an ended case again. */
  REOPEN,
  /** Proposes a stop-payment to the duty officer; a human decides. */
  PROPOSE_STOP,
  /** A deadline passed. */
  TIMER,
  /** Takes the same actor's last step back within ten seconds. */
  UNDO;

  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
