package tocsin.models.victims;

import tocsin.core.evaluate.Truth;
import tocsin.core.reference.ReferenceEngine;
import tocsin.core.route.Roster;

/**
 * A city to learn from.
 *
 * @param known what its records say
 */
public record History(ReferenceEngine.Known known, Roster roster, Truth truth) {
  @Override
  public String toString() {
    return "History[" + known + "]";
  }
}
