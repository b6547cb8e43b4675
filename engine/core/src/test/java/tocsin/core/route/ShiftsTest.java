package tocsin.core.route;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** 2 March 2026 is a Monday; 4 March is a holiday here. */
class ShiftsTest {
  private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
  private static final Set<String> HOLIDAYS = Set.of("2026-03-04");

  private static boolean onDuty(String shifts, String time) {
    long at = LocalDateTime.parse(time).atZone(ZONE).toInstant().toEpochMilli();
    return Shifts.parse(shifts).cover(at, ZONE, HOLIDAYS);
  }

  @ParameterizedTest
  @CsvSource({
    "'', 2026-03-02T03:00, true",
    "' ', 2026-03-04T03:00, true",
    "Mon-Fri 08:00-20:00, 2026-03-02T07:59:59.999, false",
    "Mon-Fri 08:00-20:00, 2026-03-02T08:00, true",
    "Mon-Fri 08:00-20:00, 2026-03-06T19:59:59.999, true",
    "Mon-Fri 08:00-20:00, 2026-03-06T20:00, false",
    "Mon-Fri 08:00-20:00, 2026-03-07T12:00, false",
    "09:00-12:00, 2026-03-08T11:00, true",
    "09:00-12:00, 2026-03-08T12:00, false",
    "Fri-Mon 08:00-09:00, 2026-03-08T08:30, true",
    "Fri-Mon 08:00-09:00, 2026-03-03T08:30, false",
    "'Mon,Wed 08:00-09:00', 2026-03-04T08:30, true",
    "'Mon,Wed 08:00-09:00', 2026-03-03T08:30, false",
    "'Mon-Tue,Sat 8:00-9:00', 2026-03-07T08:30, true",
    "MONDAY 08:00-09:00, 2026-03-02T08:30, true",
    // a night shift belongs to the day it begins on
    "Mon 22:00-06:00, 2026-03-02T21:59, false",
    "Mon 22:00-06:00, 2026-03-02T22:00, true",
    "Mon 22:00-06:00, 2026-03-03T05:59, true",
    "Mon 22:00-06:00, 2026-03-03T06:00, false",
    "Mon 22:00-06:00, 2026-03-02T05:00, false",
    "Sun 22:00-06:00, 2026-03-02T05:00, true",
    // the whole day
    "Mon 00:00-24:00, 2026-03-02T23:59:59.999, true",
    "Mon 00:00-24:00, 2026-03-03T00:00, false",
    "Mon 08:00-08:00, 2026-03-03T07:59, true",
    "Mon 08:00-08:00, 2026-03-03T08:00, false",
    // several spans
    "Mon-Fri 08:00-20:00;Sat 09:00-12:00, 2026-03-07T09:00, true",
    "Mon-Fri 08:00-20:00;Sat 09:00-12:00;, 2026-03-08T09:00, false",
    // holidays
    "08:00-20:00, 2026-03-04T12:00, true",
    "08:00-20:00;-holiday, 2026-03-04T12:00, false",
    "-holiday;08:00-20:00, 2026-03-05T12:00, true",
    "-holiday, 2026-03-04T12:00, false",
    "-holiday, 2026-03-05T12:00, true",
    "22:00-06:00;-holiday, 2026-03-04T05:00, true",
    "22:00-06:00;-holiday, 2026-03-04T22:00, false",
    "22:00-06:00;-holiday, 2026-03-05T05:00, false",
  })
  void cover_edges(String shifts, String time, boolean expected) {
    assertThat(onDuty(shifts, time)).isEqualTo(expected);
  }

  @Test
  void cover_otherZone_readsTheClockThere() {
    long at = LocalDateTime.parse("2026-03-02T08:00").atZone(ZONE).toInstant().toEpochMilli();

    assertThat(Shifts.parse("Mon 08:00-09:00").cover(at, ZoneId.of("UTC"), Set.of())).isFalse();
    assertThat(Shifts.parse("Mon 00:00-01:00").cover(at, ZoneId.of("UTC"), Set.of())).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "always",
        "Mon-Fri",
        "Mon 08:00",
        "Mon 8-20",
        "Mon 08:00-20",
        "Mon 08:60-09:00",
        "Mon 08:00-24:01",
        "Mon 25:00-26:00",
        "Mo 08:00-09:00",
        "Mon-Fxi 08:00-09:00",
        "Mon,,Tue 08:00-09:00",
        "Mon-Wed-Fri 08:00-09:00",
        "Mon08:00-09:00",
        "holiday",
        "Mon 08:00-ab:cd",
        "08:00-09:00 Mon",
        "Mon 108:00-09:00",
      })
  void parse_whatIsNoShift_saysWhatIsAllowed(String text) {
    assertThatThrownBy(() -> Shifts.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("'" + text + "'")
        .hasMessageContaining("Mon-Fri 08:00-20:00");
  }

  @Test
  void parse_tooManySpans_isRefused() {
    assertThat(Shifts.parse("08:00-09:00;".repeat(32))).isNotNull();
    assertThatThrownBy(() -> Shifts.parse("08:00-09:00;".repeat(33)))
        .hasMessage("33 spans; at most 32");
  }
}
