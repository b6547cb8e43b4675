package tocsin.core.lookalike;

import org.jspecify.annotations.Nullable;
import tocsin.core.lookalike.Word.Role;
import tocsin.domain.pack.Brand;

/**
 * Reads one label in words. A name counts when all that stands beside it is words as well, so that
 * a name inside another word (grapeseed and ape) never does. Immutable and thread-safe once built.
 */
final class Labels {
  /** Where a label stands, and so how much a name in it says. */
  enum Place {
    /** Somebody registered it. */
    REGISTERED,
    /** The same, under a suffix that brands do not use. */
    CHEAP,
    /** Its owner registered another: payment gateways are called after those they serve. */
    BELOW,
    /** The same, under a suffix that brands do not use. */
    BELOW_CHEAP;

    boolean isBelow() {
      return this == BELOW || this == BELOW_CHEAP;
    }
  }

  /** What a stretch beside a name is made of, from nothing to a lure. */
  private static final int NOTHING = 0;

  private static final int DIGITS = 1;
  private static final int COMMON = 2;
  private static final int LURE = 3;
  private static final int FOREIGN = -1;

  /** Words in one stretch; none that a person reads has more. */
  private static final int DEEPEST = 6;

  private final Words names;
  private final Words words;
  private final Variants variants;

  Labels(Words names, Words words, Variants variants) {
    this.names = names;
    this.words = words;
    this.variants = variants;
  }

  /**
   * The brand that a label imitates, or null.
   *
   * @param text holds the label in Latin letters
   * @param foreign whether the label was written in other letters
   */
  @Nullable LookAlike read(String text, int from, int to, Place place, boolean foreign) {
    for (int start = from; start < to - 1; start++) {
      int node = 0;
      for (int at = start; at < to; at++) {
        node = names.step(node, text.charAt(at));
        if (node == 0) {
          break;
        }
        Word word = names.at(node);
        if (word != null) {
          Occurrence found = new Occurrence(text, from, to, start, at + 1, word, place, foreign);
          LookAlike alike = judged(found);
          if (alike != null) {
            return alike;
          }
        }
      }
    }
    return foreign || place.isBelow() ? null : variant(text, from, to);
  }

  /** A brand's word in a label. */
  private record Occurrence(
      String text, int from, int to, int start, int end, Word word, Place place, boolean foreign) {

    int pieceFrom() {
      return Math.max(from, text.lastIndexOf('-', start - 1) + 1);
    }

    int pieceTo() {
      int hyphen = text.indexOf('-', end);
      return hyphen < 0 || hyphen > to ? to : hyphen;
    }

    boolean isPlain() {
      return text.regionMatches(start, word.text(), 0, end - start);
    }

    /** Digits that stand for letters, or letters for digits. */
    int swappedDigits() {
      int swapped = 0;
      for (int i = start; i < end; i++) {
        boolean digit = isDigit(text.charAt(i));
        swapped += digit != isDigit(word.text().charAt(i - start)) ? 1 : 0;
      }
      return swapped;
    }

    /** Whether a digit at its edge goes on outside it: the 9 of 4399mail is no g. */
    boolean isWithinNumber() {
      return (start > from && isDigit(text.charAt(start)) && isDigit(text.charAt(start - 1)))
          || (end < to && isDigit(text.charAt(end - 1)) && isDigit(text.charAt(end)));
    }

    LookAlike by(Technique technique) {
      return new LookAlike(brand(), technique, text.substring(start, end));
    }

    private Brand brand() {
      Brand brand = word.brand();
      if (brand == null) {
        throw new IllegalStateException(word.text() + " is nobody's name");
      }
      return brand;
    }
  }

  private @Nullable LookAlike judged(Occurrence found) {
    Brand brand = found.brand();
    if (!brand.not().isEmpty() && isExempt(brand, found)) {
      return null;
    }
    int glued =
        joined(
            cover(found.text(), found.pieceFrom(), found.start(), 0),
            cover(found.text(), found.end(), found.pieceTo(), 0));
    if (glued == FOREIGN) {
      return null;
    }
    int before = pieces(found.text(), found.from(), found.pieceFrom());
    int after = pieces(found.text(), found.pieceTo(), found.to());
    boolean strange = before == FOREIGN || after == FOREIGN;
    int beside = Math.max(glued, Math.max(before, after));
    Technique disguise = disguise(found);
    if (disguise == null && !found.isPlain()) {
      return null;
    }
    return found.word().role() == Role.SHORT
        ? ofShort(found, strange, glued, beside, disguise)
        : ofName(found, strange, glued, beside, disguise);
  }

  private static boolean isExempt(Brand brand, Occurrence found) {
    return brand.not().contains(found.text().substring(found.from(), found.to()))
        || brand.not().contains(found.text().substring(found.start(), found.end()));
  }

  /** An abbreviation: all else must be words, one of them a lure. */
  private static @Nullable LookAlike ofShort(
      Occurrence found, boolean strange, int glued, int beside, @Nullable Technique disguise) {
    boolean apart = glued == NOTHING || found.place() == Place.CHEAP;
    boolean enough = !strange && beside == LURE && apart;
    return enough ? found.by(disguise == null ? Technique.COMBOSQUAT : disguise) : null;
  }

