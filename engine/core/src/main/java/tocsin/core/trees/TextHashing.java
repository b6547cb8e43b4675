package tocsin.core.trees;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The settings of scikit-learn's HashingVectorizer: which grams a text has, and which weight each
 * meets. Immutable. Grams are of code points, as Python's strings are.
 *
 * @param minGram shortest gram, in characters or words
 * @param maxGram longest gram
 * @param features size of the table of weights
 * @param alternateSign whether a gram counts −1 when its hash is negative
 */
public record TextHashing(
    Analyzer analyzer,
    int minGram,
    int maxGram,
    int features,
    boolean alternateSign,
    Norm norm,
    boolean lowercase,
    boolean binary) {
  /** Longest gram that a model may have. */
  public static final int MAX_GRAM = 32;

  /** What a gram is made of. */
  public enum Analyzer {
    /** Characters of the whole text. */
    CHAR,
    /** Characters within a word that is padded with blanks. */
    CHAR_WB,
    /** Words of two or more letters, digits and underscores. */
    WORD
  }

  /** What a text's counts are divided by. */
  public enum Norm {
    /** The root of the sum of their squares. */
    L2,
    /** The sum of their magnitudes. */
    L1,
    /** Nothing. */
    NONE
  }

  public TextHashing {
    if (minGram < 1 || maxGram < minGram || maxGram > MAX_GRAM) {
      throw new IllegalArgumentException(
          "grams of " + minGram + " to " + maxGram + "; allowed are 1 to " + MAX_GRAM);
    }
    if (features < 1) {
      throw new IllegalArgumentException(features + " features; allowed are 1 and more");
    }
  }

  /** Takes grams, each a run of UTF-8 bytes that is valid during the call only. */
  interface Sink {
    void gram(byte[] bytes, int from, int to);
  }

  /** Gives all grams of a text, with repetitions. O(length × (maxGram − minGram + 1)). */
  void grams(String text, Sink sink) {
    String lower = lowercase ? text.toLowerCase(Locale.ROOT) : text;
    switch (analyzer) {
      case CHAR -> chars(collapsed(lower), sink);
      case CHAR_WB -> words(lower).forEach(word -> padded(' ' + word + ' ', sink));
      case WORD -> tokenGrams(tokens(lower), sink);
    }
  }

  private void chars(String text, Sink sink) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    int[] starts = starts(bytes);
    int length = starts.length - 1;
    for (int n = minGram; n <= Math.min(maxGram, length); n++) {
      for (int i = 0; i + n <= length; i++) {
        sink.gram(bytes, starts[i], starts[i + n]);
      }
    }
  }

  /** As the library has it: a word shorter than a gram is given once, then longer ones are not. */
  private void padded(String word, Sink sink) {
    byte[] bytes = word.getBytes(StandardCharsets.UTF_8);
    int[] starts = starts(bytes);
    int length = starts.length - 1;
    for (int n = minGram; n <= maxGram; n++) {
      for (int i = 0; i == 0 || i + n <= length; i++) {
        sink.gram(bytes, starts[i], starts[Math.min(i + n, length)]);
      }
      if (n >= length) {
        return;
      }
    }
  }

  private void tokenGrams(List<String> tokens, Sink sink) {
    for (int n = minGram; n <= Math.min(maxGram, tokens.size()); n++) {
      for (int i = 0; i + n <= tokens.size(); i++) {
        byte[] gram = String.join(" ", tokens.subList(i, i + n)).getBytes(StandardCharsets.UTF_8);
        sink.gram(gram, 0, gram.length);
      }
    }
  }

  /** Where the code points of UTF-8 begin, and where the last one ends. */
  private static int[] starts(byte[] bytes) {
    int count = 0;
    for (byte b : bytes) {
      count += (b & 0xC0) != 0x80 ? 1 : 0;
    }
    int[] starts = new int[count + 1];
    int next = 0;
    for (int i = 0; i < bytes.length; i++) {
      if ((bytes[i] & 0xC0) != 0x80) {
        starts[next++] = i;
      }
    }
    starts[count] = bytes.length;
    return starts;
  }

  /** Runs of two and more blanks become one space; a lone tab stays, as in the library. */
  private static String collapsed(String text) {
    StringBuilder out = new StringBuilder(text.length());
    int at = 0;
    while (at < text.length()) {
      int end = at;
      while (end < text.length() && isBlank(text.charAt(end))) {
        end++;
      }
      if (end - at >= 2) {
        out.append(' ');
        at = end;
      } else {
        out.append(text.charAt(at++));
      }
    }
    return out.toString();
  }

  private static List<String> words(String text) {
    List<String> words = new ArrayList<>();
    int start = -1;
    for (int i = 0; i <= text.length(); i++) {
      boolean inside = i < text.length() && !isBlank(text.charAt(i));
      if (inside && start < 0) {
        start = i;
      }
      if (!inside && start >= 0) {
        words.add(text.substring(start, i));
        start = -1;
      }
    }
    return words;
  }

  /** Python's {@code (?u)\b\w\w+\b}. */
  private static List<String> tokens(String text) {
    List<String> tokens = new ArrayList<>();
    int start = 0;
    int length = 0;
    for (int i = 0; i <= text.length(); ) {
      int c = i < text.length() ? text.codePointAt(i) : ' ';
      if (isWord(c)) {
        length++;
      } else {
        if (length >= 2) {
          tokens.add(text.substring(start, i));
        }
        length = 0;
        start = i + Character.charCount(c);
      }
      i += Character.charCount(c);
    }
    return tokens;
  }

  private static boolean isWord(int c) {
    int type = Character.getType(c);
    return c == '_'
        || Character.isLetterOrDigit(c)
        || type == Character.LETTER_NUMBER
        || type == Character.OTHER_NUMBER;
  }

  /** Python's white space. */
  private static boolean isBlank(char c) {
    return c == ' '
        || (c >= 9 && c <= 13)
        || (c >= 28 && c <= 31)
        || c == 0x85
        || c == 0xA0
        || c == 0x1680
        || (c >= 0x2000 && c <= 0x200A)
        || c == 0x2028
        || c == 0x2029
        || c == 0x202F
        || c == 0x205F
        || c == 0x3000;
  }

  /** The weight that a gram's hash meets. */
  int slot(int hash) {
    // abs of the least int is itself; the library takes 2^31 − 1 − (features − 1) there.
    return hash == Integer.MIN_VALUE
        ? (Integer.MAX_VALUE - (features - 1)) % features
        : Math.abs(hash) % features;
  }

  /** What one gram counts. */
  int sign(int hash) {
    return alternateSign && hash < 0 ? -1 : 1;
  }
}
