package tocsin.core.trees;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LinearTextTest {
  private static TextHashing hashing(TextHashing.Analyzer analyzer, int min, int max) {
    return new TextHashing(analyzer, min, max, 64, true, TextHashing.Norm.L2, true, false);
  }

  private static List<String> grams(TextHashing hashing, String text) {
    List<String> grams = new ArrayList<>();
    hashing.grams(
        text, (b, from, to) -> grams.add(new String(b, from, to - from, StandardCharsets.UTF_8)));
    return grams;
  }

  @Test
  void hash_publishedVectors_agree() {
    assertThat(hash("")).isZero();
    assertThat(hash("foo")).isEqualTo(-156908512);
    assertThat(hash("hello")).isEqualTo(0x248bfa47);
    assertThat(hash("hello, world")).isEqualTo(0x149bbb7f);
    assertThat(hash("The quick brown fox jumps over the lazy dog")).isEqualTo(0x2e4ff723);
  }

  private static int hash(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return Murmur3.hash(bytes, 0, bytes.length);
  }

  @Test
  void grams_eachAnalyzer_areTheLibrarys() {
    assertThat(grams(hashing(TextHashing.Analyzer.CHAR, 2, 3), "aB  c"))
        .containsExactly("ab", "b ", " c", "ab ", "b c");
    assertThat(grams(hashing(TextHashing.Analyzer.CHAR_WB, 3, 5), "ab 警"))
        .containsExactly(" ab", "ab ", " ab ", " 警 ");
    assertThat(grams(hashing(TextHashing.Analyzer.WORD, 1, 2), "A bc d_e, 警钟 x"))
        .containsExactly("bc", "d_e", "警钟", "bc d_e", "d_e 警钟");
  }

  @ParameterizedTest
  @EnumSource(TextHashing.Norm.class)
  void contributions_anyNorm_addUpToTheRawScore(TextHashing.Norm norm) {
    double[] weights = new double[32];
    for (int i = 0; i < weights.length; i++) {
      weights[i] = Math.sin(i);
    }
    for (boolean binary : new boolean[] {false, true}) {
      TextHashing hashing =
          new TextHashing(TextHashing.Analyzer.CHAR, 1, 4, 32, true, norm, true, binary);
      LinearText model = new LinearText(hashing, weights, -0.5, Link.LOGISTIC, ModelLimits.DEFAULT);
      String text = "http://Login-Bank.example/警察?x=\t\t1" + "ab".repeat(200);

      double sum = model.contributions(text).stream().mapToDouble(TextModel.Share::adds).sum();

      assertThat(sum + model.intercept()).isCloseTo(model.raw(text), within(1e-10));
      assertThat(model.raw("")).isEqualTo(-0.5);
    }
  }
}
