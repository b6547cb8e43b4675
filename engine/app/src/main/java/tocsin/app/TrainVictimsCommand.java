package tocsin.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tocsin.adapters.json.TruthReader;
import tocsin.app.knowledge.KnowledgeLoader;
import tocsin.job.Edition;
import tocsin.models.victims.History;
import tocsin.models.victims.VictimLaboratory;

/** {@code tocsin train victims}. */
@Command(
    name = "victims",
    mixinStandardHelpOptions = true,
    description =
        "Train the model of who is about to pay, from cities with truth; write its bundle.",
    footer = {
      "",
      "Examples:",
      "  tocsin simulate --people 20000 --days 7 --seed 201 --out city-201",
      "  tocsin train victims --city city-201 city-202 --calibrate city-206 \\",
      "    --out models/packs/base/victims-v2",
    })
final class TrainVictimsCommand implements Callable<Integer> {
  @Option(
      names = "--city",
      required = true,
      arity = "1..*",
      paramLabel = "DIR",
      description = "city folders with records, indicators.csv, lines.csv, roster/ and truth/")
  private List<Path> cities = List.of();

  @Option(
      names = "--calibrate",
      arity = "1..*",
      paramLabel = "DIR",
      description = "cities that only calibrate: nothing is trained on them")
  private List<Path> calibrating = List.of();

  @Option(names = "--out", required = true, paramLabel = "DIR", description = "the bundle's folder")
  private @Nullable Path out;

  @Option(names = "--pack", paramLabel = "DIR", description = "model pack (default: pack.folder)")
  private @Nullable Path pack;

  @Option(
      names = "--seed",
      arity = "1..*",
      defaultValue = "1",
      paramLabel = "N",
      description = "seeds to train with; the best on held-out rows is kept (default: 1)")
  private List<Long> seeds = List.of(1L);

  @Override
  public Integer call() {
    try {
      VictimLaboratory laboratory = null;
      for (Path city : cities) {
        laboratory = read(city, laboratory, false);
      }
      for (Path city : calibrating) {
        laboratory = read(city, laboratory, true);
      }
      if (laboratory != null && out != null) {
        System.out.print(laboratory.write(out, seeds));
      }
      return ExitCode.OK;
    } catch (IllegalArgumentException e) {
      throw new TocsinException(ExitCode.BAD_DATA, String.valueOf(e.getMessage()));
    } catch (IOException e) {
      throw new TocsinException(ExitCode.IO, String.valueOf(e.getMessage()));
    }
  }

  private VictimLaboratory read(
      Path city, @Nullable VictimLaboratory before, boolean onlyToCalibrate) throws IOException {
    InputOptions options = options(city);
    Settings settings = options.settings();
    Edition edition = KnowledgeLoader.load(options.knowledge(settings)).edition();
    VictimLaboratory laboratory = before == null ? new VictimLaboratory(edition.model()) : before;
    History history =
        new History(
            HistoryRun.of(edition, options.input(settings, false, System.currentTimeMillis())),
            edition.roster(),
            TruthReader.read(city.resolve("truth")));
    if (onlyToCalibrate) {
      laboratory.addToCalibrate(history);
    } else {
      laboratory.add(history);
    }
    System.err.println("tocsin: read " + city);
    return laboratory;
  }

  private InputOptions options(Path city) {
    Path plain = city.resolve("records.jsonl");
    Path records = Files.exists(plain) ? plain : city.resolve("records.jsonl.gz");
    for (Path needed : List.of(records, city.resolve("indicators.csv"), city.resolve("truth"))) {
      if (!Files.exists(needed)) {
        throw new TocsinException(
            ExitCode.IO, "--city " + city + " has no " + needed.getFileName());
      }
    }
    Path lines = city.resolve("lines.csv");
    Path roster = city.resolve("roster");
    return new InputOptions(
        List.of(records.toString()),
        List.of(city.resolve("indicators.csv").toString()),
        Files.exists(roster) ? roster : null,
        Files.exists(lines) ? lines : null,
        pack);
  }
}
