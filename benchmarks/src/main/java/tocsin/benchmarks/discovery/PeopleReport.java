package tocsin.benchmarks.discovery;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import tocsin.core.evaluate.Truth;

/** What each way of finding targets adds to people. */
final class PeopleReport {
  private final Path city;
  private final Path pack;
  private final Path temp;
  private final Truth truth;
  private final Consumer<String> line;

  /**
   * @param pack with discovery on
   * @param line takes each line
   */
  PeopleReport(Path city, Path pack, Path temp, Truth truth, Consumer<String> line) {
    this.city = city;
    this.pack = pack;
    this.temp = temp;
    this.truth = truth;
    this.line = line;
  }

  /**
   * Writes the table.
   *
   * @param tenth a feed that knows little
   */
  void write(ThinFeed tenth) throws IOException {
    Path indicators = city.resolve("indicators.csv");
    Path lists =
        CityRun.without(pack, temp.resolve("lists"), "fusion.yaml", "apps.yaml", "discovery.yaml");
    Path models = CityRun.without(pack, temp.resolve("models"), "discovery.yaml");
    long paying =
        truth.victims().stream().filter(v -> v.firstPaymentAt() != Long.MAX_VALUE).count();
    line.accept("# What that adds to people");
    line.accept("");
    line.accept(
        "Paying victims alerted above blue before their first payment, of "
            + paying
            + " courses, with the city's whole feed; others alerted above blue whom no fraud took"
            + " beyond a landing page.");
    line.accept("");
    line.accept("| | victims in time | of them | others |");
    line.accept("| --- | ---: | ---: | ---: |");
    people("lists only", new CityRun(city, lists, indicators), false, paying);
    people("with models: names, app sets", new CityRun(city, models, indicators), false, paying);
    people("with discovery", new CityRun(city, pack, indicators), false, paying);
    people("with retro-hunt", new CityRun(city, pack, indicators), true, paying);
    people("with a hunt each night", hunted(indicators, "all"), true, paying);
    Path few = tenth.write(indicators, truth, Files.createDirectories(temp.resolve("few")));
    people(tenth.name() + ": with retro-hunt", new CityRun(city, pack, few), true, paying);
    people(tenth.name() + ": with a hunt each night", hunted(few, "few-hunts"), true, paying);
  }

  /** The city with what hunts at the end of each day found by two steps. */
  private CityRun hunted(Path indicators, String name) throws IOException {
    Path folder = Files.createDirectories(temp.resolve(name));
    Files.copy(indicators, folder.resolve("indicators.csv"));
    SlowPass.nightly(new CityRun(city, pack, indicators), SlowPass.bounds(pack), truth, folder);
    return new CityRun(city, pack, folder);
  }

  private void people(String name, CityRun run, boolean retroHunt, long paying) throws IOException {
    Map<String, Long> alertedAt = run.alertedAt(run.history(), retroHunt);
    long before =
        truth.victims().stream()
            .filter(v -> v.firstPaymentAt() != Long.MAX_VALUE)
            .filter(v -> alertedAt.getOrDefault(v.subject(), Long.MAX_VALUE) < v.firstPaymentAt())
            .count();
    Set<String> drawn = new HashSet<>();
    truth.reached().stream()
        .filter(reached -> reached.deepest().drawnIn())
        .forEach(reached -> drawn.add(reached.subject()));
    truth.victims().forEach(victim -> drawn.add(victim.subject()));
    long others = alertedAt.keySet().stream().filter(subject -> !drawn.contains(subject)).count();
    line.accept(
        String.format(
            "| %s | %d | %s | %d |",
            name, before, Recall.percent(before / (double) paying), others));
  }
}
