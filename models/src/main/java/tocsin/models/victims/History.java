package tocsin.models.victims;

import java.util.List;
import java.util.Map;
import tocsin.core.evaluate.Truth;
import tocsin.core.route.Roster;
import tocsin.domain.intel.Visit;

/**
 * A city to learn from.
 *
 * @param visits what the records say of each person, by pseudonym
 */
public record History(Map<String, List<Visit>> visits, Roster roster, Truth truth) {
  @Override
  public String toString() {
    return "History[" + visits.size() + " people]";
  }
}
