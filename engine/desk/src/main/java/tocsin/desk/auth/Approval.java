package tocsin.desk.auth;

import java.util.Set;

/**
 * 双人复核: something that waits for a second person.
 *
 * @param kind as the contract lists them
 * @param units whose leads may decide; empty when it concerns no unit
 * @param body what is to happen, for whoever carries it out
 */
public record Approval(
    String approvalId,
    String kind,
    String proposedBy,
    long proposedAt,
    long expiresAt,
    State state,
    String decidedBy,
    long decidedAt,
    String zh,
    String en,
    Set<String> units,
    String body) {
  /** How far it is. */
  public enum State {
    OPEN,
    AGREED,
    REJECTED,
    EXPIRED
  }

  public Approval {
    units = Set.copyOf(units);
  }
}
