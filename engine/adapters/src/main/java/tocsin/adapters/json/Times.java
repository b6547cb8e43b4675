package tocsin.adapters.json;

import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;

/** Times as ISO-8601 with a zone, or as milliseconds since 1970. */
public final class Times {
  /** Not a time. */
  public static final long NONE = Long.MIN_VALUE;

  private Times() {}

  /** Milliseconds UTC, or {@link #NONE}. */
  public static long parse(String text) {
    if (text.isEmpty()) {
      return NONE;
    }
    char first = text.charAt(0);
    boolean number = text.length() > 8 && text.indexOf('-', 1) < 0 && text.indexOf(':') < 0;
    if (number && (first == '-' || (first >= '0' && first <= '9'))) {
      return integer(text);
    }
    try {
      return OffsetDateTime.parse(text).toInstant().toEpochMilli();
    } catch (ArithmeticException e) {
      return NONE;
    } catch (DateTimeException e) {
      return zoned(text);
    }
  }

  private static long zoned(String text) {
    try {
      return ZonedDateTime.parse(text, DateTimeFormatter.ISO_DATE_TIME).toInstant().toEpochMilli();
    } catch (DateTimeException | ArithmeticException e) {
      return NONE;
    }
  }

  private static long integer(String text) {
    try {
      return Long.parseLong(text);
    } catch (NumberFormatException e) {
      return NONE;
    }
  }

  /**
   * Days since 1970-01-01 of a civil date (Hinnant, "chrono-compatible low-level date algorithms").
   */
  static long daysFromCivil(int year, int month, int day) {
    int y = month <= 2 ? year - 1 : year;
    int era = Math.floorDiv(y, 400);
    int yearOfEra = y - era * 400;
    int dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
    int dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear;
    return era * 146097L + dayOfEra - 719468;
  }
}
