package tocsin.desk.http;

import java.time.ZoneId;
import tocsin.core.route.Shifts;

/** Whether somebody is on duty by the roster's shifts. */
final class Duty {
  private Duty() {}

  /** Unreadable shifts, which the import refuses, count as off duty. */
  static boolean holds(String shifts, long at, ZoneId zone) {
    try {
      return Shifts.parse(shifts).cover(at, zone, com.google.common.collect.ImmutableSet.of());
    } catch (IllegalArgumentException e) {
      return false;
    }
  }
}
