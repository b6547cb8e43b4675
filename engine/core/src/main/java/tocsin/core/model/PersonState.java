package tocsin.core.model;

import tocsin.core.score.PersonLog;

/**
 * All that is kept of one person between events.
 *
 * @param log what the person did
 * @param alert where the alert stands after the evaluations up to {@code evaluatedUntil}
 * @param evaluatedUntil milliseconds UTC, inclusive; {@link Long#MIN_VALUE} before the first
 * @param late whether something was added at or before {@code evaluatedUntil} since then
 * @param trimmed whether moments were dropped for age or number, so that the past cannot be told
 *     again in full
 */
public record PersonState(
    PersonLog log, AlertState alert, long evaluatedUntil, boolean late, boolean trimmed) {

  /** Someone of whom nothing is known. */
  public static final PersonState NONE =
      new PersonState(PersonLog.EMPTY, AlertState.NONE, Long.MIN_VALUE, false, false);

  /** The same, except that what was told last of an open alert is told again at the next look. */
  public PersonState untold() {
    return new PersonState(log, alert.untold(), evaluatedUntil, late, trimmed);
  }

  @Override
  public String toString() {
    return "PersonState[" + log + "]";
  }
}
