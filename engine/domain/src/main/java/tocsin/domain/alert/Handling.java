package tocsin.domain.alert;

/**
 * What came of an alert, as the engine has to know it to go on.
 *
 * @param subject pseudonym
 * @param at from when it counts, milliseconds UTC
 * @param until for SNOOZED when it ends, milliseconds UTC; otherwise ignored
 * @param reason why, as the desk wrote it; empty when it did not say
 */
public record Handling(String subject, long at, Kind kind, long until, String reason) {

  /** What was done. */
  public enum Kind {
    /** The person was reached in time and believed it (V1). */
    DISSUADED,
    /** A benign trigger, a wrong site, a wrong person (V4, V5, V6). */
    CLEARED,
    /** Put off until a time. */
    SNOOZED
  }

  @Override
  public String toString() {
    return "Handling[" + kind + "]";
  }
}
