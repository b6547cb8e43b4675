package tocsin.core.detect;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WordFinderTest {
  private static String text(SplittableRandom random, int length) {
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(length + 1); i > 0; i--) {
      text.append("abAB!é.".charAt(random.nextInt(7)));
    }
    return text.toString();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void isIn_randomWords_likeContains(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    for (int round = 0; round < 3000; round++) {
      List<String> words = new ArrayList<>();
      for (int i = random.nextInt(5); i > 0; i--) {
        words.add(text(random, 4) + "b");
      }
      WordFinder finder = new WordFinder(words);
      String name = text(random, 12);

      assertThat(finder.isIn(name))
          .as("seed %d: %s in %s", seed, words, name)
          .isEqualTo(words.stream().anyMatch(name::contains));
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void cover_randomSuffixes_likeCuttingLabels(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    List<String> labels = List.of("a", "b", "top", "co", "test");
    for (int round = 0; round < 3000; round++) {
      List<String> suffixes = new ArrayList<>();
      for (int i = random.nextInt(5); i > 0; i--) {
        suffixes.add(
            labels.get(random.nextInt(5))
                + (random.nextBoolean() ? "." + labels.get(random.nextInt(5)) : ""));
      }
      String host = "b";
      boolean expected = false;
      for (int i = random.nextInt(4); i > 0; i--) {
        expected |= suffixes.contains(host);
        host = labels.get(random.nextInt(5)) + "." + host;
      }

      assertThat(new RiskySuffixes(suffixes).cover(host))
          .as("seed %d: %s under %s", seed, host, suffixes)
          .isEqualTo(expected);
    }
  }

  @Test
  void cover_hostWithoutName_isNotCovered() {
    RiskySuffixes risky = new RiskySuffixes(List.of("top"));

    assertThat(risky.cover("top")).isFalse();
    assertThat(risky.cover("a.")).isFalse();
    assertThat(risky.cover("a.top")).isTrue();
  }
}
