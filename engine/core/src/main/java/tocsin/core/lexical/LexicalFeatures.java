package tocsin.core.lexical;

import org.jspecify.annotations.Nullable;
import tocsin.core.kernel.PublicSuffixes;

/**
 * Hashes a host and a path to places in a table of weights (Weinberger et al., "Feature hashing for
 * large scale multitask learning", 2009). Training and scoring share this code, hence agree. The
 * hash has no seed that changes and is part of the weights' format: {@link #SCHEMA} names it, and
 * {@code LexicalFeaturesTest} pins it.
 *
 * <p>A host is cut at its registrable domain, private suffixes included: the registered name and
 * the subdomain before it are read apart, since a brand means the opposite in each. Of both the
 * pieces of 3 to 5 characters count; then the words, the suffix, and of the registered name the
 * pattern of letters and digits and some measures. How deep and long a subdomain is does not count:
 * that tells collectors of bare names from collectors of URLs, not fraud. Of a path the pieces of 3
 * and 4 characters count, letters in lower case. A leading {@code www.} and slashes at the end are
 * not seen: collectors differ in them, fraud does not.
 *
 * <p>O(length), at most {@value #MAX_TERMS} terms, no allocation. Confined to one thread.
 */
public final class LexicalFeatures {
  /** Changes whenever any term hashes to another place. */
  public static final int SCHEMA = 0x4C583033;

  /** Bound of the terms of a host and of a path. */
  public static final int MAX_TERMS = 4096;

  /** Characters of a path that are looked at. */
  public static final int MAX_PATH = 200;

  private static final int MAX_HOST = 253;
  private static final int MULTIPLIER = 0x9E3779B1;
  private static final int MIN_PIECE = 3;
  private static final int MAX_PIECE = 5;
  private static final int MAX_PATH_PIECE = 4;
  private static final int SHAPE_PIECE = 5;
  private static final int MAX_WHOLE_SHAPE = 12;
  private static final int SHAPE_MASK = (1 << (2 * SHAPE_PIECE)) - 1;
  private static final byte OTHER = 0;
  private static final byte DIGIT = 1;
  private static final byte VOWEL = 2;
  private static final byte CONSONANT = 3;
  private static final byte[] CLASSES = classes();
  private static final int[] COUNTS = counts();

  /** So many bytes before a host make finding its registrable domain fastest. */
  private static final int AHEAD = 32;

  /** What each of three counts has in an int. */
  private static final int COUNT = 8;

  private static final int WORD_SEED = 23;

  private final PublicSuffixes suffixes;
  private final int hostShift;
  private final int pathShift;
  private final int[] places = new int[MAX_TERMS];

  /** Holds a host from place {@link #AHEAD} on. */
  private final byte[] raw = new byte[AHEAD + MAX_HOST + 1];

  private final byte[] text = new byte[MAX_PATH];
  private @Nullable TermTexts texts;
  private int shift;
  private int size;

  /**
   * @param hostBits log2 of the host table's length, 8 to 20
   * @param pathBits log2 of the path table's length, 8 to 20
   */
  public LexicalFeatures(PublicSuffixes suffixes, int hostBits, int pathBits) {
    if (Math.min(hostBits, pathBits) < 8 || Math.max(hostBits, pathBits) > 20) {
      throw new IllegalArgumentException(
          "bits " + hostBits + " and " + pathBits + "; allowed are 8 to 20");
    }
    this.suffixes = suffixes;
    this.hostShift = 32 - hostBits;
    this.shift = hostShift;
    this.pathShift = 32 - pathBits;
  }

  /** Also keeps what each term stands for, for explanations. */
  void keepTexts(TermTexts kept) {
    texts = kept;
  }

  /** The places filled by the last call; overwritten by the next. */
  public int[] places() {
    return places;
  }

  /**
   * Fills {@link #places} with the terms of a canonical host name; a name longer than DNS allows is
   * cut.
   *
   * @return how many
   */
  @SuppressWarnings("deprecation") // copies the low bytes, as is meant
  public int host(String host) {
    size = 0;
    shift = hostShift;
    int end = AHEAD + Math.min(host.length(), MAX_HOST);
    host.getBytes(0, end - AHEAD, raw, AHEAD);
    int from = startsWithWww(end) && hasDot(AHEAD + 4, end) ? AHEAD + 4 : AHEAD;
    int registered = AHEAD + suffixes.registrableStart(raw, AHEAD, end);
    int site = Math.min(Math.max(from, registered), end);
    int nameEnd = nextDot(site, end);
    pieces(site, nameEnd, TermKind.NAME_PIECE);
    if (site > from) {
      pieces(from, site - 1, TermKind.SUBDOMAIN_PIECE);
    }
    suffix(host, Math.min(nameEnd + 1, end), end, 11);
    int top = suffix(host, lastLabel(host, end), end, 13);
    measures(site, nameEnd, top);
    shapes(host, site, nameEnd);
    words(host, from, end);
    return size;
  }

