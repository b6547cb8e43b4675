package tocsin.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.common.eventtime.WatermarkOutput;
import org.junit.jupiter.api.Test;
import tocsin.domain.traffic.AccessRecord;
import tocsin.domain.traffic.Intake;

class IntakeWatermarksTest {
  private static final long DISORDER = 10_000;

  private final List<Long> emitted = new ArrayList<>();
  private final IntakeWatermarks watermarks = new IntakeWatermarks(DISORDER);

  private final WatermarkOutput output =
      new WatermarkOutput() {
        @Override
        public void emitWatermark(Watermark watermark) {
          emitted.add(watermark.getTimestamp());
        }

        @Override
        public void markIdle() {}

        @Override
        public void markActive() {}
      };

  private void see(long... times) {
    List<AccessRecord> records = new ArrayList<>();
    for (long time : times) {
      records.add(Fixtures.record(time, "s", "h.example"));
    }
    watermarks.onEvent(new Intake(records, List.of(), List.of()), 0, output);
    watermarks.onPeriodicEmit(output);
  }

  private long[] steady(long from, int count) {
    long[] times = new long[count];
    for (int i = 0; i < count; i++) {
      times[i] = from + i * 1000L;
    }
    return times;
  }

  @Test
  void watermark_steadyStream_followsLatestLessDisorder() {
    see(steady(Fixtures.T0, 20));

    assertThat(emitted).containsExactly(Fixtures.T0 + 19_000 - DISORDER - 1);
  }

  @Test
  void watermark_anotherInputFurtherBehind_isHeldBackByIt() {
    see(steady(Fixtures.T0, 20));
    Intake ahead =
        new Intake(
            List.of(Fixtures.record(Fixtures.T0 + 25_000, "s", "h.example")),
            List.of(),
            List.of(),
            Fixtures.T0 + 21_000);
    watermarks.onEvent(ahead, 0, output);
    watermarks.onPeriodicEmit(output);

    assertThat(emitted)
        .containsExactly(Fixtures.T0 + 19_000 - DISORDER - 1, Fixtures.T0 + 21_000 - DISORDER - 1);
  }

  @Test
  void watermark_anotherInputNotBegun_isNone() {
    watermarks.onEvent(
        new Intake(
            List.of(Fixtures.record(Fixtures.T0, "s", "h.example")),
            List.of(),
            List.of(),
            Long.MIN_VALUE),
        0,
        output);
    watermarks.onPeriodicEmit(output);

    assertThat(emitted).isEmpty();
  }

  @Test
  void watermark_oneFutureTimestamp_isNotFollowed() {
    see(steady(Fixtures.T0, 20));

    see(Fixtures.T0 + 400 * Fixtures.DAY);
    see(Fixtures.T0 + 30_000);

    assertThat(emitted.get(2)).isEqualTo(Fixtures.T0 + 30_000 - DISORDER - 1);
  }

  @Test
  void watermark_pauseOfANight_isBridgedByTheRecordsAfterIt() {
    see(steady(Fixtures.T0, 20));

    see(steady(Fixtures.T0 + 10 * Fixtures.HOUR, 20));

    assertThat(emitted.get(1)).isGreaterThan(Fixtures.T0 + 10 * Fixtures.HOUR - DISORDER - 2);
  }

  @Test
  void watermark_fewFirstRecords_waitForCompany() {
    see(Fixtures.T0 + 400 * Fixtures.DAY);
    see(steady(Fixtures.T0, 20));

    assertThat(emitted).hasSize(1);
    assertThat(emitted.get(0)).isLessThan(Fixtures.T0 + 20_000);
  }
}
