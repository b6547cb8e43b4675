package tocsin.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tocsin.adapters.file.InputSpec;
import tocsin.adapters.json.HuntFile;
import tocsin.adapters.json.Problem;
import tocsin.adapters.json.Times;
import tocsin.app.knowledge.FileKnowledge;
import tocsin.app.knowledge.KnowledgeException;
import tocsin.app.knowledge.KnowledgeLoader;
import tocsin.core.discover.hunt.Bounds;
import tocsin.core.discover.hunt.Find;
import tocsin.core.discover.hunt.Hunt;
import tocsin.job.Edition;

/** {@code tocsin hunt}. */
@Command(
    name = "hunt",
    mixinStandardHelpOptions = true,
    description = {
      "Look a whole history over for targets that no list knows, two steps from confirmed ones.",
      "First for sites whose visitors were at confirmed targets, as the stream does; then for sites",
      "whose visitors were at what that found. What is found is suspect, never a seed.",
    },
    footer = {
      "",
      "Examples:",
      "  tocsin hunt --records city/records.jsonl --indicators city/indicators.csv --out hunt",
      "  tocsin hunt --records archive/ --indicators feeds/ --lines lines.csv"
          + " --as-of 2026-03-08T00:00:00+08:00 --out hunts/2026-03-08 --feed feeds/hunt-2026-03-08.csv",
      "",
      "Output: indicators.csv (source 'hunt', valid for the pack's retention) and hunt.jsonl, which",
      "says what led to each. A run that watches the folder feeds/ takes the indicators up; on a",
      "cluster: tocsin publish indicators feeds/. What earlier hunts found is no evidence for this one.",
    })
final class HuntCommand implements Callable<Integer> {
  /** What to write. */
  enum Rounds {
    /** Only what the stream cannot find. */
    SECOND,
    /** Also what the stream finds by itself where discovery is on. */
    BOTH
  }

  @Mixin private InputOptions options = new InputOptions();

  @Option(
      names = "--as-of",
      paramLabel = "TIME",
      description =
          "leave out what happened or became known from then on (default: after the last record,"
              + " for which the history is read twice)")
  private @Nullable String asOf;

  @Option(names = "--out", required = true, paramLabel = "DIR", description = "output folder")
  private Path out = Path.of("");

  @Option(
      names = "--feed",
      paramLabel = "FILE",
      description = "where the indicators go (default: indicators.csv in the output folder)")
  private @Nullable Path feed;

  @Option(
      names = "--rounds",
      defaultValue = "second",
      paramLabel = "ROUNDS",
      description =
          "second: what only two steps lead to; both: what the stream finds too"
              + " (default: ${DEFAULT-VALUE})")
  private Rounds rounds = Rounds.SECOND;

  @Option(names = "--json", description = "print the summary as JSON")
  private boolean json;

  @Override
  @SuppressWarnings("try") // the bar runs by itself
  public Integer call() {
    Settings settings = options.settings();
    FileKnowledge knowledge = options.knowledge(settings);
    InputSpec input = options.input(settings, false, System.currentTimeMillis());
    long given = time(input);
    Bounds bounds = bounds(Path.of(knowledge.pack()));
    try {
      Edition edition = KnowledgeLoader.load(knowledge).edition();
      HuntRun run = new HuntRun(edition, bounds, input);
      long closed = given == Times.NONE ? run.end() : given;
      Hunt.Outcome outcome;
      try (Progress progress = Progress.over(input)) {
        outcome = run.hunt(closed, (site, probability) -> {});
      }
      List<Find> finds =
          outcome.finds().stream()
              .filter(find -> rounds == Rounds.BOTH || find.round() == 2)
              .toList();
      HuntFiles files = new HuntFiles(edition.model().pack(), closed);
      HuntFiles.write(out.resolve("hunt.jsonl"), files.evidence(finds));
      Path indicators = feed == null ? out.resolve("indicators.csv") : feed;
      HuntFiles.write(indicators, files.indicators(finds));
      long listed = finds.stream().filter(find -> files.confidence(find) > 0).count();
      HuntSummary summary =
          new HuntSummary(closed, outcome, run.accounts(), finds.size(), listed, indicators);
      System.out.print(json ? summary.json() + "\n" : summary.text());
      return ExitCode.OK;
    } catch (IOException | UncheckedIOException e) {
      throw new TocsinException(ExitCode.IO, String.valueOf(e.getMessage()));
    }
  }

  private long time(InputSpec input) {
    if (asOf == null) {
      if (input.paths().contains("-")) {
        throw new TocsinException(
            ExitCode.USAGE, "--as-of is missing: standard input cannot be read twice");
      }
      return Times.NONE;
    }
    long at = Times.parse(asOf);
    if (at == Times.NONE) {
      throw new TocsinException(
          ExitCode.USAGE,
          "--as-of '" + asOf + "' is no time; allowed: 2026-03-02T00:00:00+08:00 or milliseconds");
    }
    return at;
  }

  /** A pack's bounds of the hunt. */
  static Bounds bounds(Path pack) {
    List<Problem> problems = new ArrayList<>();
    Bounds bounds = HuntFile.read(pack, problems);
    if (bounds == null) {
      throw new KnowledgeException(problems.stream().map(Problem::toString).toList());
    }
    return bounds;
  }
}
