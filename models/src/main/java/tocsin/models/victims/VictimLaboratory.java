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
 * one fifth calibrates, the last fifth tests; training rows whose horizon reaches over a cut are
 * left out, so that no answer is learnt twice. Where cities are added that only calibrate, since
 * what was not trained on shows best what a score is worth, the others train for four fifths.
 * Trained on the last look of each active hour, calibrated at {@link Highs}.
 */
public final class VictimLaboratory {
  private static final double TRAIN = 0.6;
  private static final double CALIBRATE = 0.8;
  private static final int GOLDEN = 400;

  private final List<PersonHour> train = new ArrayList<>();
  private final List<PersonHour> test = new ArrayList<>();
  private final List<City> cities = new ArrayList<>();
  private final Rows rows;
  private final double horizonHours;

  /** Courses of one city and where it is cut; one that only calibrates is never cut. */
  private record City(List<List<PersonHour>> courses, long calibrateFrom, long testFrom) {
    boolean onlyCalibrates() {
      return testFrom == Long.MAX_VALUE;
    }
  }

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
    cities.add(new City(rows.courses(history), first, second));
  }

  /** Adds a city that only calibrates. */
  public void addToCalibrate(History history) {
    cities.add(new City(rows.courses(history), Long.MIN_VALUE, Long.MAX_VALUE));
  }

  /**
   * Trains with each seed and writes the bundle of the seed that is best on the calibration rows.
   *
   * @return figures, one line a seed, in Chinese and English
   */
  public String write(Path folder, List<Long> seeds) throws IOException {
    split();
    require(train);
    require(test);
    StringBuilder text = new StringBuilder();
    text.append(
        String.format(
            Locale.ROOT,
            "人时 person-hours: train %,d (%,d pay), test %,d (%,d); horizon %.0f h%n",
            train.size(),
            paying(train),
            test.size(),
            paying(test),
            horizonHours));
    double best = Double.NEGATIVE_INFINITY;
    for (long seed : seeds) {
      try (Booster booster = new Booster(train, seed)) {
        Highs calibrate = highs(booster, false);
        require(calibrate.rows());
        Pav line = calibrate.line();
        text.append(figures(seed, booster, calibrate, line));
        double sorted = Ranking.averagePrecision(calibrate.rows(), calibrate.raw());
        if (sorted > best) {
          best = sorted;
          bundle(folder, booster, calibrate, line, seed);
        }
      }
    }
    var proven = new BundleReader(ModelLimits.DEFAULT).read(folder);
    text.append("bundle ").append(proven.header().name()).append(", seed ");
    return text.append(proven.header().version()).append('\n').toString();
  }

  private void split() {
    long horizon = Math.round(horizonHours * 3_600_000);
    boolean apart = cities.stream().anyMatch(City::onlyCalibrates);
    for (City city : cities) {
      long cut = apart ? city.testFrom() : city.calibrateFrom();
      for (List<PersonHour> course :
          city.onlyCalibrates() ? List.<List<PersonHour>>of() : city.courses()) {
        for (PersonHour row : Rows.hours(course)) {
          if (row.at() < cut - horizon) {
            train.add(row);
          } else if (row.at() >= city.testFrom()) {
            test.add(row);
          }
        }
      }
    }
  }

  private Highs highs(Booster booster, boolean toTest) {
    boolean apart = cities.stream().anyMatch(City::onlyCalibrates);
    Highs all = Highs.NONE;
    for (City city : cities) {
      if (apart && !toTest && !city.onlyCalibrates()) {
        continue;
      }
      long from = toTest ? city.testFrom() : city.calibrateFrom();
      long until = toTest ? Long.MAX_VALUE : city.testFrom();
      all = all.and(Highs.of(booster, city.courses(), from, until));
    }
    return all;
  }

  private static void require(List<PersonHour> part) {
    if (paying(part) < 20) {
      throw new IllegalArgumentException(
          paying(part)
              + " person-hours before a payment in a part; at least 20: give more or longer"
              + " cities");
    }
  }

  private static long paying(List<PersonHour> rows) {
    return rows.stream().filter(PersonHour::pays).count();
  }

  private String figures(long seed, Booster booster, Highs calibrate, Pav line) {
    double[] raw = booster.raw(test);
    double[] points = test.stream().mapToDouble(PersonHour::points).toArray();
    Highs tested = highs(booster, true);
    Calibration calibration = Calibration.isotonic(line.raws(), line.probabilities());
    double[] chances = new double[tested.raw().length];
    for (int i = 0; i < chances.length; i++) {
      chances[i] = calibration.apply(tested.raw()[i]);
    }
    return String.format(
        Locale.ROOT,
        "seed %d: test AUC %.4f (score card %.4f), average precision %.4f (%.4f); highs: calibrate"
            + " %,d (%,d pay), test %,d (%,d), calibration error %.4f%n",
        seed,
        Ranking.auc(test, raw),
        Ranking.auc(test, points),
        Ranking.averagePrecision(test, raw),
        Ranking.averagePrecision(test, points),
        calibrate.rows().size(),
        paying(calibrate.rows()),
        tested.rows().size(),
        paying(tested.rows()),
        Ranking.calibrationError(tested.rows(), chances));
  }

  private static void bundle(Path folder, Booster booster, Highs calibrate, Pav line, long seed)
      throws IOException {
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
    write(folder, "golden.csv", golden(calibrate));
  }

  private static String numbers(double[] values) {
    StringBuilder text = new StringBuilder("[");
    for (int i = 0; i < values.length; i++) {
      text.append(i == 0 ? "" : ", ").append(values[i]);
    }
    return text.append(']').toString();
  }

  /** Calibration rows over the whole range of scores. */
  private static String golden(Highs calibrate) {
    Integer[] order = Ranking.order(calibrate.raw());
    int count = Math.min(GOLDEN, order.length);
    List<Integer> chosen = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      chosen.add(order[(int) ((long) i * order.length / count)]);
    }
    chosen.sort(Comparator.naturalOrder());
    StringBuilder csv = new StringBuilder(String.join(",", Schema.words())).append(",raw\n");
    for (int i : chosen) {
      for (double value : calibrate.rows().get(i).features().values()) {
        csv.append(value).append(',');
      }
      csv.append(calibrate.raw()[i]).append('\n');
    }
    return csv.toString();
  }

  private static void write(Path folder, String name, String text) throws IOException {
    Files.writeString(folder.resolve(name), text, StandardCharsets.UTF_8);
  }
}
