package tocsin.desk.auth;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import tocsin.domain.casework.Role;

/**
 * What a route demands of its caller. What is outside the caller's reach answers 404, exactly as
 * what does not exist.
 *
 * @param roles who may ask at all
 * @param reach how far the caller sees
 * @param guard what else is demanded
 */
public record Policy(Set<Role> roles, Reach reach, Guard guard) {
  /** How far a caller sees through a route. */
  public enum Reach {
    /** Nothing that belongs to anybody. */
    NOTHING,
    /** The caller's own account. */
    SELF,
    /** Tasks offered to the caller and people bound to the caller. */
    OWN_TASKS,
    /** What lies below the caller's units in the jurisdiction tree. */
    JURISDICTION,
    /** Everything of a kind that holds no person: users, webhooks, audit lines. */
    WHOLE
  }

  /** What else is demanded. */
  public enum Guard {
    /** Reading, or an own harmless setting. */
    NONE,
    /** A write: CSRF token, Idempotency-Key and, on a case, If-Match. */
    WRITE,
    /** As WRITE, and a session opened with a passkey or second factor. */
    STRONG,
    /** As STRONG, and a second person agrees before it takes effect. */
    TWO_PERSONS
  }

  public Policy {
    roles = Set.copyOf(roles);
  }

  /** A policy for some roles. */
  public static Policy of(Reach reach, Guard guard, Role first, Role... more) {
    return new Policy(EnumSet.of(first, more), reach, guard);
  }

  /** A policy for everybody, signed in or not. */
  public static Policy open(Guard guard) {
    return new Policy(Set.copyOf(List.of(Role.values())), Reach.NOTHING, guard);
  }

  /** A policy for everybody who has signed in, about themselves. */
  public static Policy self(Guard guard) {
    EnumSet<Role> people = EnumSet.complementOf(EnumSet.of(Role.ANONYMOUS));
    return new Policy(people, Reach.SELF, guard);
  }
}
