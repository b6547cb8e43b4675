package tocsin.domain.casework;

/** How the person was approached. */
public enum VisitChannel {
  CALL,
  MESSAGE,
  /** Face to face. */
  MEETING
}
