package tocsin.desk.auth;

import java.util.Set;
import tocsin.domain.casework.Role;

/**
 * Somebody, or a service, that may sign in.
 *
 * @param units roots of what the user may see
 * @param version from 1; the ETag
 * @param password Argon2id in PHC form, empty until an invitation was accepted
 * @param language {@code zh-CN} or {@code en}
 * @param theme {@code system}, {@code dark} or {@code light}
 */
public record Account(
    String userId,
    String displayName,
    Role role,
    String advisorId,
    Set<String> units,
    boolean active,
    long version,
    String password,
    String language,
    String theme,
    boolean largeType,
    long lastSeenAt) {
  public Account {
    units = Set.copyOf(units);
  }

  /** A new account without a password. */
  public static Account invited(
      String userId, String displayName, Role role, String advisorId, Set<String> units) {
    return new Account(
        userId, displayName, role, advisorId, units, true, 1, "", "zh-CN", "system", false, 0);
  }

  /** Whether somebody with the other's rights may do something that this one may not. */
  public boolean exceededBy(Account before) {
    return role != before.role
        || !active
        || !advisorId.equals(before.advisorId)
        || !units.containsAll(before.units);
  }

  public Account withPassword(String hash) {
    return new Account(
        userId,
        displayName,
        role,
        advisorId,
        units,
        active,
        version + 1,
        hash,
        language,
        theme,
        largeType,
        lastSeenAt);
  }

  public Account withPreferences(String newLanguage, String newTheme, boolean newLargeType) {
    return new Account(
        userId,
        displayName,
        role,
        advisorId,
        units,
        active,
        version + 1,
        password,
        newLanguage,
        newTheme,
        newLargeType,
        lastSeenAt);
  }

  public Account withRights(
      String newName, Role newRole, String newAdvisor, Set<String> newUnits, boolean nowActive) {
    return new Account(
        userId,
        newName,
        newRole,
        newAdvisor,
        newUnits,
        nowActive,
        version + 1,
        password,
        language,
        theme,
        largeType,
        lastSeenAt);
  }

  @Override
  public String toString() {
    return "Account[" + userId + " " + role + "]";
  }
}
