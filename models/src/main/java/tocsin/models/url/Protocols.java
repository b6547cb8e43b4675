package tocsin.models.url;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.stream.Collectors;
import tocsin.core.kernel.Hash64;
import tocsin.models.url.ProtocolData.Line;

/** Published protocols, each beside its honest twin. */
final class Protocols {
  /** Rate and epochs were chosen on a split inside the Hannousse training part. */
  private static final LinearTrainer TRAINER =
      new LinearTrainer(ProtocolTerms.BITS, 6, 0.03, false, 1);

  private final ProtocolData data;

  Protocols(ProtocolData data) {
    this.data = data;
  }

  /** Accuracy and area under the curve of one split. */
  private record Score(double accuracy, double auc) {}

  void write(Report report) throws IOException {
    report.table(
        "protocol", "published accuracy", "accuracy, same protocol", "AUC", "honest twin", "AUC");
    List<Line> sahingoz = data.sahingoz();
    row(
        report,
        "Sahingoz 2019, 10 folds",
        "97.98 %",
        folds(sahingoz, Line::text, line -> -1L),
        twinFolds(sahingoz));
    List<Line> hannousse = data.hannousse();
    row(
        report,
        "Hannousse 2021, 67/33, 5 seeds",
        "94.86 % (AUC .9868)",
        splits(hannousse, Line::text, false),
        splits(ProtocolData.distinct(hannousse), Line::key, true));
    List<Line> train = new ArrayList<>(data.phishCrawl("train"));
    List<Line> test = data.phishCrawl("test");
    List<Score> fixed = List.of(run(train, test, Line::text, 1));
    List<Line> clean = ProtocolData.distinct(test);
    Set<String> sites = clean.stream().map(Line::site).collect(Collectors.toSet());
    List<Line> apart =
        ProtocolData.distinct(train).stream().filter(l -> !sites.contains(l.site())).toList();
    row(
        report,
        "PhishCrawl 2024, fixed split",
        "not known to us",
        fixed,
        List.of(run(apart, clean, Line::key, 1)));
  }

  private static void row(
      Report report, String name, String paper, List<Score> same, List<Score> twin) {
    report.row(
        List.of(
            name,
            paper,
            percent(same),
            Report.number(same.stream().mapToDouble(Score::auc).average().orElse(0), 4),
            percent(twin),
            Report.number(twin.stream().mapToDouble(Score::auc).average().orElse(0), 4)));
  }

  private static String percent(List<Score> scores) {
    double[] values = scores.stream().mapToDouble(score -> 100 * score.accuracy()).toArray();
    double mean = Arrays.stream(values).average().orElse(0);
    double least = Arrays.stream(values).min().orElse(0);
    double most = Arrays.stream(values).max().orElse(0);
    String text = Report.number(mean, 2) + " %";
    return values.length == 1
        ? text
        : text + " [" + Report.number(least, 2) + ", " + Report.number(most, 2) + "]";
  }

  private static List<Score> twinFolds(List<Line> lines) {
    return folds(
        ProtocolData.distinct(lines), Line::key, line -> Hash64.mix(line.site().hashCode()));
  }

  /** Ten folds, at random (a fold of −1) or by registrable domain. */
  private static List<Score> folds(
      List<Line> lines, Function<Line, String> text, Function<Line, Long> group) {
    SplittableRandom random = new SplittableRandom(1);
    int[] fold = new int[lines.size()];
    for (int i = 0; i < fold.length; i++) {
      long key = group.apply(lines.get(i));
      fold[i] = key == -1 ? random.nextInt(10) : (int) Long.remainderUnsigned(key, 10);
    }
    List<Score> scores = new ArrayList<>();
    for (int f = 0; f < 10; f++) {
      List<Line> train = new ArrayList<>();
      List<Line> test = new ArrayList<>();
      for (int i = 0; i < fold.length; i++) {
        (fold[i] == f ? test : train).add(lines.get(i));
      }
      scores.add(run(train, test, text, 1));
    }
    return scores;
  }

  /** Five random splits of two thirds to one third, of URLs or of registrable domains. */
  private static List<Score> splits(List<Line> lines, Function<Line, String> text, boolean bySite) {
    List<Score> scores = new ArrayList<>();
    for (int seed = 1; seed <= UrlLaboratory.SEEDS; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      Map<String, Boolean> drawn = new HashMap<>();
      List<Line> train = new ArrayList<>();
      List<Line> test = new ArrayList<>();
      for (Line line : lines) {
        boolean first =
            bySite
                ? drawn.computeIfAbsent(line.site(), key -> random.nextDouble() < 0.67)
                : random.nextDouble() < 0.67;
        (first ? train : test).add(line);
      }
      scores.add(run(train, test, text, seed));
    }
    return scores;
  }

  private static Score run(
      List<Line> train, List<Line> test, Function<Line, String> text, long seed) {
    List<Sample> samples = new ArrayList<>();
    for (Line line : train) {
      samples.add(new Sample(ProtocolTerms.of(text.apply(line)), line.fraud(), 1, 0, 0));
    }
    LinearTrainer.Linear linear = TRAINER.train(samples, seed);
    int right = 0;
    List<Url> urls = new ArrayList<>();
    Map<Url, Double> margins = new HashMap<>();
    for (int i = 0; i < test.size(); i++) {
      Line line = test.get(i);
      double margin = linear.margin(ProtocolTerms.of(text.apply(line)));
      right += margin > 0 == line.fraud() ? 1 : 0;
      Url url = new Url(String.valueOf(i), line.site(), "", line.fraud(), "", null);
      urls.add(url);
      margins.put(url, margin);
    }
    double auc = Ranked.byUrl(urls, url -> margins.getOrDefault(url, 0.0)).figures().auc();
    return new Score((double) right / test.size(), auc);
  }
}
