package tocsin.domain.intel;

/** What two sites can have in common; the order is a wire format: append only. */
public enum TieKind {
  /** A person went to both. */
  PERSON,
  /** Both are served from one address. */
  SERVER,
  /** Both show one certificate. */
  CERT
}
