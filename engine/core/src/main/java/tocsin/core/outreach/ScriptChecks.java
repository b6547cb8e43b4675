package tocsin.core.outreach;

import java.text.Normalizer;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tocsin.domain.alert.Stage;
import tocsin.domain.pack.Bilingual;
import tocsin.domain.pack.Refusal;
import tocsin.domain.pack.ScriptCard;
import tocsin.domain.pack.ScriptReply;
import tocsin.domain.pack.Scripts;

/**
 * Checks a pack's scripts before anybody reads them to a victim: whole, short, in both languages,
 * without links, without numbers but the official ones, without words that shame.
 */
public final class ScriptChecks {
  /** Longest text said in one breath, in characters. */
  static final int MAX_ZH = 120;

  static final int MAX_EN = 280;

  private static final Set<String> OFFICIAL = Set.of("96110", "110", "12381");
  private static final Set<String> PLACES = Set.of("{name}", "{phrase}");
  private static final Pattern PLACE = Pattern.compile("\\{[^}]*}?");
  private static final Pattern DIGITS = Pattern.compile("[0-9](?:[ ()+.–—-]*[0-9])*");

  /** A scheme, an address with a dot and no space, an at sign; after NFKC, so full width too. */
  private static final Pattern LINK =
      Pattern.compile(
          "://|@|\\bwww\\b|[\\p{IsAlphabetic}0-9_-]+[.。](?:[a-z]{2,}|xn--)",
          Pattern.CASE_INSENSITIVE);

  private static final List<String> SHAME =
      List.of("被骗", "上当", "愚蠢", "贪心", "活该", "scammed", "stupid", "greedy", "your fault");
  private static final int MIN_WORDS = 50;
  private static final int MAX_CARDS = 500;

  private final BiConsumer<String, String> problems;

  /** Texts checked already: what all cards share is told of once. */
  private final Set<Bilingual> heard = new HashSet<>();

  private final Set<Bilingual> noted = new HashSet<>();

  private ScriptChecks(BiConsumer<String, String> problems) {
    this.problems = problems;
  }

  /**
   * Checks; a pack without scripts is sound.
   *
   * @param types codes of the pack's fraud types
   * @param problems takes a place such as {@code scripts/cards/G-early/key} and what is wrong there
   */
  public static void check(
      Scripts scripts, Collection<String> types, BiConsumer<String, String> problems) {
    if (!scripts.equals(Scripts.NONE)) {
      new ScriptChecks(problems).all(scripts, types);
    }
  }

  private void all(Scripts scripts, Collection<String> types) {
    if (scripts.cards().size() > MAX_CARDS) {
      problems.accept("scripts/cards", scripts.cards().size() + " cards; at most " + MAX_CARDS);
    }
    Set<String> ids = new HashSet<>();
    Set<String> covered = new HashSet<>();
    boolean general = false;
    for (ScriptCard card : scripts.cards()) {
      String where = "scripts/cards/" + card.id();
      if (!card.id().matches("[A-Za-z0-9-]{1,24}") || !ids.add(card.id())) {
        problems.accept(where, "an id of up to 24 of A-Z a-z 0-9 '-', each once");
      }
      if (!card.type().isEmpty() && !types.contains(card.type())) {
        problems.accept(where, "no fraud type '" + card.type() + "'; there are " + types);
      }
      if (card.stages().isEmpty()) {
        problems.accept(where, "'stages' names none");
      }
      for (Stage stage : card.stages()) {
        if (!covered.add(card.type() + "/" + stage)) {
          problems.accept(where, "another card has this type at " + stage + " already");
        }
      }
      general |= card.type().isEmpty();
      card(where, card);
    }
    if (!general) {
      problems.accept("scripts/cards", "no card without a type, for what has none of its own");
    }
    text("scripts/report", scripts.report(), false);
    words(scripts.phraseWords());
  }

