package tocsin.core.casework;

import tocsin.domain.casework.Role;

/**
 * Who acts.
 *
 * @param id user id, advisor id, or {@link #CLOCK_ID} for the desk's own timers
 */
public record Actor(String id, Role role) {
  /** Id of the desk's own timers. */
  public static final String CLOCK_ID = "clock";

  /** Id of the engine. */
  public static final String ENGINE_ID = "engine";

  /** The desk's own timers. */
  public static final Actor CLOCK = new Actor(CLOCK_ID, Role.SERVICE);

  /** The engine. */
  public static final Actor ENGINE = new Actor(ENGINE_ID, Role.SERVICE);
}
