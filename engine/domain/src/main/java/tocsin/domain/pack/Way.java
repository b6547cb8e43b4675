package tocsin.domain.pack;

/** Where a routing rule sends what a tier meant for the bound advisor. */
public enum Way {
  /** The usual way: the bound advisor, then the deputies, the station, the centre. */
  ADVISOR,
  /** To whoever can reach the person's guardian; to the station when no guardian is known. */
  GUARDIAN,
  /** Round the workplace, to the station by address. */
  STATION,
  /** To the centre. */
  CENTRE
}
