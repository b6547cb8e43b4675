package tocsin.core.outreach;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import tocsin.core.detect.Pseudonyms;
import tocsin.domain.pack.Bilingual;

class PhrasesTest {
  private static final List<Bilingual> WORDS =
      List.of(
          new Bilingual("苹果", "apple"), new Bilingual("白云", "cloud"), new Bilingual("山羊", "goat"));

  private static Phrases phrases(String key) {
    Pseudonyms keyed = new Pseudonyms(key.getBytes(StandardCharsets.UTF_8));
    return new Phrases(WORDS, keyed::of);
  }

  @Test
  void sameAlertAndKey_givesTheSamePhrase_anotherKeyAnother() {
    Bilingual phrase = phrases("0123456789abcdef").next("a1", 2);

    assertThat(phrases("0123456789abcdef").next("a1", 2)).isEqualTo(phrase);
    Set<Bilingual> others = new HashSet<>();
    for (int i = 0; i < 9; i++) {
      others.add(phrases("0123456789abcde" + i).next("a1", 2));
    }
    assertThat(others).hasSizeGreaterThan(4);
  }

  @Test
  void fewWords_manyAlerts_noTwoPhrasesAreEqual_andLanguagesAgree() {
    Phrases phrases = phrases("0123456789abcdef");
    Set<String> zh = new HashSet<>();
    Set<String> en = new HashSet<>();
    for (int i = 0; i < 500; i++) {
      Bilingual phrase = phrases.next("a" + i, 1);
      zh.add(phrase.zh());
      en.add(phrase.en());
      assertThat(phrase.en().split(" ")).hasSize(phrase.zh().length() / 2);
      assertThat(phrase.en()).startsWith(first(phrase.zh()));
    }
    assertThat(zh).hasSize(500);
    assertThat(en).hasSize(500);
  }

  private static String first(String zh) {
    return WORDS.stream().filter(word -> zh.startsWith(word.zh())).findFirst().orElseThrow().en();
  }

  @Test
  void version_changesThePhrase() {
    Phrases phrases = phrases("0123456789abcdef");

    assertThat(phrases.next("a1", 1)).isNotEqualTo(phrases.next("a1", 2));
  }
}
