package tocsin.domain.casework;

import tocsin.domain.people.Route;

/**
 * Who is asked to act.
 *
 * @param advisorId empty for station and centre
 * @param unitId the recipient's unit, empty when there is none
 * @param why why this recipient, a code of the route table (bound, advisor-off-duty, …)
 */
public record Recipient(Route route, String advisorId, String unitId, String why) {
  /** Whether both name the same desk or advisor, whatever the reason. */
  public boolean sameAs(Recipient other) {
    return route == other.route && advisorId.equals(other.advisorId) && unitId.equals(other.unitId);
  }
}
