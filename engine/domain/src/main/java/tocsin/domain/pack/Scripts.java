package tocsin.domain.pack;

import java.util.List;

/**
 * A pack's texts for advisors.
 *
 * @param report what to report back
 * @param phraseWords words of which one-time phrases are made
 */
public record Scripts(List<ScriptCard> cards, Bilingual report, List<Bilingual> phraseWords) {

  /** No texts. */
  public static final Scripts NONE = new Scripts(List.of(), new Bilingual("", ""), List.of());
}
