package tocsin.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tocsin.adapters.file.InputSpec;
import tocsin.adapters.results.ResultFiles;
import tocsin.app.knowledge.FileKnowledge;
import tocsin.job.Emission;
import tocsin.job.JobSettings;

/** {@code tocsin run}. */
@Command(
    name = "run",
    mixinStandardHelpOptions = true,
    description = "Run the engine on live input: alerts go out at once and are amended.",
    footer = {
      "",
      "Example:",
      "  tocsin run --records /var/log/zeek/current --follow -D privacy.key-file=/etc/tocsin/key"
          + " --indicators feeds --roster roster --out out",
      "",
      "Results appear in OUT/live/ as they come. A killed run goes on from its last checkpoint.",
    })
final class RunCommand implements Callable<Integer> {
  @Mixin private InputOptions options = new InputOptions();

  @Option(names = "--out", required = true, paramLabel = "DIR", description = "output folder")
  private @Nullable Path out;

  @Option(names = "--follow", description = "wait for more at the end of files, and for new files")
  private boolean follow;

  @Option(names = "--fresh", description = "begin anew, without the last checkpoint")
  private boolean fresh;

  @Option(
      names = "--settled",
      description = "send versions only when nothing earlier can come any more")
  private boolean settled;

  @Override
  public Integer call() {
    Settings settings = options.settings();
    FileKnowledge knowledge = options.knowledge(settings);
    if (knowledge.keyFile().isEmpty()) {
      throw new TocsinException(
          ExitCode.CONFIG,
          "no pseudonym key: set privacy.key-file to a file of at least 16 random bytes"
              + " (head -c 32 /dev/urandom > key)");
    }
    InputSpec input = options.input(settings, follow, System.currentTimeMillis());
    Path folder = out == null ? Path.of("out") : out;
    try {
      run(settings, knowledge, input, folder);
    } catch (IOException e) {
      throw new TocsinException(ExitCode.IO, String.valueOf(e.getMessage()));
    }
    return ExitCode.OK;
  }

  private void run(Settings settings, FileKnowledge knowledge, InputSpec input, Path folder)
      throws IOException {
    TargetStudy study = TargetStudy.of(Path.of(knowledge.pack()));
    Files.createDirectories(folder);
    Path state = folder.resolve(settings.text(Setting.JOB_STATE)).toAbsolutePath();
    Path restore = fresh ? null : newestCheckpoint(state).orElse(null);
    ResultFiles results = new ResultFiles(folder, "live", true);
    if (restore == null) {
      results.removeParts();
    } else {
      System.err.println("tocsin: going on from " + restore);
    }
    int parallelism = options.parallelism(settings);
    StreamExecutionEnvironment env =
        EmbeddedFlink.streaming(
            parallelism,
            TempFolders.open(),
            settings.millis(Setting.JOB_BUFFER_TIMEOUT),
            settings.millis(Setting.JOB_CHECKPOINTS),
            state,
            restore);
    JobSettings job =
        new JobSettings(
            settled ? Emission.SETTLED : Emission.AT_ONCE,
            settings.millis(Setting.INGEST_DISORDER),
            follow ? settings.millis(Setting.INGEST_IDLE) : 0);
    Wiring.layOut(
        env,
        knowledge,
        input,
        parallelism,
        follow ? settings.millis(Setting.FEEDS_REFRESH) : 0,
        job,
        results);
    Jobs.execute(env, "tocsin run");
    results.merge(Replay.horizon(results.accounts()), study);
    TempFolders.remove(state);
  }

  /** The newest complete checkpoint below a folder. */
  static Optional<Path> newestCheckpoint(Path state) throws IOException {
    if (!Files.isDirectory(state)) {
      return Optional.empty();
    }
    try (Stream<Path> entries = Files.walk(state, 3)) {
      return entries
          .filter(entry -> entry.getFileName().toString().equals("_metadata"))
          .max(Comparator.comparingLong(entry -> entry.toFile().lastModified()))
          .map(Path::getParent);
    }
  }
}
