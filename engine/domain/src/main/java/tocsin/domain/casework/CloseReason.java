package tocsin.domain.casework;

/** Why a case is closed. */
public enum CloseReason {
  /** Not closed. */
  NONE,
  /** Stopped in time. */
  DISSUADED,
  /** The money was gone. */
  LOSS,
  /** Benign trigger, wrong site or wrong person. */
  NOT_A_VICTIM,
  /** Could not be reached again; a shift lead decided. */
  LOST_TO_FOLLOW_UP,
  /** The engine closed the alert before anybody had to act. */
  FADED,
  /** The watch ended quietly. */
  WATCHED_OUT
}
