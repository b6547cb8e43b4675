package tocsin.core.detect;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tocsin.core.lexical.LexicalModel;
import tocsin.core.lookalike.LookAlike;
import tocsin.core.lookalike.LookAlikes;
import tocsin.domain.intel.Signal;
import tocsin.domain.pack.Hints;

/** What a name and a path alone speak for or against a target. Confined to one thread. */
final class HintReader {
  /** Bound of what a spelling may say, hundredths of a nat. */
  private static final int MOST_SPELLING = 1000;

  /** Bits of a, e, i, o, u and y, counted from a. */
  private static final int VOWELS = 1 | 1 << 4 | 1 << 8 | 1 << 14 | 1 << 20 | 1 << 24;

  private final Hints hints;
  private final LexicalModel.@Nullable Scorer spelling;
  private final LookAlikes lookAlikes;
  private final RiskySuffixes riskySuffixes;
  private final WordFinder lureWords;
  private final String[] downloadSuffixes;

  HintReader(Names names) {
    this.hints = names.hints();
    this.lookAlikes = names.lookAlikes();
    this.spelling = names.spelling() == null ? null : names.spelling().scorer();
    this.riskySuffixes = new RiskySuffixes(hints.riskySuffixes());
    this.lureWords = new WordFinder(hints.lureWords());
    this.downloadSuffixes = hints.downloadSuffixes().toArray(new String[0]);
  }

  /** Signals that a host's name raises. About O(length). */
  int host(String host, String site) {
    int signals = 0;
    if (riskySuffixes.cover(host)) {
      signals |= Signal.RISKY_SUFFIX.bit();
    }
    if (lureWords.isIn(site)) {
      signals |= Signal.LURE_WORD.bit();
    }
    int dot = site.indexOf('.');
    if (looksRandom(dot < 0 ? site : site.substring(0, dot))) {
      signals |= Signal.RANDOM_LABEL.bit();
    }
    return signals;
  }

  /**
   * Signals that the imitation of a brand raises.
   *
   * @param registrable where the host's registrable domain begins, negative when there is none
   */
  int lookAlike(String host, int registrable) {
    LookAlike found = lookAlikes.find(host, registrable);
    if (found == null) {
      return 0;
    }
    return Signal.LOOK_ALIKE.bit() | (found.technique().isDisguise() ? Signal.DISGUISE.bit() : 0);
  }

  /** Signals that a path raises. */
  int path(@Nullable String url) {
    if (url == null) {
      return 0;
    }
    int end = url.indexOf('?');
    String path = (end < 0 ? url : url.substring(0, end)).toLowerCase(Locale.ROOT);
    for (String suffix : downloadSuffixes) {
      if (path.endsWith(suffix)) {
        return Signal.DOWNLOAD.bit();
      }
    }
    return 0;
  }

  /**
   * How much likelier a host's spelling is under fraud than not, hundredths of a nat. The model
   * states probabilities at equal odds, so their log-odds are log-likelihood ratios. O(length).
   *
   * @return 0 without a model
   */
  int spelling(String host) {
    return spelling(host, "");
  }

  /**
   * The same of a host with a path.
   *
   * @param path with query; empty for none
   */
  int spelling(String host, String path) {
    if (spelling == null) {
      return 0;
    }
    double probability = spelling.score(host, path);
    double nats = StrictMath.log(probability / (1 - probability));
    return (int) Math.rint(Math.max(-MOST_SPELLING, Math.min(MOST_SPELLING, 100 * nats)));
  }

  /**
   * Whether a label looks made by a machine: long, with letters and digits shuffled or a run of
   * consonants nobody can say. An assumption, weak on purpose.
   */
  static boolean looksRandom(String label) {
    if (label.length() < 8 || label.startsWith("xn--")) {
      return false;
    }
    int changes = 0;
    int run = 0;
    int longest = 0;
    boolean wasDigit = false;
    for (int i = 0; i < label.length(); i++) {
      char c = label.charAt(i);
      boolean digit = c >= '0' && c <= '9';
      changes += i > 0 && digit != wasDigit ? 1 : 0;
      wasDigit = digit;
      boolean vowel = c >= 'a' && c <= 'z' && (VOWELS >>> (c - 'a') & 1) != 0;
      run = digit || vowel || c == '-' ? 0 : run + 1;
      longest = Math.max(longest, run);
    }
    return changes >= 4 || longest >= 6;
  }

  /** The pack's words, for the doctor. */
  List<String> words() {
    return hints.lureWords();
  }
}