  private boolean startsWithWww(int end) {
    return end - AHEAD >= 4
        && raw[AHEAD] == 'w'
        && raw[AHEAD + 1] == 'w'
        && raw[AHEAD + 2] == 'w'
        && raw[AHEAD + 3] == '.';
  }

  private boolean hasDot(int from, int end) {
    return nextDot(from, end) < end;
  }

  private int nextDot(int from, int end) {
    int at = from;
    while (at < end && raw[at] != '.') {
      at++;
    }
    return at;
  }

  /** Where the last label begins; the end when a name that was cut has it beyond. */
  private int lastLabel(String host, int end) {
    if (end - AHEAD < host.length()) {
      return Math.min(AHEAD + host.lastIndexOf('.') + 1, end);
    }
    int at = end;
    while (at > AHEAD && raw[at - 1] != '.') {
      at--;
    }
    return at;
  }

  /**
   * Fills {@link #places} with the terms of a path and query.
   *
   * @return how many; 0 for an empty or root path
   */
  public int path(String path) {
    size = 0;
    shift = pathShift;
    int end = path.length();
    while (end > 0 && path.charAt(end - 1) == '/') {
      end--;
    }
    end = Math.min(end, MAX_PATH);
    int n = 0;
    int cut = shift;
    int[] out = places;
    byte[] source = text;
    for (int i = 0; i < end; i++) {
      source[i] = lower(path.charAt(i));
    }
    for (int i = 0; i + MAX_PATH_PIECE <= end; i++) {
      int two = ((77 + source[i]) * MULTIPLIER + source[i + 1]) * MULTIPLIER;
      int three = (two + source[i + 2]) * MULTIPLIER;
      out[n++] = place(three, cut);
      out[n++] = place((three + source[i + 3]) * MULTIPLIER, cut);
    }
    if (end >= MIN_PIECE) {
      int i = end - MIN_PIECE;
      int two = ((77 + source[i]) * MULTIPLIER + source[i + 1]) * MULTIPLIER;
      out[n++] = place((two + source[i + 2]) * MULTIPLIER, cut);
    }
    size = n;
    if (texts != null) {
      texts.pieces(TermKind.PATH_PIECE, source, 0, end, MIN_PIECE, MAX_PATH_PIECE);
    }
    return size;
  }

  /** The pieces of a name between marks, which stand in place of what is beside it meanwhile. */
  private void pieces(int from, int to, TermKind kind) {
    byte before = raw[from - 1];
    byte after = raw[to];
    raw[from - 1] = '^';
    raw[to] = '$';
    int seed = kind == TermKind.NAME_PIECE ? 101 : 103;
    int n = size;
    int cut = shift;
    int[] out = places;
    byte[] source = raw;
    int end = to + 1;
    int i = from - 1;
    for (; i + MAX_PIECE <= end; i++) {
      int two = (((seed + source[i]) * MULTIPLIER) + source[i + 1]) * MULTIPLIER;
      int three = (two + source[i + 2]) * MULTIPLIER;
      int four = (three + source[i + 3]) * MULTIPLIER;
      out[n++] = place(three, cut);
      out[n++] = place(four, cut);
      out[n++] = place((four + source[i + 4]) * MULTIPLIER, cut);
    }
    for (; i + MIN_PIECE <= end; i++) {
      int two = (((seed + source[i]) * MULTIPLIER) + source[i + 1]) * MULTIPLIER;
      int three = (two + source[i + 2]) * MULTIPLIER;
      out[n++] = place(three, cut);
      if (i + 4 <= end) {
        out[n++] = place((three + source[i + 3]) * MULTIPLIER, cut);
      }
    }
    size = n;
    if (texts != null) {
      texts.pieces(kind, source, from - 1, end, MIN_PIECE, MAX_PIECE);
    }
    raw[from - 1] = before;
    raw[to] = after;
  }

  private int suffix(String host, int from, int end, int seed) {
    int hash = seed;
    for (int i = from; i < end; i++) {
      hash = (hash + raw[i]) * MULTIPLIER;
    }
    add(hash, TermKind.SUFFIX, host, from, end);
    return hash;
  }

