package tocsin.domain.people;

/** What someone is to a person. */
public enum RelationKind {
  GUARDIAN,
  RELATIVE,
  SUPERIOR,
  REPORTER
}
