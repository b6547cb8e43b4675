package tocsin.core.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SteadyTimeTest {
  private static final long T0 = 1_772_380_800_000L;
  private static final long JUMP = SteadyTime.MAX_JUMP_MILLIS;

  private final SteadyTime time = new SteadyTime();

  private void see(int times, long at) {
    for (int i = 0; i < times; i++) {
      time.see(at);
    }
  }

  @BeforeEach
  void warmUp() {
    see(SteadyTime.CONFIRMATIONS, T0);
  }

  @Test
  void latest_beforeEnoughTimes_isUnknown() {
    SteadyTime fresh = new SteadyTime();
    assertThat(fresh.latest()).isEqualTo(Long.MIN_VALUE);

    for (int i = 1; i < SteadyTime.CONFIRMATIONS; i++) {
      fresh.see(T0 + i);
      assertThat(fresh.latest()).isEqualTo(Long.MIN_VALUE);
    }
    fresh.see(T0 + 99);

    assertThat(fresh.latest()).isEqualTo(T0 + 1);
  }

  @Test
  void see_stepUpToTheLimit_isTakenAtOnce() {
    time.see(T0 + 1);
    assertThat(time.latest()).isEqualTo(T0 + 1);

    time.see(T0 + 1 + JUMP);
    assertThat(time.latest()).isEqualTo(T0 + 1 + JUMP);
  }

  @Test
  void see_earlierTime_changesNothing() {
    time.see(T0 - 1);
    time.see(Long.MIN_VALUE);

    assertThat(time.latest()).isEqualTo(T0);
  }

  @Test
  void see_stepBeyondTheLimit_waitsForOthers() {
    see(SteadyTime.CONFIRMATIONS - 1, T0 + JUMP + 1);
    assertThat(time.latest()).isEqualTo(T0);

    time.see(T0 + JUMP + 1);
    assertThat(time.latest()).isEqualTo(T0 + JUMP + 1);
  }

  @Test
  void see_pauseOfANight_isBridgedToTheEarliestOfTheMorning() {
    long morning = T0 + 8 * JUMP;
    time.see(morning + 500);
    time.see(morning);
    see(SteadyTime.CONFIRMATIONS - 2, morning + 1000);

    assertThat(time.latest()).isEqualTo(morning);
  }

  @Test
  void see_strayTimesFarFromEachOther_areNeverFollowed() {
    for (int i = 1; i <= 100; i++) {
      time.see(T0 + i * 3 * JUMP);
    }

    assertThat(time.latest()).isEqualTo(T0);
  }

  @Test
  void see_countAfterAJumpWasFollowed_beginsAgain() {
    see(SteadyTime.CONFIRMATIONS, T0 + 3 * JUMP);
    see(SteadyTime.CONFIRMATIONS - 1, T0 + 6 * JUMP);

    assertThat(time.latest()).isEqualTo(T0 + 3 * JUMP);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void latest_steadyTimesWithFewStrayOnes_followsTheSteadyOnes(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    long steady = T0;
    int strays = SteadyTime.CONFIRMATIONS - 1;
    for (int i = 0; i < 5000; i++) {
      if (strays > 0 && random.nextInt(100) == 0) {
        time.see(T0 + 5000 * JUMP + random.nextLong(JUMP / 2));
        strays--;
      }
      steady += random.nextLong(JUMP / 4);
      time.see(steady);
      time.see(steady - random.nextLong(JUMP));
      assertThat(time.latest()).as("seed %d", seed).isEqualTo(steady);
    }
    assertThat(strays).as("seed %d", seed).isZero();
  }
}
