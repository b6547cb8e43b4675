package tocsin.adapters.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TimesTest {

  @Test
  void parse_writtenByJavaTime_isTheSameInstant() {
    Random random = new Random(3);
    for (int i = 0; i < 20_000; i++) {
      long millis = random.nextLong(-100_000_000_000L, 4_000_000_000_000L);
      ZoneOffset offset = ZoneOffset.ofTotalSeconds(60 * random.nextInt(-1080, 1081));
      OffsetDateTime time = Instant.ofEpochMilli(millis).atOffset(offset);
      String text = time.format(DateTimeFormatter.ISO_OFFSET_DATE_TIME);

      assertThat(Times.parse(text)).as("seed 3: %s", text).isEqualTo(millis);
      assertThat(Times.parse(Long.toString(millis * 1000)))
          .as("seed 3: %d", millis * 1000)
          .isEqualTo(millis * 1000);
    }
  }

  @Test
  void daysFromCivil_everyDayOfEightCenturies_sameAsJavaTime() {
    LocalDate day = LocalDate.of(1600, 1, 1);
    while (day.getYear() < 2400) {
      assertThat(Times.daysFromCivil(day.getYear(), day.getMonthValue(), day.getDayOfMonth()))
          .as("%s", day)
          .isEqualTo(day.toEpochDay());
      day = day.plusDays(1);
    }
  }

  @Test
  void parse_zoneName_isUnderstood() {
    assertThat(Times.parse("2026-03-01T08:00:00+08:00[Asia/Shanghai]"))
        .isEqualTo(Instant.parse("2026-03-01T00:00:00Z").toEpochMilli());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "-",
        "now",
        "2026-03-01",
        "2026-03-01T08:00:00",
        "2026-02-30T08:00:00Z",
        "2026-13-01T08:00:00Z",
        "2026-03-01T24:00:01Z",
        "2026-03-01T08:00:60Z",
        "2026-03-01T08:00:00+19:00",
        "20260301T080000Z",
        "1772323200.5",
        "99999999999999999999",
        "+999999999-12-31T23:59:59Z"
      })
  void parse_notATime_isNone(String text) {
    assertThat(Times.parse(text)).isEqualTo(Times.NONE);
  }
}
