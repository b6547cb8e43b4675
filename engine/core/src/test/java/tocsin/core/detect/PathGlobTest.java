package tocsin.core.detect;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PathGlobTest {
  @ParameterizedTest
  @CsvSource({
    "/*/login.php, /a/login.php, true",
    "/*/login.php, /a/b/login.php, true",
    "/*/login.php, //login.php, true",
    "/*/login.php, /login.php, false",
    "/*/login.php, /a/login.php5, false",
    "/pay*, /pay, true",
    "/pay*, /payment/x, true",
    "/pay*, /Pay, false",
    "/*aab*, /aaab, true",
    "/*ab*ab, /ab, false",
    "/*ab*ab, /abab, true",
    "/a*a, /a, false",
    "/a, /a, true",
    "/a, /a/, false",
  })
  void matches_feedsPatterns_asWritten(String glob, String path, boolean expected) {
    assertThat(new PathGlob(glob).matches(path)).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void matches_randomPatterns_likeARegularExpression(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    for (int round = 0; round < 20_000; round++) {
      String glob = text(random, "aab/*", 8) + "*" + text(random, "aab/*", 4);
      String path = text(random, "aab/", 10);

      assertThat(new PathGlob(glob).matches(path))
          .as("seed %d: %s on %s", seed, glob, path)
          .isEqualTo(path.matches(glob.replace("*", ".*")));
    }
  }

  private static String text(SplittableRandom random, String letters, int most) {
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(most + 1); i > 0; i--) {
      text.append(letters.charAt(random.nextInt(letters.length())));
    }
    return text.toString();
  }

  /** A regular expression would go back and forth here for longer than anyone waits. */
  @Test
  void matches_pathMadeToGoBack_endsAtOnce() {
    String path = "/" + "a".repeat(8000);

    assertThat(new PathGlob("/" + "*aaaaaaaaaaaaaab".repeat(16) + "*").matches(path)).isFalse();
  }
}
