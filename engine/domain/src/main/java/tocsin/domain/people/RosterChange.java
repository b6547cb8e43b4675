package tocsin.domain.people;

import org.jspecify.annotations.Nullable;

/**
 * News from the personnel office, in order of time.
 *
 * @param at from when it holds, milliseconds UTC
 * @param person who joins; null for the other kinds
 * @param unitId where a transfer leads, else empty
 * @param advisorId the primary advisor from then on; empty to leave it open
 * @param deputyId the deputy from then on; empty to leave it open
 */
public record RosterChange(
    Kind kind,
    long at,
    String subject,
    @Nullable Person person,
    String unitId,
    String advisorId,
    String deputyId) {

  /** What happens. */
  public enum Kind {
    JOIN,
    LEAVE,
    TRANSFER
  }

  /** Somebody is taken on, or comes back. */
  public static RosterChange join(long at, Person person, String advisorId, String deputyId) {
    return new RosterChange(
        Kind.JOIN, at, person.subject(), person, person.unitId(), advisorId, deputyId);
  }

  /** Somebody leaves; an advisor's office ends with it. */
  public static RosterChange leave(long at, String subject) {
    return new RosterChange(Kind.LEAVE, at, subject, null, "", "", "");
  }

  /** Somebody moves to another unit. */
  public static RosterChange transfer(
      long at, String subject, String unitId, String advisorId, String deputyId) {
    return new RosterChange(Kind.TRANSFER, at, subject, null, unitId, advisorId, deputyId);
  }

  @Override
  public String toString() {
    return "RosterChange[" + kind + " " + at + "]";
  }
}
