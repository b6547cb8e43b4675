package tocsin.core.route.plan;

import tocsin.domain.people.BindingRole;

/**
 * A binding that begins, instead of which, and why.
 *
 * @param from the advisor before, empty when there was none
 * @param why {@code new}, {@code expired}, {@code over-capacity}, {@code advisor-gone} or a
 *     conflict of the routing rules
 */
public record Move(
    String subject, String unitId, BindingRole role, String from, String to, String why) {

  @Override
  public String toString() {
    return "Move[" + from + " → " + to + " " + role + "]";
  }
}
