package tocsin.core.lexical;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tocsin.core.kernel.Ips;
import tocsin.core.kernel.PublicSuffixes;

/**
 * A linear model of spellings with its tables; immutable, shared by all threads. Each thread scores
 * with a {@link Scorer} of its own.
 *
 * <pre>
 * margin = bias + hostScale · Σ host units / d(host terms) + pathScale · Σ path units / d(path terms)
 * d(n)   = √max(n, 60)
 * </pre>
 *
 * <p>Dividing by the root keeps long names from gathering weight by their length alone. Its floor
 * keeps short names from being judged by their suffix alone: few terms are little evidence. The
 * host's part does not depend on the path: without a path the score is that of the host.
 */
public final class LexicalModel {
  /** Terms below which a sum is divided as if there were so many: about 13 letters of a name. */
  public static final int LEAST_TERMS = 60;

  /** Divisors by number of terms, of which hosts and paths rarely have more. */
  private static final double[] DIVISORS = divisors();

  private final LexicalWeights weights;
  private final PublicSuffixes suffixes;
  private final LexicalWeights.Scales scales;
  private final byte[] hostTable;
  private final byte[] pathTable;

  public LexicalModel(LexicalWeights weights, PublicSuffixes suffixes) {
    this.weights = weights;
    this.suffixes = suffixes;
    this.scales = weights.scales();
    this.hostTable = weights.hostTable().clone();
    this.pathTable = weights.pathTable().clone();
  }

  /** What a sum of so many terms is divided by, in training and in scoring alike. */
  public static double divisor(int terms) {
    return terms < DIVISORS.length ? DIVISORS[terms] : Math.sqrt(terms);
  }

  private static double[] divisors() {
    double[] divisors = new double[512];
    for (int terms = 0; terms < divisors.length; terms++) {
      divisors[terms] = Math.sqrt(Math.max(terms, LEAST_TERMS));
    }
    return divisors;
  }

  /** Name and version of the model, for reasons and reports. */
  public String name() {
    return weights.name();
  }

  /** A scorer for one thread. */
  public Scorer scorer() {
    return new Scorer(features());
  }

  /**
   * The calibrated probability of fraud, at equal odds before; see {@link Scorer#score}. Builds a
   * scorer first: for single questions.
   */
  public double score(String host, String path) {
    return scorer().score(host, path);
  }

  /** The probability of a margin, at equal odds of fraud and not before. */
  public double probability(double margin) {
    return weights.calibration().at(margin);
  }

  /**
   * The margin above which at most this share of ordinary hosts lay in validation.
   *
   * @throws IllegalArgumentException when the model was not measured at this rate
   */
  public double threshold(double falsePositiveRate) {
    for (LexicalWeights.Threshold threshold : weights.thresholds()) {
      if (Math.abs(threshold.rate() - falsePositiveRate) <= falsePositiveRate * 1e-3) {
        return threshold.margin();
      }
    }
    throw new IllegalArgumentException(
        "no threshold for a false-positive rate of " + falsePositiveRate + " in " + name());
  }

  /**
   * The terms of a host and path, those of equal kind and text added up, heaviest first. All terms
   * and the bias make up the margin, save for rounding.
   *
   * @param most how many at most
   */
  public List<Term> explain(String host, String path, int most) {
    LexicalFeatures features = features();
    Map<TermTexts.Named, Double> sums = new LinkedHashMap<>();
    if (!Ips.isIp(host)) {
      TermTexts texts = new TermTexts();
      features.keepTexts(texts);
      int hostTerms = features.host(host);
      add(sums, texts, hostTable, features.places(), hostTerms, scales.host());
      TermTexts pathTexts = new TermTexts();
      features.keepTexts(pathTexts);
      int pathTerms = features.path(path);
      add(sums, pathTexts, pathTable, features.places(), pathTerms, scales.path());
    }
    List<Term> terms = new ArrayList<>();
    sums.forEach((named, sum) -> terms.add(new Term(named.kind(), named.text(), sum)));
    terms.sort(Comparator.comparingDouble(term -> -Math.abs(term.logOdds())));
    return List.copyOf(terms.subList(0, Math.min(most, terms.size())));
  }

  private LexicalFeatures features() {
    return new LexicalFeatures(suffixes, weights.hostBits(), weights.pathBits());
  }

  private static void add(
      Map<TermTexts.Named, Double> sums,
      TermTexts texts,
      byte[] table,
      int[] places,
      int size,
      float scale) {
    for (int i = 0; i < size; i++) {
      double logOdds = table[places[i]] * scale / divisor(size);
      sums.merge(texts.terms().get(i), logOdds, Double::sum);
    }
  }

  /** Scores on one thread, without allocation. */
  public final class Scorer {
    private final LexicalFeatures features;

    private Scorer(LexicalFeatures features) {
      this.features = features;
    }

    /**
     * The calibrated probability of fraud, at equal odds before. A spelling alone must never alarm.
     *
     * @param host canonical; an address has no spelling and gets the probability of the bare bias
     * @param path with query, may be empty
     */
    public double score(String host, String path) {
      return weights.calibration().at(margin(host, path));
    }

    /** The same before calibration: uncalibrated log-odds. O(length). */
    public double margin(String host, String path) {
      if (isAddress(host)) {
        return scales.bias();
      }
      double margin = scales.bias() + scales.host() * mean(hostTable, features.host(host));
      return path.length() <= 1
          ? margin
          : margin + scales.path() * mean(pathTable, features.path(path));
    }

    /** The share of a host's terms that weigh nothing: training hardly met them. O(length). */
    public double unseen(String host) {
      int size = isAddress(host) ? 0 : features.host(host);
      int[] places = features.places();
      int nothing = 0;
      for (int i = 0; i < size; i++) {
        nothing += hostTable[places[i]] == 0 ? 1 : 0;
      }
      return size == 0 ? 0 : (double) nothing / size;
    }

    private boolean isAddress(String host) {
      char last = host.isEmpty() ? '.' : host.charAt(host.length() - 1);
      boolean maybe = (last >= '0' && last <= '9') || host.indexOf(':') >= 0;
      return maybe && Ips.isIp(host);
    }

    private double mean(byte[] table, int size) {
      int[] places = features.places();
      int sum = 0;
      for (int i = 0; i < size; i++) {
        sum += table[places[i]];
      }
      return sum / divisor(size);
    }
  }
}
