package tocsin.domain.casework;

/**
 * The nine subjects that may ask the desk for something. Where each may look is bounded by the
 * jurisdiction tree besides.
 */
public enum Role {
  /** Nobody has signed in. */
  ANONYMOUS,
  /** A safety advisor: own people and own tasks only, minimal card. */
  ADVISOR,
  /** An enterprise's lead: counts and late items, no persons. */
  ENTERPRISE_LEAD,
  /** Works the queue of a centre, county or station. */
  OPERATOR,
  /** An operator who leads the shift: red closes, second signature, hand-over. */
  SHIFT_LEAD,
  /** Tunes models; pseudonyms only. */
  TUNER,
  /** Reads the audit; no evidence. */
  AUDITOR,
  /** Manages users and settings; no cases. */
  ADMIN,
  /** The engine and the desk's own clock. */
  SERVICE
}
