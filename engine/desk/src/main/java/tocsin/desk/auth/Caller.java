package tocsin.desk.auth;

import java.util.Set;
import tocsin.core.casework.Actor;
import tocsin.domain.casework.Role;

/**
 * Who asks.
 *
 * @param userId empty for nobody
 * @param advisorId the advisor that the user is, empty when none
 * @param units roots of what the caller may see in the jurisdiction tree; empty sees nothing
 * @param strong whether the session was opened with a passkey or a second factor
 */
public record Caller(
    String userId, Role role, String advisorId, Set<String> units, boolean strong) {
  /** Nobody has signed in. */
  public static final Caller NOBODY = new Caller("", Role.ANONYMOUS, "", Set.of(), false);

  public Caller {
    units = Set.copyOf(units);
  }

  /** The caller as the loop knows it: advisors by their advisor id. */
  public Actor actor() {
    return new Actor(advisorId.isEmpty() ? userId : advisorId, role);
  }
}
