package tocsin.domain.casework;

/**
 * One attempt to reach the person: a call, a message, a meeting.
 *
 * @param at milliseconds UTC
 * @param by user or advisor id
 * @param step the step of the loop in which it happened
 * @param note at most {@value #MAX_NOTE} characters; kept in the vault when it names a person
 */
public record Visit(
    long at, String by, LoopStep step, VisitChannel channel, Cooperation result, String note) {
  /** Longest note, characters. */
  public static final int MAX_NOTE = 140;

  public Visit {
    if (note.length() > MAX_NOTE) {
      throw new IllegalArgumentException(
          "note of " + note.length() + " characters; at most " + MAX_NOTE);
    }
  }

  @Override
  public String toString() {
    return "Visit[" + at + " " + channel + " " + result + "]";
  }
}
