package tocsin.models.victims;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import tocsin.adapters.models.BundleReader;
import tocsin.core.evaluate.Truth;
import tocsin.core.model.CompiledModel;
import tocsin.core.trees.Calibration;
import tocsin.core.trees.ModelLimits;

/**
 * Trains and writes the model of who is about to pay. Each city is cut by time: three fifths train,
 * one fifth calibrates, the last fifth tests; training rows whose horizon reaches over the first
 * cut are left out, so that no answer is learnt twice.
 */
public final class VictimLaboratory {
  private static final double TRAIN = 0.6;
  private static final double CALIBRATE = 0.8;
  private static final int GOLDEN = 400;

  private final List<PersonHour> train = new ArrayList<>();
  private final List<PersonHour> calibrate = new ArrayList<>();
  private final List<PersonHour> test = new ArrayList<>();
  private final Rows rows;
  private final double horizonHours;

  public VictimLaboratory(CompiledModel model) {
    this.horizonHours = model.pack().victims().horizonHours();
    this.rows = new Rows(model, horizonHours);
  }

  /** Adds a city; the time it covers must be known. */
  public void add(History history) {
    Truth.City city = history.truth().city();
    if (Double.isNaN(city.days())) {
      throw new IllegalArgumentException("the truth does not say when the history begins and ends");
    }
    long horizon = Math.round(horizonHours * 3_600_000);
    long length = city.endAt() - city.startAt() - horizon;
    long first = Math.round(TRAIN * length);
    long second = Math.round(CALIBRATE * length);
    for (PersonHour row : rows.of(history)) {
      if (row.at() < first - horizon) {
        train.add(row);
      } else if (row.at() >= first && row.at() < second) {
        calibrate.add(row);
      } else if (row.at() >= second) {
        test.add(row);
      }
    }
  }

  /**
   * Trains with each seed and writes the bundle of the seed that is best on the calibration rows.
   *
   * @return figures, one line a seed, in Chinese and English
   */
  public String write(Path folder, List<Long> seeds) throws IOException {
    require();
    StringBuilder text = new StringBuilder();
    text.append(
        String.format(
            Locale.ROOT,
            "人时 person-hours: train %,d (%,d pay), calibrate %,d (%,d), test %,d (%,d); horizon"
                + " %.0f h%n",
            train.size(),
            paying(train),
            calibrate.size(),
            paying(calibrate),
            test.size(),
            paying(test),
            horizonHours));
    double best = Double.NEGATIVE_INFINITY;
    for (long seed : seeds) {
      try (Booster booster = new Booster(train, seed)) {
        double[] raw = booster.raw(calibrate);
        double sorted = Ranking.averagePrecision(calibrate, raw);
        Pav line = calibrated(raw);
        text.append(figures(seed, booster, line));
        if (sorted > best) {
          best = sorted;
          bundle(folder, booster, line, seed);
        }
      }
    }
    var proven = new BundleReader(ModelLimits.DEFAULT).read(folder);
    text.append("bundle ").append(proven.header().name()).append(", seed ");
    return text.append(proven.header().version()).append('\n').toString();
  }

  private void require() {
    for (List<PersonHour> part : List.of(train, calibrate, test)) {
      if (paying(part) < 20) {
        throw new IllegalArgumentException(
            paying(part)
                + " person-hours before a payment in a part; at least 20: give more or longer"
                + " cities");
      }
    }
  }

  private static long paying(List<PersonHour> rows) {
    return rows.stream().filter(PersonHour::pays).count();
  }

  private Pav calibrated(double[] raw) {
    Integer[] order = Ranking.order(raw);
    double[] sorted = new double[raw.length];
    boolean[] pays = new boolean[raw.length];
    for (int i = 0; i < raw.length; i++) {
      sorted[i] = raw[order[i]];
      pays[i] = calibrate.get(order[i]).pays();
    }
    return Pav.fit(sorted, pays);
  }

  private String figures(long seed, Booster booster, Pav line) {
    double[] raw = booster.raw(test);
    Calibration calibration = Calibration.isotonic(line.raws(), line.probabilities());
    double[] chances = new double[raw.length];
    double[] points = new double[raw.length];
    for (int i = 0; i < raw.length; i++) {
      chances[i] = calibration.apply(raw[i]);
      points[i] = test.get(i).points();
    }
    return String.format(
        Locale.ROOT,
        "seed %d: test AUC %.4f (score card %.4f), average precision %.4f (%.4f), calibration error"
            + " %.4f%n",
        seed,
        Ranking.auc(test, raw),
        Ranking.auc(test, points),
        Ranking.averagePrecision(test, raw),
        Ranking.averagePrecision(test, points),
        Ranking.calibrationError(test, chances));
  }

  private void bundle(Path folder, Booster booster, Pav line, long seed) throws IOException {
    Files.createDirectories(folder);
    List<String> words = Schema.words();
    StringBuilder json = new StringBuilder();
    json.append("{\"name\": \"victims\", \"version\": \"").append(seed);
    json.append("\", \"kind\": \"lightgbm-text\", \"file\": \"model.txt\",\n \"features\": [\"");
    json.append(String.join("\", \"", words)).append("\"],\n \"schemaHash\": \"");
    json.append(BundleReader.schemaHash(words));
    json.append("\",\n \"calibration\": {\"kind\": \"isotonic\",\n  \"raw\": ");
    json.append(numbers(line.raws())).append(",\n  \"probability\": ");
    json.append(numbers(line.probabilities())).append("},\n \"golden\": \"golden.csv\"}\n");
    write(folder, "model.json", json.toString());
    write(folder, "model.txt", booster.text());
    write(folder, "golden.csv", golden(booster));
  }

  private static String numbers(double[] values) {
    StringBuilder text = new StringBuilder("[");
    for (int i = 0; i < values.length; i++) {
      text.append(i == 0 ? "" : ", ").append(values[i]);
    }
    return text.append(']').toString();
  }

  /** Calibration rows over the whole range of scores. */
  private String golden(Booster booster) {
    double[] raw = booster.raw(calibrate);
    Integer[] order = Ranking.order(raw);
    int count = Math.min(GOLDEN, order.length);
    List<Integer> chosen = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      chosen.add(order[(int) ((long) i * order.length / count)]);
    }
    chosen.sort(Comparator.naturalOrder());
    StringBuilder csv = new StringBuilder(String.join(",", Schema.words())).append(",raw\n");
    for (int i : chosen) {
      for (double value : calibrate.get(i).features().values()) {
        csv.append(value).append(',');
      }
      csv.append(raw[i]).append('\n');
    }
    return csv.toString();
  }

  private static void write(Path folder, String name, String text) throws IOException {
    Files.writeString(folder.resolve(name), text, StandardCharsets.UTF_8);
  }
}
