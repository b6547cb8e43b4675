package tocsin.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.util.KeyedBroadcastOperatorTestHarness;
import org.apache.flink.streaming.util.ProcessFunctionTestHarnesses;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tocsin.domain.intel.AppTouch;
import tocsin.domain.intel.HostRole;
import tocsin.domain.intel.TargetEvent;

class AppSessionFunctionTest {
  private static final long MINUTE = 60_000L;

  private KeyedBroadcastOperatorTestHarness<String, AppTouch, Control, TargetEvent> harness;

  @BeforeEach
  void open() throws Exception {
    harness =
        ProcessFunctionTestHarnesses.forKeyedBroadcastProcessFunction(
            new AppSessionFunction(new Fixtures.Memory("apps", 30, false)),
            AppTouch::subject,
            Types.STRING,
            Packs.PACKS,
            Packs.REFS);
  }

  @AfterEach
  void close() throws Exception {
    harness.close();
  }

  private void touch(long minute, String site, HostRole role) throws Exception {
    long at = Fixtures.T0 + minute * MINUTE + 1000;
    harness.processElement(new AppTouch("anna", at, site, site, role.bit(), 0, 0, 0), at);
  }

  private List<String> told() {
    return harness.extractOutputValues().stream().map(TargetEvent::site).toList();
  }

  @Test
  void touches_ofOneSession_areToldWhenTheirMinuteIsOver() throws Exception {
    touch(0, "a.test", HostRole.API);
    touch(2, "b.test", HostRole.CHAT);
    harness.watermark(Fixtures.T0 + 3 * MINUTE - 1);
    assertThat(told()).isEmpty();

    harness.watermark(Fixtures.T0 + 3 * MINUTE);
    assertThat(told()).hasSize(3).contains("a.test", "b.test");
  }

  @Test
  void touches_sameSessionGoesOn_areToldOnce() throws Exception {
    touch(0, "a.test", HostRole.API);
    touch(0, "b.test", HostRole.CHAT);
    harness.watermark(Fixtures.T0 + MINUTE);
    touch(5, "a.test", HostRole.API);
    harness.watermark(Fixtures.T0 + 60 * MINUTE);
    assertThat(told()).hasSize(3);
  }

  @Test
  void timers_onePerson_isOne() throws Exception {
    for (int i = 0; i < 50; i++) {
      touch(i, "a" + i + ".test", HostRole.API);
    }
    assertThat(harness.numEventTimeTimers()).isEqualTo(1);
  }

  @Test
  void state_longAfterTheLastSession_isEmpty() throws Exception {
    touch(0, "a.test", HostRole.API);
    touch(0, "b.test", HostRole.CHAT);
    harness.watermark(Fixtures.T0 + 30 * MINUTE);
    assertThat(Fixtures.stateEntries(harness)).isPositive();

    harness.watermark(Fixtures.T0 + 3 * Fixtures.DAY);
    assertThat(Fixtures.stateEntries(harness)).isZero();
  }

  @Test
  void end_ofTheStream_tellsWhatIsOpen() throws Exception {
    touch(0, "a.test", HostRole.API);
    touch(0, "b.test", HostRole.CHAT);
    harness.watermark(Long.MAX_VALUE);
    assertThat(told()).hasSize(3);
  }
}
