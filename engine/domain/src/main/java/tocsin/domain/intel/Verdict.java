package tocsin.domain.intel;

/** What is held of a target; suspect and confirmed count as flagged. */
public enum Verdict {
  CLEAN,
  UNKNOWN,
  SUSPECT,
  CONFIRMED,
  REFUTED;

  public boolean flagged() {
    return this == SUSPECT || this == CONFIRMED;
  }
}
