package tocsin.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tocsin.adapters.file.InputSpec;
import tocsin.app.desk.DeskPlan;
import tocsin.app.desk.DeskRoster;
import tocsin.app.knowledge.FileKnowledge;
import tocsin.desk.http.DeskSettings;
import tocsin.desk.store.StoreException;

/** {@code tocsin demo}. */
@Command(
    name = "demo",
    mixinStandardHelpOptions = true,
    description =
        "Live through the sample town: records stream in, alerts become cases, and you work them as"
            + " operator and advisor in a browser.",
    footer = {
      "",
      "Examples:",
      "  tocsin demo                  # prints addresses, accounts and what to try; Ctrl-C ends it",
      "  tocsin demo --minutes 30     # the town's three days in half an hour",
      "  tocsin demo --once           # replay the town, walk one case to its end, print it, and end",
    })
final class DemoCommand implements Callable<Integer> {
  private static final String TOWN_FOLDER = "sample-data/town";

  @Option(names = "--once", description = "end when the results are written")
  private boolean once;

  @Option(
      names = "--minutes",
      defaultValue = "10",
      paramLabel = "N",
      description = "how long the town's three days take (default: ${DEFAULT-VALUE})")
  private int minutes;

  @Option(
      names = "--port",
      defaultValue = "8686",
      paramLabel = "PORT",
      description = "the desk's port; 0 for any free one (default: ${DEFAULT-VALUE})")
  private int port;

  @Override
  public Integer call() {
    Path town = Home.resolve(TOWN_FOLDER);
    if (!Files.isDirectory(town)) {
      throw new TocsinException(ExitCode.IO, town + " is missing: is this a whole copy of tocsin?");
    }
    if (minutes < 1 || minutes > 24 * 60) {
      throw new TocsinException(ExitCode.USAGE, "--minutes " + minutes + " is outside 1 to 1440");
    }
    Path out = Path.of(System.getProperty("tocsin.home", "."), ".tocsin", "demo");
    if (once) {
      return replay(town, out);
    }
    try {
      return new LiveDemo(town, out.resolve("live"), minutes * 60_000L, port).run();
    } catch (IOException | StoreException e) {
      throw new TocsinException(ExitCode.IO, String.valueOf(e.getMessage()));
    }
  }

  private static int replay(Path town, Path out) {
    Settings settings = Settings.read(null, Map.of());
    InputOptions options =
        new InputOptions(
            List.of(town.resolve("records.jsonl.gz").toString()),
            List.of(town.resolve("indicators.csv").toString()),
            town.resolve("roster"),
            town.resolve("lines.csv"),
            Home.resolve(settings.text(Setting.PACK_FOLDER)));
    FileKnowledge knowledge = options.knowledge(settings);
    InputSpec input = options.input(settings, false, System.currentTimeMillis());
    Replay replay =
        new Replay(knowledge, input, out, options.parallelism(settings), TempFolders.open());
    int exit = ReplayCommand.report(input, replay::run, out, town.resolve("truth"), false);
    if (exit == ExitCode.OK) {
      System.out.print(atTheDesk(knowledge, out.resolve("alerts.jsonl")));
    }
    System.out.printf("%nResults: %s%nOpen %s in a browser.%n", out, out.resolve("report.html"));
    System.out.println("The desk at work, to be tried in a browser: ./tocsin demo");
    return exit;
  }

  private static String atTheDesk(FileKnowledge knowledge, Path alerts) {
    Path folder = TempFolders.open().resolve("desk");
    try {
      DeskPlan plan = DeskPlan.sqlite(folder, DeskSettings.DEFAULT.onPort(0));
      return DemoRound.walk(plan, DeskRoster.read(knowledge), alerts);
    } catch (IOException | StoreException e) {
      throw new TocsinException(ExitCode.FINDINGS, "the desk's round broke off: " + e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new TocsinException(ExitCode.FINDINGS, "the desk's round was interrupted");
    } finally {
      TempFolders.remove(folder);
    }
  }
}
