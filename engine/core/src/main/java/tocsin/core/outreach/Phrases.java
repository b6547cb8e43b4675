package tocsin.core.outreach;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import tocsin.domain.pack.Bilingual;

/**
 * One-time phrases by which a person can make sure, through the official line, that a caller is who
 * he claims to be. A phrase follows from a keyed hash of what it is for, so that a replay gives the
 * same and nobody without the key can work it out. No two handed out by one instance are equal.
 */
public final class Phrases {
  private static final int WORDS = 3;

  /** Collisions after which a phrase gets a word more. */
  private static final int TRIES = 16;

  private final List<Bilingual> words;
  private final UnaryOperator<String> hash;
  private final Set<String> taken = new HashSet<>();

  /**
   * Takes a word list.
   *
   * @param words at least two
   * @param hash keyed; gives one letter and at least 24 hexadecimal digits
   */
  public Phrases(List<Bilingual> words, UnaryOperator<String> hash) {
    if (words.size() < 2) {
      throw new IllegalArgumentException(words.size() + " words; at least 2");
    }
    this.words = List.copyOf(words);
    this.hash = hash;
  }

  /** The phrase of an alert version: in Chinese without spaces, in English with them. */
  public Bilingual next(String alertId, int version) {
    for (int attempt = 0; ; attempt++) {
      Bilingual phrase =
          phrase("phrase " + alertId + " " + version + " " + attempt, WORDS + attempt / TRIES);
      if (taken.add(phrase.zh())) {
        return phrase;
      }
    }
  }

  private Bilingual phrase(String of, int length) {
    StringBuilder zh = new StringBuilder();
    StringBuilder en = new StringBuilder();
    for (int i = 0; i < length; i++) {
      String digest = hash.apply(of + " " + i);
      long number = Long.parseUnsignedLong(digest.substring(1, 17), 16);
      Bilingual word = words.get((int) Long.remainderUnsigned(number, words.size()));
      zh.append(word.zh());
      en.append(i == 0 ? "" : " ").append(word.en());
    }
    return new Bilingual(zh.toString(), en.toString());
  }
}
