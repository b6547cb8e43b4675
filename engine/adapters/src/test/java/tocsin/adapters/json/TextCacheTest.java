package tocsin.adapters.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TextCacheTest {

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  @Test
  void get_manyTextsInFewSlots_isAlwaysTheTextsOwnForm() {
    TextCache cache =
        new TextCache(4, text -> text == null || text.startsWith("x") ? null : text + "!");
    Random random = new Random(5);
    for (int i = 0; i < 50_000; i++) {
      String text = (random.nextBoolean() ? "x" : "") + random.nextInt(40);
      byte[] line = bytes("<" + text + ">");

      assertThat(cache.get(line, 1, line.length - 1))
          .as("seed 5: %s", text)
          .isEqualTo(text.startsWith("x") ? null : text + "!");
    }
  }

  @Test
  void get_repeated_isNormalisedOnce() {
    int[] calls = {0};
    TextCache cache =
        new TextCache(
            16,
            text -> {
              calls[0]++;
              return text;
            });
    byte[] text = bytes("a.example");

    String first = cache.get(text, 0, text.length);
    String second = cache.get(text.clone(), 0, text.length);

    assertThat(second).isSameAs(first);
    assertThat(calls[0]).isEqualTo(1);
  }

  @Test
  void get_changedBufferAfterwards_isNotRemembered() {
    TextCache cache = new TextCache(16, text -> text);
    byte[] text = bytes("aaaa");
    assertThat(cache.get(text, 0, 4)).isEqualTo("aaaa");

    System.arraycopy(bytes("bbbb"), 0, text, 0, 4);

    assertThat(cache.get(text, 0, 4)).isEqualTo("bbbb");
    assertThat(cache.get(bytes("aaaa"), 0, 4)).isEqualTo("aaaa");
  }

  @Test
  void get_longText_isGivenButNotKept() {
    TextCache cache = new TextCache(16, text -> text);
    byte[] text = bytes("a".repeat(TextCache.MAX_TEXT + 1));

    String first = cache.get(text, 0, text.length);

    assertThat(first).hasSize(TextCache.MAX_TEXT + 1);
    assertThat(cache.get(text, 0, text.length)).isEqualTo(first).isNotSameAs(first);
  }

  @Test
  void make_sizeThatIsNoPowerOfTwo_isRefused() {
    assertThatThrownBy(() -> new TextCache(3, text -> text)).hasMessageContaining("3");
    assertThatThrownBy(() -> new TextCache(1 << 21, text -> text)).hasMessageContaining("2097152");
  }
}
