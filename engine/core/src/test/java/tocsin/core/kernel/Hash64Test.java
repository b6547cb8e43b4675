package tocsin.core.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Fixed values come from another implementation of the same definition, in Python. */
class Hash64Test {
  private static final long SEED = 20261123;

  @ParameterizedTest
  @CsvSource({
    "'', 0000000000000000, a759ea27d4727622",
    "a, 5f6a2a4c4c03fa6e, efa3664b2f226aa4",
    "bad.example, 2f973c910f9440a1, ff954b4e11302831",
    "www.bad.example, 934423383b56815f, eb809b14c976a85e",
    "中国, 7252a710430a2e50, b284c7bd19e0c26c"
  })
  void of_knownTexts_neverChanges(String text, String plain, String seeded) {
    assertThat(Hash64.hex(Hash64.of(text))).isEqualTo(plain);
    assertThat(Hash64.hex(Hash64.of(text, 42))).isEqualTo(seeded);
  }

  /** The first of these numbers is also the first output of SplitMix64 from seed 0. */
  @Test
  void combine_knownValues_neverChanges() {
    assertThat(Hash64.hex(Hash64.combine(0, 0))).isEqualTo("e220a8397b1dcdaf");
    assertThat(Hash64.hex(Hash64.combine(1, (String) null))).isEqualTo("a8ee577af2720dce");
    assertThat(Hash64.hex(Hash64.combine(1, "a"))).isEqualTo("a828af0f18ebe68f");
    assertThat(Hash64.hex(Hash64.combine(1, ""))).isEqualTo("d7599677879feaea");
    assertThat(Hash64.hex(Hash64.mix(1))).isEqualTo("5692161d100b05e5");
  }

  @Test
  void combine_otherOrder_differs() {
    long forth = Hash64.combine(Hash64.combine(0, "a"), "b");
    long back = Hash64.combine(Hash64.combine(0, "b"), "a");

    assertThat(forth).isNotEqualTo(back);
  }

  @Test
  void hex_smallNumber_hasSixteenDigits() {
    assertThat(Hash64.hex(0x2A)).isEqualTo("000000000000002a");
    assertThat(Hash64.hex(-1)).isEqualTo("ffffffffffffffff");
  }

  /** Flips each input bit of many numbers; every output bit should follow half the time. */
  @Test
  void mix_oneBitFlipped_flipsEveryBitHalfTheTime() {
    SplittableRandom random = new SplittableRandom(SEED);
    int[][] flips = new int[64][64];
    for (int round = 0; round < 2000; round++) {
      long number = random.nextLong();
      for (int in = 0; in < 64; in++) {
        count(flips[in], Hash64.mix(number) ^ Hash64.mix(number ^ 1L << in));
      }
    }
    assertBalanced(flips, 2000);
  }

  @Test
  void of_oneBitFlipped_flipsEveryBitHalfTheTime() {
    SplittableRandom random = new SplittableRandom(SEED);
    int[][] flips = new int[12 * 7][64];
    for (int round = 0; round < 2000; round++) {
      char[] text =
          random
              .ints(12, 0, 128)
              .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
              .toString()
              .toCharArray();
      long before = Hash64.of(new String(text));
      for (int in = 0; in < flips.length; in++) {
        text[in / 7] ^= (char) (1 << in % 7);
        count(flips[in], before ^ Hash64.of(new String(text)));
        text[in / 7] ^= (char) (1 << in % 7);
      }
    }
    assertBalanced(flips, 2000);
  }

  private static void count(int[] flips, long changed) {
    for (int out = 0; out < 64; out++) {
      flips[out] += (int) (changed >>> out & 1);
    }
  }

  private static void assertBalanced(int[][] flips, int rounds) {
    for (int in = 0; in < flips.length; in++) {
      for (int out = 0; out < 64; out++) {
        assertThat(flips[in][out] / (double) rounds)
            .as("seed %d, bit %d to bit %d", SEED, in, out)
            .isBetween(0.42, 0.58);
      }
    }
  }

  @Test
  void of_manyNames_noneCollideAndSeedsAgreeOnNone() {
    Set<Long> plain = new HashSet<>();
    Set<Long> difference = new HashSet<>();
    for (int i = 0; i < 100_000; i++) {
      String name = "n" + i + ".example";
      plain.add(Hash64.of(name));
      difference.add(Hash64.of(name) ^ Hash64.of(name, 1));
    }

    assertThat(plain).hasSize(100_000);
    assertThat(difference).hasSize(100_000).doesNotContain(0L);
  }
}
