package tocsin.app;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tocsin.models.city.CityGenerator;
import tocsin.models.city.CityPlan;

/** {@code tocsin simulate}. */
@Command(
    name = "simulate",
    mixinStandardHelpOptions = true,
    description = "Make a city with ground truth.",
    footer = {"", "Example:", "  tocsin simulate --people 300 --days 3 --seed 1 --out town"})
final class SimulateCommand implements Callable<Integer> {
  @Option(
      names = "--people",
      defaultValue = "300",
      description = "residents (default: ${DEFAULT-VALUE})")
  private int people;

  @Option(names = "--days", defaultValue = "3", description = "days (default: ${DEFAULT-VALUE})")
  private int days;

  @Option(names = "--seed", defaultValue = "1", description = "seed (default: ${DEFAULT-VALUE})")
  private long seed;

  @Option(
      names = "--records-per-day",
      defaultValue = "60",
      description = "mean records of a person and day (default: ${DEFAULT-VALUE})")
  private int recordsPerDay;

  @Option(names = "--out", required = true, paramLabel = "DIR", description = "city folder")
  private @Nullable Path out;

  @Option(
      names = "--profile",
      defaultValue = "standard",
      description = "standard, or adversary: hosts live for minutes and hide among popular ones")
  private CityPlan.Profile profile = CityPlan.Profile.STANDARD;

  @Option(names = "--gzip", description = "write records.jsonl.gz")
  private boolean gzip;

  @Option(
      names = "--sensor-hours",
      paramLabel = "FROM-UNTIL",
      description = "also write these hours (from the start) as Zeek and EVE files")
  private @Nullable String sensorHours;

  @Override
  public Integer call() {
    CityPlan plan;
    CityGenerator.Writing writing;
    try {
      plan = new CityPlan(people, days, seed, CityPlan.DEFAULT_START, recordsPerDay, profile);
      writing = writing();
    } catch (IllegalArgumentException e) {
      throw new TocsinException(ExitCode.USAGE, String.valueOf(e.getMessage()));
    }
    Path folder = out == null ? Path.of("city") : out;
    try {
      long started = System.nanoTime();
      CityGenerator.Made made = CityGenerator.make(plan, folder, writing);
      double seconds = (System.nanoTime() - started) / 1e9;
      System.out.printf(
          "%s: %,d records of %,d people in %d days; %d campaigns, %,d courses, %,d of them paid; %,d"
              + " feed entries; %.1f s (%,.0f records a second)%n",
          folder,
          made.records(),
          people,
          days,
          made.campaigns(),
          made.exposed(),
          made.paying(),
          made.listed(),
          seconds,
          made.records() / seconds);
      return ExitCode.OK;
    } catch (IOException e) {
      throw new TocsinException(ExitCode.IO, folder + ": " + e.getMessage());
    }
  }

  private CityGenerator.Writing writing() {
    if (sensorHours == null) {
      return new CityGenerator.Writing(gzip, -1, -1);
    }
    Matcher hours = Pattern.compile("(\\d{1,4})-(\\d{1,4})").matcher(sensorHours);
    if (!hours.matches()) {
      throw new IllegalArgumentException(
          "--sensor-hours '" + sensorHours + "' is not FROM-UNTIL, such as 44-45");
    }
    return new CityGenerator.Writing(
        gzip, Integer.parseInt(hours.group(1)), Integer.parseInt(hours.group(2)));
  }
}
