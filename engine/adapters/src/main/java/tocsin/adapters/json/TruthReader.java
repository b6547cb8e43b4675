package tocsin.adapters.json;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import tocsin.core.evaluate.Truth;
import tocsin.core.evaluate.Truth.City;
import tocsin.core.evaluate.Truth.Depth;
import tocsin.core.evaluate.Truth.Payment;
import tocsin.core.evaluate.Truth.Reached;
import tocsin.core.evaluate.Truth.Site;
import tocsin.core.evaluate.Truth.Victim;
import tocsin.domain.intel.Indicator;

/**
 * Reads a city's truth: {@code victims.jsonl} and, if there, {@code funnel.jsonl}, {@code
 * sites.jsonl} and {@code city.json}; lacking the last, {@code meta.json} beside the folder says
 * how long the history is and how many people live there. Unknown fields are ignored.
 */
public final class TruthReader {
  private static final long DAY_MILLIS = 86_400_000;

  private TruthReader() {}

  /**
   * Reads a folder.
   *
   * @throws BadLineException with file, line and reason
   * @throws IOException when there are no victims or a file cannot be read
   */
  public static Truth read(Path folder) throws IOException {
    List<Victim> victims = new ArrayList<>();
    JsonLines.each(JsonLines.find(folder, "victims.jsonl"), line -> victims.add(victim(line)));
    List<Reached> reached = new ArrayList<>();
    Path funnel = JsonLines.find(folder, "funnel.jsonl");
    if (Files.exists(funnel)) {
      JsonLines.each(funnel, line -> reached.add(reached(line)));
    }
    List<Site> sites = new ArrayList<>();
    Path places = JsonLines.find(folder, "sites.jsonl");
    if (Files.exists(places)) {
      JsonLines.each(places, line -> sites.add(site(line)));
    }
    return new Truth(victims, reached, sites, city(folder));
  }

  private static Victim victim(LineNode line) {
    List<Payment> payments = new ArrayList<>();
    for (LineNode payment : line.objects("payments")) {
      payments.add(new Payment(payment.time("at"), payment.count("yuan")));
    }
    return new Victim(
        line.text("subject"),
        line.text("campaign"),
        line.text("fraudType", Indicator.UNKNOWN_TYPE),
        line.time("firstContactAt"),
        payments);
  }

  private static Reached reached(LineNode line) {
    return new Reached(
        line.text("subject"),
        line.text("campaign"),
        line.text("fraudType", Indicator.UNKNOWN_TYPE),
        depth(line));
  }

  /** Stages before the app count as the lure or the page; those beyond the trap as the trap. */
  private static Depth depth(LineNode line) {
    return switch (line.text("deepest").toUpperCase(Locale.ROOT)) {
      case "S0" -> Depth.LURE;
      case "S1" -> Depth.LANDING;
      case "S5R" -> Depth.S5;
      case "S7" -> Depth.S6;
      default -> line.oneOf("deepest", Depth.class);
    };
  }

  private static Site site(LineNode line) {
    String kind = line.text("kind", "host");
    if (!kind.equals("host") && !kind.equals("app")) {
      throw line.fault("'kind' is '" + kind + "'; allowed are host, app");
    }
    return new Site(
        line.text("target"),
        kind.equals("app"),
        line.text("campaign"),
        line.text("fraudType", Indicator.UNKNOWN_TYPE),
        line.time("liveFrom", Long.MIN_VALUE),
        line.time("liveUntil", Long.MAX_VALUE),
        line.time("listedAt", Long.MAX_VALUE));
  }

  private static City city(Path folder) throws IOException {
    Path own = folder.resolve("city.json");
    if (Files.exists(own)) {
      LineNode city = JsonLines.whole(own);
      return new City(
          city.time("startAt", City.UNKNOWN.startAt()),
          city.time("endAt", City.UNKNOWN.endAt()),
          city.number("people", Double.NaN),
          city.number("benignHosts", Double.NaN),
          city.number("advisors", Double.NaN));
    }
    Path meta = folder.toAbsolutePath().normalize().resolveSibling("meta.json");
    return Files.exists(meta) ? planned(JsonLines.whole(meta)) : City.UNKNOWN;
  }

  /** What the plan of a generated city tells. */
  private static City planned(LineNode meta) {
    boolean timed = meta.has("startAt") && meta.has("days");
    long startAt = timed ? meta.time("startAt") : City.UNKNOWN.startAt();
    long endAt = timed ? startAt + meta.count("days") * DAY_MILLIS : City.UNKNOWN.endAt();
    return new City(
        startAt,
        endAt,
        meta.number("people", Double.NaN),
        meta.number("benignHosts", Double.NaN),
        meta.number("advisors", Double.NaN));
  }
}
