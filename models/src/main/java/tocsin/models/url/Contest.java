package tocsin.models.url;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import tocsin.core.kernel.PublicSuffixes;
import tocsin.core.lexical.LexicalModel;

/** The model and the plain baseline, trained on the same URLs and asked the same questions. */
final class Contest {
  /** The baseline of the literature in this harness: no stages, no cuts, no age. */
  private static final LinearTrainer PLAIN = new LinearTrainer(20, 4, 0.1, false, 1);

  private Contest() {}

  /** A way to score, by name. */
  record Entry(String name, List<ToDoubleFunction<Url>> bySeed) {}

  static Entry plain(List<Url> train, int seeds) {
    Terms terms = Terms.plain(PLAIN.bits());
    Map<String, Integer> sites = new HashMap<>();
    List<Sample> samples = new ArrayList<>();
    for (Url url : train) {
      Integer site = sites.computeIfAbsent(url.site(), key -> sites.size());
      samples.add(new Sample(terms.of(url), url.fraud(), 1, site, 0));
    }
    List<ToDoubleFunction<Url>> scores = new ArrayList<>();
    for (int seed = 1; seed <= seeds; seed++) {
      LinearTrainer.Linear linear = PLAIN.train(samples, seed);
      scores.add(url -> linear.margin(terms.of(url)));
    }
    return new Entry("plain n-grams", scores);
  }

  static Entry lexical(List<Url> train, LocalDate end, PublicSuffixes suffixes, int seeds) {
    List<ToDoubleFunction<Url>> scores = new ArrayList<>();
    for (int seed = 1; seed <= seeds; seed++) {
      LexicalModel model = UrlTrainer.standard(suffixes, seed).fixed(train, end);
      LexicalModel.Scorer scorer = model.scorer();
      scores.add(url -> scorer.margin(url.host(), url.path()));
    }
    return new Entry("tocsin lexical", scores);
  }

  static Entry hostsOnly(Entry lexical) {
    List<ToDoubleFunction<Url>> scores = new ArrayList<>();
    for (ToDoubleFunction<Url> score : lexical.bySeed()) {
      scores.add(url -> score.applyAsDouble(bare(url)));
    }
    return new Entry(lexical.name() + ", host only", scores);
  }

  private static Url bare(Url url) {
    return new Url(url.host(), url.site(), "", url.fraud(), url.source(), url.seen());
  }

  static List<Url> unseen(List<Url> urls, List<Url> train) {
    Set<String> sites = new HashSet<>();
    train.forEach(url -> sites.add(url.site()));
    return urls.stream().filter(url -> !sites.contains(url.site())).toList();
  }

  /**
   * One line a way to count: seeds beside the interval of the first seed.
   *
   * @return the three figures by seed, [3][seeds]
   */
  static double[][] rows(Report report, Entry entry, String what, List<Url> urls, boolean bySite) {
    double[][] values = new double[3][entry.bySeed().size()];
    double[][] intervals = new double[3][2];
    for (int seed = 0; seed < entry.bySeed().size(); seed++) {
      ToDoubleFunction<Url> score = entry.bySeed().get(seed);
      Ranked ranked = bySite ? Ranked.bySite(urls, score) : Ranked.byUrl(urls, score);
      double[] figures = ranked.figures().values();
      for (int f = 0; f < 3; f++) {
        values[f][seed] = figures[f];
      }
      if (seed == 0) {
        intervals = ranked.intervals(UrlLaboratory.RESAMPLES, 1);
      }
    }
    List<String> cells = new ArrayList<>(List.of(what, entry.name()));
    for (int f = 0; f < 3; f++) {
      cells.add(Report.seeds(values[f]));
      cells.add(Report.number(intervals[f][0], 3) + "–" + Report.number(intervals[f][1], 3));
    }
    report.row(cells);
    return values;
  }

  /** The mean of several lines of one model, [lines][3][seeds]; it has no interval of its own. */
  static void mean(Report report, String name, String what, List<double[][]> lines) {
    List<String> cells = new ArrayList<>(List.of(what, name));
    for (int f = 0; f < 3; f++) {
      double[] sums = new double[lines.get(0)[f].length];
      for (double[][] line : lines) {
        for (int seed = 0; seed < sums.length; seed++) {
          sums[seed] += line[f][seed] / lines.size();
        }
      }
      cells.add(Report.seeds(sums));
      cells.add("");
    }
    report.row(cells);
  }

  static void head(Report report) {
    report.table(
        "URLs",
        "model",
        "AUC",
        "95 %",
        "recall at 1 % false",
        "95 %",
        "recall at 0.1 % false",
        "95 %");
  }
}
