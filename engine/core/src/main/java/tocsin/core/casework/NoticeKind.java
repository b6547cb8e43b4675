package tocsin.core.casework;

import java.util.Locale;

/** What a notice says. */
public enum NoticeKind {
  /** A case waits to be taken. */
  CASE_OPENED,
  /** A task was offered. */
  TASK_OFFERED,
  /** A task was taken back. */
  TASK_REVOKED,
  /** A deadline nears its end or has passed: please go on. */
  REMINDER,
  /** A deadline was missed and the case went up. */
  ESCALATED,
  /** A follow-up or call-back is due. */
  VISIT_DUE,
  /** Money has gone: stop-payment is proposed to the duty officer, a human decides. */
  STOP_PAYMENT_PROPOSED,
  /** The alert was refuted after the person had been contacted: an apology is due. */
  APOLOGY,
  /** Feedback to the engine: the person was dissuaded, snoozed, or the target judged. */
  LABEL;

  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
