package tocsin.app;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tocsin.adapters.file.InputSpec;
import tocsin.app.knowledge.FileKnowledge;

/** {@code tocsin replay}. */
@Command(
    name = "replay",
    mixinStandardHelpOptions = true,
    description = "Run a history through the engine and write what came of it.",
    footer = {
      "",
      "Examples:",
      "  tocsin replay --records sample-data/town/records.jsonl.gz --indicators sample-data/town/indicators.csv"
          + " --roster sample-data/town/roster --out out",
      "  zcat zeek/*.gz | tocsin replay --records - --format zeek-json --out out",
      "",
      "Output: alerts.jsonl assignments.jsonl targets.jsonl rejects.jsonl summary.json report.html contacts/",
    })
final class ReplayCommand implements Callable<Integer> {
  @Mixin private InputOptions options = new InputOptions();

  @Option(names = "--out", required = true, paramLabel = "DIR", description = "output folder")
  private @Nullable Path out;

  @Option(names = "--truth", paramLabel = "DIR", description = "a simulated city's truth")
  private @Nullable Path truth;

  @Option(
      names = "--resumable",
      description = "keep checkpoints; the same command goes on where a killed one had come to")
  private boolean resumable;

  @Option(names = "--json", description = "print the summary as JSON")
  private boolean json;

  @Override
  public Integer call() {
    Settings settings = options.settings();
    FileKnowledge knowledge = options.knowledge(settings);
    if (knowledge.keyFile().isEmpty()) {
      System.err.println(
          "tocsin: no pseudonym key (privacy.key-file): addresses become pseudonyms under a public"
              + " key, which protects nobody. Fine for synthetic data.");
    }
    InputSpec input = options.input(settings, false, System.currentTimeMillis());
    if (out == null) {
      throw new TocsinException(ExitCode.USAGE, "--out is missing");
    }
    Replay replay =
        new Replay(knowledge, input, out, options.parallelism(settings), TempFolders.open());
    long checkpoints = settings.millis(Setting.JOB_CHECKPOINTS);
    if (resumable && checkpoints == 0) {
      throw new TocsinException(ExitCode.CONFIG, "--resumable needs job.checkpoints above 0s");
    }
    return report(
        input, resumable ? () -> replay.resume(checkpoints) : replay::run, out, truth, json);
  }

  /** Runs, writes, prints; the exit code. */
  @SuppressWarnings("try") // the bar runs by itself
  static int report(
      InputSpec input,
      Supplier<Replay.Result> replay,
      Path out,
      @Nullable Path truth,
      boolean json) {
    long started = System.nanoTime();
    Replay.Result result;
    try (Progress progress = Progress.over(input)) {
      result = replay.get();
    }
    double seconds = (System.nanoTime() - started) / 1e9;
    Summary summary = Summary.of(result, out, truth);
    OutputFiles.write(summary, result, out);
    System.out.print(json ? summary.json() + "\n" : summary.text(seconds));
    return summary.addsUp() ? ExitCode.OK : ExitCode.FINDINGS;
  }
}
