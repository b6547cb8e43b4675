package tocsin.models.city;

/**
 * Which city to make.
 *
 * @param people residents with a line, 10 to 10,000,000
 * @param days length of the history
 * @param seed the same seed gives the same city
 * @param startAt local midnight of the first day, milliseconds UTC
 * @param recordsPerPersonDay mean of ordinary traffic
 * @param profile how the other side behaves
 */
public record CityPlan(
    int people, int days, long seed, long startAt, int recordsPerPersonDay, Profile profile) {
  /** Monday 2026-03-02 00:00 in Shanghai. */
  public static final long DEFAULT_START = 1_772_380_800_000L;

  static final long HOUR = 3_600_000L;
  static final long DAY = 24 * HOUR;

  /** How the other side behaves. */
  public enum Profile {
    /** Hosts live for a day or two. */
    STANDARD,
    /** Hosts live for minutes, most victims get hosts of their own, sessions hide in a crowd. */
    ADVERSARY
  }

  public CityPlan {
    check("people", people, 10, 10_000_000);
    check("days", days, 1, 366);
    check("recordsPerPersonDay", recordsPerPersonDay, 1, 2000);
  }

  /** A city with the usual other side. */
  public CityPlan(int people, int days, long seed, long startAt, int recordsPerPersonDay) {
    this(people, days, seed, startAt, recordsPerPersonDay, Profile.STANDARD);
  }

  private static void check(String name, int value, int low, int high) {
    if (value < low || value > high) {
      throw new IllegalArgumentException(name + " " + value + " is outside " + low + " to " + high);
    }
  }

  long endAt() {
    return startAt + days * DAY;
  }

  boolean isAdversary() {
    return profile == Profile.ADVERSARY;
  }

  /** Local hour of day, 0–23. */
  int hour(long at) {
    return Math.floorMod((at - startAt) / HOUR, 24);
  }

  /** Day of the history, from 0; day 0 is a Monday with the default start. */
  int day(long at) {
    return (int) Math.floorDiv(at - startAt, DAY);
  }
}
