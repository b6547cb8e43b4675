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
  private static final Path TOWN = Path.of("sample-data", "town");

  @Option(names = "--once", description = "end when the results are written")
  private boolean once;

  @Override
  public Integer call() {
    if (!Files.isDirectory(TOWN)) {
      throw new TocsinException(ExitCode.IO, TOWN + " is missing: run tocsin from its own folder");
    }
    Settings settings = Settings.read(null, java.util.Map.of());
    InputOptions options =
        new InputOptions(
            List.of(TOWN.resolve("records.jsonl.gz").toString()),
            List.of(TOWN.resolve("indicators.csv").toString()),
            TOWN.resolve("roster"),
            TOWN.resolve("lines.csv"),
            Path.of(settings.text(Setting.PACK_FOLDER)));
    FileKnowledge knowledge = options.knowledge(settings);
    InputSpec input = options.input(settings, false, System.currentTimeMillis());
    Path out = Path.of(".tocsin", "demo");
    int exit =
        ReplayCommand.replay(
            knowledge, input, options.parallelism(settings), out, TOWN.resolve("truth"), false);
    System.out.printf("%nResults: %s%nOpen %s in a browser.%n", out, out.resolve("report.html"));
    if (!once) {
      System.out.println("Try: ./tocsin explain a --out " + out);
    }
    return exit;
  }
}
