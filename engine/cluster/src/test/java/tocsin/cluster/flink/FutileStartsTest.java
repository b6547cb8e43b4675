package tocsin.cluster.flink;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class FutileStartsTest {
  private static final long SECOND = 1_000_000_000L;

  private final FutileStarts starts = new FutileStarts();

  private void start(String checkpoint, long atSecond) {
    starts.started(List.of(Path.of(checkpoint)), atSecond * SECOND);
  }

  @Test
  void thirdDeathOnOneCheckpoint_triesTheOneBefore() {
    start("chk-7", 0);
    start("chk-7", 5);
    start("chk-7", 10);
    assertThat(starts.stepsBack()).isZero();

    start("chk-7", 15);

    assertThat(starts.stepsBack()).isEqualTo(1);
  }

  @Test
  void deathsThatTheJobCameFurtherBetween_stepBackNever() {
    for (int i = 0; i < 20; i++) {
      start("chk-" + i, 5L * i);
    }

    assertThat(starts.stepsBack()).isZero();
  }

  @Test
  void deathAfterLong_countsAnew() {
    for (int i = 0; i < 4; i++) {
      start("chk-7", 5L * i);
    }

    start("chk-7", 60);

    assertThat(starts.stepsBack()).isZero();
  }

  @Test
  void managerOfAnotherSupervisor_isOld_andOneJustStartedIsNot() {
    assertThat(starts.isOlderThan(10, 0)).isTrue();

    start("chk-7", 100);

    assertThat(starts.isOlderThan(10 * SECOND, 105 * SECOND)).isFalse();
    assertThat(starts.isOlderThan(10 * SECOND, 111 * SECOND)).isTrue();
  }
}
