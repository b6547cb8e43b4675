package tocsin.core.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class HalvingTest {
  private static final long HOUR = 3_600_000L;

  @Test
  void of_wholeHalfLives_isExact() {
    assertThat(Halving.of(0, HOUR)).isEqualTo(1);
    assertThat(Halving.of(HOUR, HOUR)).isEqualTo(0.5);
    assertThat(Halving.of(10 * HOUR, HOUR)).isEqualTo(1.0 / 1024);
  }

  @Test
  void of_anyAge_isNearThePower() {
    long seed = 20261122;
    SplittableRandom random = new SplittableRandom(seed);
    for (int i = 0; i < 200_000; i++) {
      long age = random.nextLong(400 * 24 * HOUR);
      long halfLife = random.nextLong(600_000, 30 * 24 * HOUR);
      double exact = StrictMath.pow(2, -(double) age / halfLife);
      double bound = exact < 1e-300 ? 1e-300 : exact * 1e-10;
      assertThat(Halving.of(age, halfLife))
          .as("seed %d, age %d, half-life %d", seed, age, halfLife)
          .isCloseTo(exact, within(bound));
    }
  }

  @Test
  void of_olderAge_isNeverMore() {
    double before = 1;
    for (long age = 0; age < 3 * HOUR; age += 7) {
      double now = Halving.of(age, HOUR);
      assertThat(now).isLessThanOrEqualTo(before);
      before = now;
    }
  }
}
