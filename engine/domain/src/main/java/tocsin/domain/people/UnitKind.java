package tocsin.domain.people;

/** Levels of the jurisdiction tree, from the top. */
public enum UnitKind {
  CENTRE,
  COUNTY,
  STATION,
  POINT,
  ENTERPRISE,
  WORKSHOP
}
