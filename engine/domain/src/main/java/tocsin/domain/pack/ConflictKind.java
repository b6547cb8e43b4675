package tocsin.domain.pack;

/** Why a bound advisor may not be told of a person's alert. */
public enum ConflictKind {
  /** The advisor is the person. */
  PERSON("advisor-is-person"),
  /** The advisor is suspected of working for the fraud: flag {@value #INSIDER_FLAG}. */
  INSIDER("advisor-suspected"),
  /** The advisor is the person's superior. */
  SUPERIOR("advisor-is-superior"),
  /** The advisor is a relative or the guardian of the person, or the person of the advisor. */
  RELATIVE("advisor-is-relative"),
  /** The advisor reported the person. */
  REPORTER("advisor-is-reporter");

  /** Flag of people who are suspected of working for the fraud. */
  public static final String INSIDER_FLAG = "suspected_insider";

  private final String why;

  ConflictKind(String why) {
    this.why = why;
  }

  /** The reason that assignments carry. */
  public String why() {
    return why;
  }
}
