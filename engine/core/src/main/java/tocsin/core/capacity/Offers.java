package tocsin.core.capacity;

import org.jspecify.annotations.Nullable;
import tocsin.core.kernel.Hash64;
import tocsin.core.route.Roster;
import tocsin.core.route.Roster.OnRoster;
import tocsin.domain.alert.AlertHead;
import tocsin.domain.people.Advisor;
import tocsin.domain.people.Assignment;
import tocsin.domain.people.Offer;
import tocsin.domain.people.Person;
import tocsin.domain.people.Route;
import tocsin.domain.people.Unit;
import tocsin.domain.people.UnitKind;

/** Makes offers of assignments. */
public final class Offers {
  private Offers() {}

  /** Whether an assignment is a task that somebody has to find time for. */
  public static boolean isTask(Assignment assignment) {
    return assignment.route() == Route.ADVISOR || assignment.route() == Route.DEPUTY;
  }

  /** The offer to an advisor, as of the assignment's time. */
  public static Offer of(AlertHead alert, Assignment assignment, Roster roster) {
    OnRoster advisor = roster.advisor(assignment.advisorId(), assignment.at());
    return new Offer(
        assignment,
        alert.tier(),
        alert.score(),
        siblings(alert.subject(), alert.campaign(), roster),
        advisor == null ? Advisor.MAX_CAPACITY : advisor.advisor().capacity());
  }

  /**
   * What victims of one campaign in one enterprise have in common: twelve hexadecimal digits that
   * name neither; empty when the person's enterprise is unknown.
   */
  public static String siblings(String subject, String campaign, Roster roster) {
    Person person = roster.person(subject);
    @Nullable Unit enterprise =
        person == null ? null : roster.jurisdiction().above(person.unitId(), UnitKind.ENTERPRISE);
    return enterprise == null
        ? ""
        : Hash64.hex(Hash64.of(enterprise.unitId() + "\n" + campaign)).substring(0, 12);
  }
}