  private void measures(int site, int nameEnd, int top) {
    int length = nameEnd - site;
    int counts = 0;
    for (int i = site; i < nameEnd; i++) {
      counts += COUNTS[raw[i] & 127];
    }
    int digits = counts & (1 << COUNT) - 1;
    int hyphens = counts >>> COUNT & (1 << COUNT) - 1;
    int vowels = counts >>> (2 * COUNT);
    int share = length == 0 ? 0 : vowels * 8 / length;
    measure(1, TermKind.NAME_LENGTH, Math.min(length, 24), 0);
    measure(2, TermKind.DIGITS, Math.min(digits, 8), Math.min(length / 4, 5));
    measure(3, TermKind.HYPHENS, Math.min(hyphens, 4), 0);
    measure(4, TermKind.VOWELS, share, Math.min(length / 3, 6));
    measure(7, TermKind.NAME_LENGTH, Math.min(length / 3, 5), top);
    measure(9, TermKind.DIGITS, Math.min(digits, 3), top);
    measure(10, TermKind.HYPHENS, Math.min(hyphens, 2), top);
  }

  private void measure(int which, TermKind kind, int value, int given) {
    int hash = ((which * MULTIPLIER + value) * MULTIPLIER + given) * MULTIPLIER;
    if (texts != null) {
      texts.measure(kind, which, value);
    }
    places[size++] = place(hash, shift);
  }

  /** A class is two bits: five of them are a window, up to twelve a whole name. */
  private void shapes(String host, int from, int to) {
    int length = to - from;
    int whole = 1;
    int n = size;
    int cut = shift;
    for (int i = from; i < to; i++) {
      whole = whole << 2 | CLASSES[raw[i] & 127];
      if (i - from + 1 >= SHAPE_PIECE) {
        places[n++] = place(((whole & SHAPE_MASK) + 19) * MULTIPLIER, cut);
      }
    }
    if (length <= MAX_WHOLE_SHAPE) {
      places[n++] = place(whole * MULTIPLIER + 17, cut);
    }
    size = n;
    if (texts != null) {
      texts.shapes(host, from - AHEAD, to - AHEAD, SHAPE_PIECE, length <= MAX_WHOLE_SHAPE);
    }
  }

  /** Runs of three letters and more; without a branch, for where they end nobody can predict. */
  private void words(String host, int from, int end) {
    raw[end] = '.';
    int start = from;
    int hash = WORD_SEED;
    int n = size;
    int cut = shift;
    for (int i = from; i <= end; i++) {
      int c = raw[i];
      int letter = CLASSES[c & 127] >= VOWEL ? -1 : 0;
      int ends = ~letter & ((start + 2 - i) >>> 31);
      places[n] = place(hash, cut);
      n += ends;
      if (texts != null && ends != 0) {
        texts.piece(TermKind.WORD, host, start - AHEAD, i - AHEAD);
      }
      hash = ((hash + c) * MULTIPLIER & letter) | (WORD_SEED & ~letter);
      start = (start & letter) | (i + 1 & ~letter);
    }
    size = n;
  }

  private void add(int hash, TermKind kind, String source, int from, int to) {
    if (texts != null) {
      texts.piece(kind, source, from - AHEAD, to - AHEAD);
    }
    places[size++] = place(hash, shift);
  }

  private static int place(int hash, int cut) {
    return ((hash ^ (hash >>> 15)) * 0x85EBCA6B) >>> cut;
  }

  private static byte lower(char c) {
    return (byte) (c >= 'A' && c <= 'Z' ? c + 32 : c);
  }

  /** Digits, others and vowels, each in its part of an int. */
  private static int[] counts() {
    int[] counts = new int[128];
    for (int c = 0; c < 128; c++) {
      counts[c] =
          switch (CLASSES[c]) {
            case DIGIT -> 1;
            case OTHER -> 1 << COUNT;
            case VOWEL -> 1 << (2 * COUNT);
            default -> 0;
          };
    }
    return counts;
  }

  private static byte[] classes() {
    byte[] types = new byte[128];
    for (int c = 0; c < 128; c++) {
      boolean digit = c >= '0' && c <= '9';
      boolean vowel = "aeiouy".indexOf(c) >= 0;
      boolean letter = c >= 'a' && c <= 'z';
      types[c] = digit ? DIGIT : vowel ? VOWEL : letter ? CONSONANT : OTHER;
    }
    return types;
  }
}
