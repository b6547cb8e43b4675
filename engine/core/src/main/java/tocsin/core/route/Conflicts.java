package tocsin.core.route;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tocsin.domain.pack.ConflictKind;
import tocsin.domain.pack.ConflictRule;
import tocsin.domain.people.Person;
import tocsin.domain.people.RelationKind;

/** Finds why an advisor may not be told of a person, from what the roster knows of both. */
public final class Conflicts {
  private Conflicts() {}

  /**
   * The first conflict of an advisor with any of the people an alert touches, or null.
   *
   * @param subjects the person, and the guardian where it is the guardian who is reached
   * @param advisor the advisor's own pseudonym
   */
  public static @Nullable ConflictRule first(
      List<ConflictRule> rules, List<String> subjects, String advisor, Roster roster, long at) {
    for (ConflictRule rule : rules) {
      for (String subject : subjects) {
        if (stands(rule.kind(), subject, advisor, roster, at)) {
          return rule;
        }
      }
    }
    return null;
  }

  private static boolean stands(
      ConflictKind kind, String subject, String advisor, Roster roster, long at) {
    if (advisor.isEmpty()) {
      return false;
    }
    return switch (kind) {
      case PERSON -> advisor.equals(subject);
      case INSIDER -> isSuspected(roster.person(advisor));
      case SUPERIOR -> roster.isRelated(subject, advisor, RelationKind.SUPERIOR, at);
      case REPORTER -> roster.isRelated(subject, advisor, RelationKind.REPORTER, at);
      case RELATIVE -> isFamily(subject, advisor, roster, at);
    };
  }

  private static boolean isSuspected(@Nullable Person advisor) {
    return advisor != null && advisor.flags().contains(ConflictKind.INSIDER_FLAG);
  }

  private static boolean isFamily(String one, String other, Roster roster, long at) {
    return roster.isRelated(one, other, RelationKind.RELATIVE, at)
        || roster.isRelated(other, one, RelationKind.RELATIVE, at)
        || roster.isRelated(one, other, RelationKind.GUARDIAN, at)
        || roster.isRelated(other, one, RelationKind.GUARDIAN, at);
  }
}
