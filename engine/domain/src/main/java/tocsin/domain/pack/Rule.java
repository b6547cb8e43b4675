package tocsin.domain.pack;

import tocsin.domain.alert.Tier;

/**
 * A rule that lifts or limits a tier.
 *
 * @param mode whether it acts or is only counted
 * @param when condition over facts
 * @param atLeast tier it lifts to; NONE when it does not lift
 * @param atMost tier it limits to; NONE when it does not limit
 */
public record Rule(
    String id, Mode mode, String when, Tier atLeast, Tier atMost, String zh, String en) {

  /** Whether a rule acts. */
  public enum Mode {
    ACTIVE,
    SHADOW
  }
}
