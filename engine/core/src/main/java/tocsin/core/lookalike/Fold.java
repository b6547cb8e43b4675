package tocsin.core.lookalike;

import java.text.Normalizer;
import java.util.HashMap;
import java.util.Map;

/**
 * Characters that pass for each other, folded onto one symbol: digits onto letters, and letters of
 * other scripts onto Latin ones.
 *
 * <p>The pairs are those of Unicode's {@code confusables.txt} (UTS #39) whose left side is a letter
 * that registries admit in labels and whose right side is one of a–z; accents go by compatibility
 * decomposition (NFKD) instead.
 */
final class Fold {
  /** How many symbols there are. */
  static final int SYMBOLS = 36;

  private static final byte[] SYMBOL = symbols();

  /** A foreign letter and the Latin one it passes for, in turn. */
  private static final String CONFUSABLES =
      // Cyrillic
      "аaеeоoрpсcуyхxѕsіiјjԁdԛqԝwһhӏlвbкkмmнhтtгrпnиuъbьbзeчyүyұyөo"
          // Greek
          + "αaβbγyεeηnικkiνvοoρpτtυuχxωwσoϲcϳj"
          // Latin beyond ASCII that does not decompose
          + "ıiɩiɑaɡgɢgɪiʟlʀrʏyɴnʜhʙbƅbþpøołlđdħhŧtƙkƴyɓbɗdɦhɾrʋuʏyᴄcᴏoᴠvᴡwᴢzꜱsᴋkᴍmᴘpᴛtᴜuᴅdᴇeᴊjᴀa"
          // Armenian, Cherokee as it looks, Georgian
          + "աwօoսuոnհhցgզqքf";

  private static final Map<Integer, Character> LATIN = latin();

  private Fold() {}

  private static byte[] symbols() {
    byte[] symbols = new byte[128];
    java.util.Arrays.fill(symbols, (byte) -1);
    for (char c = 'a'; c <= 'z'; c++) {
      symbols[c] = (byte) (c - 'a');
    }
    symbols['i'] = symbols['l'];
    String digits = "olzeasgtbg";
    for (char c = '0'; c <= '9'; c++) {
      symbols[c] = symbols[digits.charAt(c - '0')];
    }
    symbols['2'] = 26;
    symbols['6'] = 27;
    return symbols;
  }

  private static Map<Integer, Character> latin() {
    Map<Integer, Character> latin = new HashMap<>();
    int[] points = CONFUSABLES.codePoints().toArray();
    for (int i = 0; i < points.length; i++) {
      if (points[i] < 0x80) {
        latin.put(points[i - 1], (char) points[i]);
      }
    }
    return latin;
  }

  /** The number of a letter or digit as it is; −1 for others. */
  static int plain(char c) {
    if (c >= 'a' && c <= 'z') {
      return c - 'a';
    }
    return c >= '0' && c <= '9' ? c - '0' + 26 : -1;
  }

  /** The symbol of a character; −1 for what is neither a letter nor a digit of ASCII. */
  static int symbol(char c) {
    return c < 128 ? SYMBOL[c] : -1;
  }

  /** A label in Latin letters where every character passes for one; others become a dot. */
  static String latin(String label) {
    String plain = Normalizer.normalize(label, Normalizer.Form.NFKD);
    StringBuilder out = new StringBuilder(plain.length());
    plain
        .codePoints()
        .filter(point -> Character.getType(point) != Character.NON_SPACING_MARK)
        .forEach(
            point -> {
              boolean ascii = point < 0x80;
              out.append(ascii ? (char) point : LATIN.getOrDefault(point, '.').charValue());
            });
    return out.toString();
  }
}
