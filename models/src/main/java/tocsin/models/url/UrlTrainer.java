package tocsin.models.url;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import tocsin.core.kernel.Hash64;
import tocsin.core.kernel.PublicSuffixes;
import tocsin.core.lexical.LexicalModel;
import tocsin.core.lexical.LexicalWeights;
import tocsin.core.lexical.StepTable;

/**
 * Trains the lexical model in two stages. The first sees hosts only, each once a class, so that it
 * cannot learn that ordinary collectors give paths and fraud collectors give bare hosts. The second
 * sees URLs with a path and learns what the path adds to the host's margin; its bias, which would
 * say "has a path", is thrown away.
 *
 * @param suffixes to find registrable domains
 * @param halfLifeDays age at which a fraud counts half, before the end of training
 * @param seed of the order of samples
 */
record UrlTrainer(PublicSuffixes suffixes, double halfLifeDays, long seed) {
  static final int HOST_BITS = 18;
  static final int PATH_BITS = 16;
  static final double HALF_LIFE_DAYS = 250;
  static final List<Float> RATES = List.of(0.01f, 0.001f, 0.0001f);

  private static final LinearTrainer HOSTS = new LinearTrainer(HOST_BITS, 4, 0.5, true, 5);
  private static final LinearTrainer PATHS = new LinearTrainer(PATH_BITS, 2, 0.2, true, 20);

  /** URLs of one host whose paths are looked at, at most. */
  private static final int PATHS_PER_SITE = 20;

  /** What a path says counts for less: it travels worse than the host (chosen on 2024). */
  private static final float PATH_SHARE = 0.7f;

  /** What a fraud weighs beside an ordinary host: frauds of one list resemble each other. */
  private static final double FRAUD_SHARE = 0.3;

  /** An ordinary collector of n hosts weighs as n to the power of one less this. */
  private static final double LEVELLING = 0.3;

  private static final int CLIPPED = 5000;

  /** Ordinary sites without a date that are kept from fitting, to calibrate on: one in five. */
  private static final int HELD_OUT = 5;

  /** The two stages before rounding. */
  record Stages(LinearTrainer.Linear hosts, LinearTrainer.Linear paths) {}

  static UrlTrainer standard(PublicSuffixes suffixes, long seed) {
    return new UrlTrainer(suffixes, HALF_LIFE_DAYS, seed);
  }

  /**
   * Trains on all, with thresholds and calibration from a twin trained without the last half year
   * and a fifth of the undated ordinary sites, and measured on these.
   *
   * @param end first day after training
   */
  LexicalWeights train(String name, List<Url> urls, LocalDate end) {
    Twin twin = twin(name, urls, end);
    return quantise(name, fit(urls, end)).calibrated(twin.steps(), twin.cuts());
  }

  /**
   * The same model trained without the last half year and a fifth of the undated ordinary sites.
   *
   * @param weights without calibration
   * @param fresh URLs of the sites that it did not see
   * @param steps calibration on these
   * @param cuts thresholds on these
   */
  record Twin(
      LexicalWeights weights,
      List<Url> fresh,
      StepTable steps,
      List<LexicalWeights.Threshold> cuts) {}

  Twin twin(String name, List<Url> urls, LocalDate end) {
    LocalDate cut = end.minusMonths(6);
    List<Url> early = new ArrayList<>();
    List<Url> late = new ArrayList<>();
    for (Url url : urls) {
      (isLate(url, cut) ? late : early).add(url);
    }
    LexicalWeights weights = quantise(name, fit(early, cut));
    LexicalModel.Scorer scorer = new LexicalModel(weights, suffixes).scorer();
    Set<String> sites = new HashSet<>();
    early.forEach(url -> sites.add(url.site()));
    List<Url> fresh = late.stream().filter(url -> !sites.contains(url.site())).toList();
    Ranked ranked = Ranked.bySite(fresh, url -> scorer.margin(url.host(), url.path()));
    List<LexicalWeights.Threshold> cuts = new ArrayList<>();
    for (float rate : RATES) {
      cuts.add(new LexicalWeights.Threshold(rate, (float) ranked.threshold(rate)));
    }
    return new Twin(weights, fresh, ranked.calibration(), cuts);
  }

  /** The same weights without thresholds or calibration, for comparisons of order. */
  LexicalModel fixed(List<Url> urls, LocalDate end) {
    return new LexicalModel(quantise("comparison", fit(urls, end)), suffixes);
  }