  private static @Nullable LookAlike ofName(
      Occurrence found, boolean strange, int glued, int beside, @Nullable Technique disguise) {
    boolean money = found.brand().kind().holdsMoney();
    boolean cheap = found.place() == Place.CHEAP;
    boolean apart = glued == NOTHING;
    int least = least(found.place(), strange, apart, money);
    if (disguise != null) {
      return strange && beside != LURE ? null : found.by(disguise);
    }
    if (beside >= least) {
      return found.by(found.word().role() == Role.PINYIN ? Technique.PINYIN : Technique.COMBOSQUAT);
    }
    boolean alone = beside == NOTHING && !strange;
    if (alone && found.place() == Place.BELOW_CHEAP && found.brand().kind().isTradedOn()) {
      return found.by(Technique.SUBDOMAIN);
    }
    if (!alone || found.place().isBelow()) {
      return null;
    }
    if (found.word().role() == Role.PINYIN) {
      return found.by(Technique.PINYIN);
    }
    return cheap ? found.by(Technique.SUFFIX_SWAP) : null;
  }

  /** What must stand beside a name at least. */
  private static int least(Place place, boolean strange, boolean apart, boolean money) {
    boolean cheap = place == Place.CHEAP;
    if (place.isBelow() || (!apart && !cheap && !money)) {
      return LURE;
    }
    if (strange) {
      return apart && (cheap || money) ? NOTHING : LURE;
    }
    return cheap ? DIGITS : COMMON;
  }

  /** How a name is disguised; null when it is not, or when too little of it is left. */
  private static @Nullable Technique disguise(Occurrence found) {
    if (found.foreign()) {
      return Technique.HOMOGLYPH;
    }
    int length = found.end() - found.start();
    if (found.isPlain() || length < 5) {
      return null;
    }
    int swapped = found.swappedDigits();
    if (found.isWithinNumber()) {
      return null;
    }
    if (swapped == 0) {
      return length > 5 ? Technique.HOMOGLYPH : null;
    }
    return 3 * swapped <= length ? Technique.DIGIT_SWAP : null;
  }

  /** A piece that is a name but for one letter, alone or beside words. */
  private @Nullable LookAlike variant(String text, int from, int to) {
    int start = from;
    while (start < to) {
      int hyphen = text.indexOf('-', start);
      int end = hyphen < 0 || hyphen > to ? to : hyphen;
      LookAlike found = variants.find(text, start, end);
      if (found != null && !found.brand().not().contains(text.substring(start, end))) {
        int before = pieces(text, from, start);
        int after = pieces(text, end, to);
        boolean alone = start == from && end == to;
        if (alone || (before != FOREIGN && after != FOREIGN && Math.max(before, after) >= COMMON)) {
          return new LookAlike(found.brand(), found.technique(), text.substring(start, end));
        }
      }
      start = end + 1;
    }
    return null;
  }

  /**
   * What the pieces between hyphens are made of: the strongest, or FOREIGN when one is no words.
   */
  private int pieces(String text, int from, int to) {
    int strongest = NOTHING;
    boolean lure = false;
    int start = from;
    while (start < to) {
      int hyphen = text.indexOf('-', start);
      int end = hyphen < 0 || hyphen > to ? to : hyphen;
      int piece = end - start < 3 ? tiny(text, start, end) : cover(text, start, end, 0);
      strongest = joined(strongest, piece);
      lure |= piece == LURE;
      start = end + 1;
    }
    return lure ? LURE : strongest;
  }

  /**
   * Words of two letters (cn, id) count between hyphens only: glued to others they are everywhere.
   */
  private int tiny(String text, int from, int to) {
    if (from == to) {
      return NOTHING;
    }
    if (isDigit(text.charAt(from)) && isDigit(text.charAt(to - 1))) {
      return DIGITS;
    }
    int node = words.step(0, text.charAt(from));
    node = to - from == 1 || node == 0 ? node : words.step(node, text.charAt(to - 1));
    return node == 0 ? FOREIGN : worth(words.at(node));
  }

  private static int joined(int a, int b) {
    return a == FOREIGN || b == FOREIGN ? FOREIGN : Math.max(a, b);
  }

  /** What a stretch is made of when it splits into words and digits, else FOREIGN. */
  private int cover(String text, int from, int to, int depth) {
    if (from >= to) {
      return NOTHING;
    }
    if (depth == DEEPEST) {
      return FOREIGN;
    }
    int best = FOREIGN;
    int digits = from;
    while (digits < to && isDigit(text.charAt(digits))) {
      digits++;
    }
    if (digits > from) {
      int rest = cover(text, digits, to, depth + 1);
      best = rest == FOREIGN ? FOREIGN : Math.max(DIGITS, rest);
    }
    int node = 0;
    for (int at = from; at < to; at++) {
      node = words.step(node, text.charAt(at));
      if (node == 0) {
        break;
      }
      int worth = at - from < 2 ? FOREIGN : worth(words.at(node));
      if (worth > best) {
        int rest = cover(text, at + 1, to, depth + 1);
        best = rest == FOREIGN ? best : Math.max(best, Math.max(worth, rest));
      }
    }
    return best;
  }

  private static int worth(@Nullable Word word) {
    if (word == null) {
      return FOREIGN;
    }
    return switch (word.role()) {
      case LURE -> LURE;
      case COMMON, NAME, PINYIN -> COMMON;
      case SHORT -> FOREIGN;
    };
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }
}
