package tocsin.domain.casework;

/** How a visit or call went (contact-tracing practice). */
public enum Cooperation {
  COOPERATIVE,
  UNCOOPERATIVE,
  /** Not met or not reached. */
  UNAVAILABLE
}
