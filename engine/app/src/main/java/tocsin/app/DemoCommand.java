package tocsin.app;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tocsin.adapters.file.InputSpec;
import tocsin.app.knowledge.FileKnowledge;

/** {@code tocsin demo}. */
@Command(
    name = "demo",
    mixinStandardHelpOptions = true,
    description = "Run the main job on the sample town and show what came of it.")
final class DemoCommand implements Callable<Integer> {
  private static final String TOWN_FOLDER = "sample-data/town";

  @Option(names = "--once", description = "end when the results are written")
  private boolean once;

  @Override
  public Integer call() {
    Path town = Home.resolve(TOWN_FOLDER);
    if (!Files.isDirectory(town)) {
      throw new TocsinException(ExitCode.IO, town + " is missing: is this a whole copy of tocsin?");
    }
    Settings settings = Settings.read(null, java.util.Map.of());
    InputOptions options =
        new InputOptions(
            List.of(town.resolve("records.jsonl.gz").toString()),
            List.of(town.resolve("indicators.csv").toString()),
            town.resolve("roster"),
            town.resolve("lines.csv"),
            Home.resolve(settings.text(Setting.PACK_FOLDER)));
    FileKnowledge knowledge = options.knowledge(settings);
    InputSpec input = options.input(settings, false, System.currentTimeMillis());
    Path out = Path.of(System.getProperty("tocsin.home", "."), ".tocsin", "demo");
    Replay replay =
        new Replay(knowledge, input, out, options.parallelism(settings), TempFolders.open());
    int exit = ReplayCommand.report(input, replay::run, out, town.resolve("truth"), false);
    System.out.printf("%nResults: %s%nOpen %s in a browser.%n", out, out.resolve("report.html"));
    if (!once) {
      System.out.println("Try: ./tocsin explain a --out " + out);
    }
    return exit;
  }
}