  private void card(String where, ScriptCard card) {
    text(where + "/opening", card.opening(), true);
    if (!card.opening().zh().contains("{phrase}") || !card.opening().zh().contains("96110")) {
      problems.accept(
          where + "/opening", "must offer {phrase} and 96110, so that it can be checked");
    }
    if (card.questions().size() != 3) {
      problems.accept(where + "/questions", card.questions().size() + " questions; three");
    }
    card.questions().forEach(question -> text(where + "/questions", question, true));
    text(where + "/key", card.key(), true);
    Set<Refusal> answered = EnumSet.noneOf(Refusal.class);
    for (ScriptReply reply : card.replies()) {
      answered.add(reply.refusal());
      String place = where + "/replies/" + reply.refusal().word();
      text(place, reply.heard(), false);
      text(place, reply.answer(), true);
    }
    if (answered.size() < Refusal.values().length) {
      problems.accept(where + "/replies", "each usual refusal needs an answer");
    }
    if (card.never().isEmpty()) {
      problems.accept(where + "/never", "says nothing of what not to say");
    }
    for (int i = 0; i < card.never().size(); i++) {
      text(where + "/never/" + (i + 1), card.never().get(i), false);
    }
  }

  /**
   * One text in both languages.
   *
   * @param said whether it is said to the person
   */
  private void text(String where, Bilingual text, boolean said) {
    if (!(said ? heard : noted).add(text)) {
      return;
    }
    one(where, text.zh(), MAX_ZH, said);
    one(where, text.en(), MAX_EN, said);
    if (!places(text.zh()).equals(places(text.en()))) {
      problems.accept(
          where,
          "zh has " + places(text.zh()) + " but en " + places(text.en()) + "; both say the same");
    }
    if (!numbers(text.zh()).equals(numbers(text.en()))) {
      problems.accept(
          where,
          "zh names " + numbers(text.zh()) + " but en " + numbers(text.en()) + "; both the same");
    }
  }

  private void one(String where, String text, int most, boolean said) {
    if (text.isBlank()) {
      problems.accept(where, "is missing in one language");
    }
    if (text.length() > most) {
      problems.accept(where, text.length() + " characters; at most " + most);
    }
    for (String place : places(text)) {
      if (!PLACES.contains(place)) {
        problems.accept(where, "no place " + place + "; there are {name} and {phrase}");
      }
    }
    String plain = Normalizer.normalize(text, Normalizer.Form.NFKC);
    if (LINK.matcher(plain).find()) {
      problems.accept(where, "holds a link or an address; texts never do");
    }
    for (String number : numbers(text)) {
      if (!OFFICIAL.contains(number)) {
        problems.accept(where, "number " + number + " is none of 96110, 110, 12381");
      }
    }
    String lower = plain.toLowerCase(Locale.ROOT);
    for (String word : SHAME) {
      if (said && lower.contains(word)) {
        problems.accept(where, "'" + word + "' shames; say what to do instead");
      }
    }
  }

  private static Set<String> places(String text) {
    Set<String> places = new TreeSet<>();
    Matcher matcher = PLACE.matcher(text);
    while (matcher.find()) {
      places.add(matcher.group());
    }
    return places;
  }

  /** Numbers of three digits and more, however they are written. */
  private static Set<String> numbers(String text) {
    Set<String> numbers = new TreeSet<>();
    Matcher matcher = DIGITS.matcher(Normalizer.normalize(text, Normalizer.Form.NFKC));
    while (matcher.find()) {
      String digits = matcher.group().replaceAll("[^0-9]", "");
      if (digits.length() >= 3) {
        numbers.add(digits);
      }
    }
    return numbers;
  }

  private void words(List<Bilingual> words) {
    Set<String> zh = new HashSet<>();
    Set<String> en = new HashSet<>();
    for (Bilingual word : words) {
      boolean easy = word.zh().matches("\\p{IsHan}{1,2}") && word.en().matches("[a-z]{2,10}");
      if (!easy || !zh.add(word.zh()) || !en.add(word.en())) {
        problems.accept(
            "scripts/phraseWords",
            "'" + word.zh() + "', '" + word.en() + "': one or two characters, one word, each once");
      }
    }
    if (words.size() < MIN_WORDS) {
      problems.accept("scripts/phraseWords", words.size() + " words; at least " + MIN_WORDS);
    }
  }
}