  private static boolean isLate(Url url, LocalDate cut) {
    LocalDate seen = url.seen();
    return seen == null
        ? Long.remainderUnsigned(Hash64.mix(url.site().hashCode()), HELD_OUT) == 0
        : !seen.isBefore(cut);
  }

  /** Both stages. */
  Stages fit(List<Url> urls, LocalDate end) {
    Map<String, Integer> sites = new HashMap<>();
    urls.forEach(url -> sites.putIfAbsent(url.site(), sites.size()));
    Terms hostTerms = Terms.host(suffixes, HOST_BITS);
    Map<String, Url> hosts = new LinkedHashMap<>();
    urls.forEach(url -> hosts.merge(url.fraud() + url.host(), url, UrlTrainer::later));
    Map<String, Double> level = levels(hosts.values());
    List<Sample> samples = new ArrayList<>();
    for (Url url : hosts.values()) {
      int site = sites.getOrDefault(url.site(), 0);
      double share = url.fraud() ? FRAUD_SHARE : level.getOrDefault(url.source(), 1.0);
      float weight = (float) (weight(url, end) * share);
      samples.add(new Sample(hostTerms.of(url), url.fraud(), weight, site, 0));
    }
    LinearTrainer.Linear first = HOSTS.train(samples, seed);
    Terms pathTerms = Terms.path(suffixes, PATH_BITS);
    Map<String, Integer> taken = new HashMap<>();
    List<Sample> paths = new ArrayList<>();
    for (Url url : urls) {
      if (url.path().isEmpty()
          || taken.merge(url.fraud() + url.site(), 1, Integer::sum) > PATHS_PER_SITE) {
        continue;
      }
      int site = sites.getOrDefault(url.site(), 0);
      double given = first.margin(hostTerms.of(url));
      paths.add(new Sample(pathTerms.of(url), url.fraud(), weight(url, end), site, given));
    }
    return new Stages(first, PATHS.train(paths, seed));
  }

  /** What a host of each ordinary collector weighs, so that all together weigh what they did. */
  static Map<String, Double> levels(Collection<Url> hosts) {
    Map<String, Integer> counts = new TreeMap<>();
    hosts.stream()
        .filter(url -> !url.fraud())
        .forEach(url -> counts.merge(url.source(), 1, Integer::sum));
    double before = 0;
    double after = 0;
    for (int count : counts.values()) {
      before += count;
      after += StrictMath.pow(count, 1 - LEVELLING);
    }
    double keep = after == 0 ? 1 : before / after;
    Map<String, Double> levels = new HashMap<>();
    counts.forEach((source, n) -> levels.put(source, keep * StrictMath.pow(n, -LEVELLING)));
    return levels;
  }

  private static Url later(Url a, Url b) {
    LocalDate first = a.seen();
    LocalDate second = b.seen();
    return first == null || (second != null && second.isAfter(first)) ? b : a;
  }

  private float weight(Url url, LocalDate end) {
    LocalDate seen = url.seen();
    if (seen == null || !url.fraud()) {
      return 1;
    }
    return (float) StrictMath.pow(0.5, ChronoUnit.DAYS.between(seen, end) / halfLifeDays);
  }

  private static LexicalWeights quantise(String name, Stages stages) {
    float hostScale = scale(stages.hosts().weights());
    float pathScale = scale(stages.paths().weights());
    return new LexicalWeights(
        name,
        new LexicalWeights.Scales((float) stages.hosts().bias(), hostScale, pathScale * PATH_SHARE),
        bytes(stages.hosts().weights(), hostScale),
        bytes(stages.paths().weights(), pathScale),
        new StepTable(new float[] {0}, new float[] {0.5f}),
        List.of());
  }

  /** One unit: all but the heaviest in {@value #CLIPPED} weights lie within 127 units. */
  private static float scale(float[] weights) {
    float[] sizes = new float[weights.length];
    for (int i = 0; i < sizes.length; i++) {
      sizes[i] = Math.abs(weights[i]);
    }
    Arrays.sort(sizes);
    return Math.max(sizes[sizes.length - 1 - sizes.length / CLIPPED] / 127, 1e-6f);
  }

  private static byte[] bytes(float[] weights, float scale) {
    byte[] units = new byte[weights.length];
    for (int i = 0; i < units.length; i++) {
      units[i] = (byte) Math.max(-127, Math.min(127, Math.round(weights[i] / scale)));
    }
    return units;
  }
}
