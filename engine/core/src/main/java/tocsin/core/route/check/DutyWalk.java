package tocsin.core.route.check;

import com.google.common.collect.ImmutableRangeSet;
import com.google.common.collect.Range;
import com.google.common.collect.RangeSet;
import com.google.common.collect.TreeRangeSet;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import tocsin.core.route.Shifts;

/**
 * Walks every minute of every day that differs, by intervals: the seven ordinary days, then each
 * coming holiday and the day after it. So a gap of a minute is found, and nothing is sampled.
 */
final class DutyWalk {
  private static final Range<Integer> DAY = Range.closedOpen(0, 24 * 60);

  /** Dates named in a text; the rest is counted. */
  private static final int MAX_DATES = 6;

  private final Set<LocalDate> special = new TreeSet<>();
  private final Set<LocalDate> holidays = new TreeSet<>();

  /**
   * @param holidays ISO dates; those before the day are over
   */
  DutyWalk(Collection<String> holidays, LocalDate from) {
    for (String text : holidays) {
      LocalDate day = LocalDate.parse(text);
      this.holidays.add(day);
      if (!day.isBefore(from)) {
        special.add(day);
        special.add(day.plusDays(1));
      }
    }
  }

  /** When none of some people is on duty, such as {@code Sun 00:00-24:00}; empty when never. */
  String gaps(List<Shifts> shifts) {
    Map<String, List<String>> days = new LinkedHashMap<>();
    Map<DayOfWeek, String> ordinary = new LinkedHashMap<>();
    for (DayOfWeek day : DayOfWeek.values()) {
      String gap = gap(shifts, day, false, false);
      ordinary.put(day, gap);
      note(days, gap, name(day));
    }
    for (LocalDate day : special) {
      boolean holiday = holidays.contains(day);
      String gap = gap(shifts, day.getDayOfWeek(), holiday, holidays.contains(day.minusDays(1)));
      if (!gap.equals(ordinary.get(day.getDayOfWeek()))) {
        note(days, gap, day.toString());
      }
    }
    List<String> texts = new ArrayList<>();
    days.forEach((gap, when) -> texts.add(joined(when) + " " + gap));
    return String.join("; ", texts);
  }

  private static void note(Map<String, List<String>> days, String gap, String day) {
    if (!gap.isEmpty()) {
      days.computeIfAbsent(gap, g -> new ArrayList<>()).add(day);
    }
  }

  private static String joined(List<String> days) {
    List<String> shown = days.subList(0, Math.min(days.size(), 7 + MAX_DATES));
    String more = shown.size() < days.size() ? " +" + (days.size() - shown.size()) : "";
    return String.join(",", shown) + more;
  }

  private static String gap(
      List<Shifts> shifts, DayOfWeek day, boolean holiday, boolean afterHoliday) {
    RangeSet<Integer> covered = TreeRangeSet.create();
    shifts.forEach(each -> covered.addAll(each.minutes(day, holiday, afterHoliday)));
    List<String> gaps = new ArrayList<>();
    for (Range<Integer> gap :
        ImmutableRangeSet.of(DAY).difference(ImmutableRangeSet.copyOf(covered)).asRanges()) {
      gaps.add(clock(gap.lowerEndpoint()) + "-" + clock(gap.upperEndpoint()));
    }
    return String.join("+", gaps);
  }

  private static String name(DayOfWeek day) {
    return day.name().charAt(0) + day.name().substring(1, 3).toLowerCase(Locale.ROOT);
  }

  private static String clock(int minute) {
    return String.format(Locale.ROOT, "%02d:%02d", minute / 60, minute % 60);
  }
}
