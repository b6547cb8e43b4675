package tocsin.core.route;

import com.google.common.collect.Range;
import com.google.common.collect.RangeSet;
import com.google.common.collect.TreeRangeSet;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * When an advisor is on duty: {@code Mon-Fri 08:00-20:00;Sat 09:00-12:00;-holiday}. Days may be
 * left out (every day), a span may cross midnight and then belongs to the day it begins on, an
 * empty text means always. Immutable.
 */
public final class Shifts {
  /** On duty at all times. */
  public static final Shifts ALWAYS = new Shifts(List.of(), false);

  private static final int MAX_SPANS = 32;
  private static final int DAY_MINUTES = 24 * 60;

  /** A span of minutes of the day, on some days; {@code until} may exceed a day. */
  private record Span(Set<DayOfWeek> days, int from, int until) {}

  private final List<Span> spans;
  private final boolean holidaysOff;

  private Shifts(List<Span> spans, boolean holidaysOff) {
    this.spans = spans;
    this.holidaysOff = holidaysOff;
  }

  /**
   * Reads a roster's text.
   *
   * @throws IllegalArgumentException with what is wrong and what is allowed
   */
  public static Shifts parse(String text) {
    if (text.isBlank()) {
      return ALWAYS;
    }
    List<Span> spans = new ArrayList<>();
    boolean holidaysOff = false;
    int from = 0;
    while (from <= text.length()) {
      int end = text.indexOf(';', from);
      int to = end < 0 ? text.length() : end;
      String part = text.substring(from, to).strip();
      from = to + 1;
      if (part.equals("-holiday")) {
        holidaysOff = true;
      } else if (!part.isEmpty()) {
        spans.add(span(part));
      }
    }
    if (spans.size() > MAX_SPANS) {
      throw new IllegalArgumentException(spans.size() + " spans; at most " + MAX_SPANS);
    }
    return new Shifts(List.copyOf(spans), holidaysOff);
  }

  private static Span span(String part) {
    int space = part.lastIndexOf(' ');
    Set<DayOfWeek> days =
        space < 0 ? EnumSet.allOf(DayOfWeek.class) : days(part.substring(0, space).strip(), part);
    String clock = part.substring(space + 1);
    int dash = clock.indexOf('-');
    if (dash < 0) {
      throw bad(part);
    }
    int from = minutes(clock.substring(0, dash), part);
    int until = minutes(clock.substring(dash + 1), part);
    return new Span(days, from, until <= from ? until + DAY_MINUTES : until);
  }

  private static Set<DayOfWeek> days(String text, String part) {
    Set<DayOfWeek> days = EnumSet.noneOf(DayOfWeek.class);
    int from = 0;
    while (from <= text.length()) {
      int comma = text.indexOf(',', from);
      int to = comma < 0 ? text.length() : comma;
      addDays(days, text.substring(from, to).strip(), part);
      from = to + 1;
    }
    return days;
  }

  private static void addDays(Set<DayOfWeek> days, String range, String part) {
    int dash = range.indexOf('-');
    DayOfWeek first = day(dash < 0 ? range : range.substring(0, dash), part);
    DayOfWeek last = dash < 0 ? first : day(range.substring(dash + 1), part);
    for (DayOfWeek day = first; ; day = day.plus(1)) {
      days.add(day);
      if (day == last) {
        return;
      }
    }
  }

  private static DayOfWeek day(String text, String part) {
    String wanted = text.strip().toLowerCase(Locale.ROOT);
    for (DayOfWeek day : DayOfWeek.values()) {
      String name = day.name().toLowerCase(Locale.ROOT);
      if (wanted.length() >= 3 && name.startsWith(wanted)) {
        return day;
      }
    }
    throw bad(part);
  }

  private static int minutes(String text, String part) {
    int colon = text.indexOf(':');
    if (colon < 1 || colon > 2 || text.length() - colon != 3) {
      throw bad(part);
    }
    try {
      int hours = Integer.parseInt(text.substring(0, colon));
      int minutes = Integer.parseInt(text.substring(colon + 1));
      if (hours < 0 || minutes < 0 || minutes > 59 || hours * 60 + minutes > DAY_MINUTES) {
        throw bad(part);
      }
      return hours * 60 + minutes;
    } catch (NumberFormatException e) {
      throw bad(part);
    }
  }

  private static IllegalArgumentException bad(String part) {
    return new IllegalArgumentException(
        "shift '" + part + "' is not like 'Mon-Fri 08:00-20:00', '09:00-12:00' or '-holiday'");
  }

  /** Whether someone with these shifts is on duty at a time. */
  public boolean cover(long at, ZoneId zone, Set<String> holidays) {
    LocalDateTime time = LocalDateTime.ofInstant(Instant.ofEpochMilli(at), zone);
    if (spans.isEmpty()) {
      return !isOff(time, holidays);
    }
    int minute = time.getHour() * 60 + time.getMinute();
    for (Span span : spans) {
      boolean today =
          span.days().contains(time.getDayOfWeek())
              && span.from() <= minute
              && minute < span.until()
              && !isOff(time, holidays);
      LocalDateTime before = time.minusDays(1);
      boolean sinceYesterday =
          span.days().contains(before.getDayOfWeek())
              && minute + DAY_MINUTES < span.until()
              && !isOff(before, holidays);
      if (today || sinceYesterday) {
        return true;
      }
    }
    return false;
  }

  /**
   * The minutes of a day, 0 to 1440, on which someone with these shifts is on duty, spans that
   * began the day before included.
   *
   * @param holiday whether that day is one
   * @param afterHoliday whether the day before is one
   */
  public RangeSet<Integer> minutes(DayOfWeek day, boolean holiday, boolean afterHoliday) {
    RangeSet<Integer> minutes = TreeRangeSet.create();
    boolean off = holidaysOff && holiday;
    if (spans.isEmpty() && !off) {
      minutes.add(Range.closedOpen(0, DAY_MINUTES));
    }
    for (Span span : spans) {
      if (!off && span.days().contains(day)) {
        minutes.add(Range.closedOpen(span.from(), Math.min(DAY_MINUTES, span.until())));
      }
      boolean offBefore = holidaysOff && afterHoliday;
      if (!offBefore && span.days().contains(day.minus(1)) && span.until() > DAY_MINUTES) {
        minutes.add(Range.closedOpen(0, span.until() - DAY_MINUTES));
      }
    }
    return minutes;
  }

  private boolean isOff(LocalDateTime time, Set<String> holidays) {
    return holidaysOff && holidays.contains(time.toLocalDate().toString());
  }
}
