package tocsin.app;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tocsin.adapters.file.InputSpec;
import tocsin.app.desk.DeskPlan;
import tocsin.app.desk.DeskProcess;
import tocsin.app.desk.DeskRoster;
import tocsin.app.knowledge.FileKnowledge;
import tocsin.desk.feed.FeedbackFiles;
import tocsin.desk.store.StoreException;

/** {@code tocsin run}. */
@Command(
    name = "run",
    mixinStandardHelpOptions = true,
    description =
        "Run the engine on live input together with the desk: alerts go out at once, are amended,"
            + " and become cases that operators and advisors work.",
    footer = {
      "",
      "Examples:",
      "  head -c 32 /dev/urandom > key",
      "  tocsin run --records /var/log/zeek/current --follow -D privacy.key-file=key"
          + " --indicators feeds --roster roster --out out",
      "",
      "The console is at http://localhost:8686/, the advisors' page at /advisor (desk.port). The",
      "first accounts are told in OUT/.tocsin/desk/first-sign-in.txt; more: tocsin desk --add-user.",
      "Results appear in OUT/live/ as they come, what people found in OUT/feedback/; confirmed",
      "targets come back as indicators at the next look (feeds.refresh). A killed run goes on from",
      "its last checkpoint and loses no case. Without --follow it ends with its input.",
    })
final class RunCommand implements Callable<Integer> {
  @Mixin private InputOptions options = new InputOptions();

  @Option(names = "--out", required = true, paramLabel = "DIR", description = "output folder")
  private @Nullable Path out;

  @Option(names = "--follow", description = "wait for more at the end of files, and for new files")
  private boolean follow;

  @Option(names = "--fresh", description = "begin anew, without the last checkpoint")
  private boolean fresh;

  @Option(names = "--no-desk", description = "only write results; a desk may read them elsewhere")
  private boolean noDesk;

  @Option(
      names = "--settled",
      description = "send versions only when nothing earlier can come any more")
  private boolean settled;

  @Override
  public Integer call() {
    Settings settings = options.settings();
    byte[] key = DeskOptions.key(settings);
    Path folder = out == null ? Path.of("out") : out;
    InputSpec input = options.input(settings, follow, System.currentTimeMillis());
    RunFolders folders = new RunFolders(folder);
    try {
      Files.createDirectories(folder);
      if (noDesk) {
        run(settings, options.knowledge(settings), folders).run(input, follow, null);
      } else {
        withDesk(settings, input, folders, key);
      }
    } catch (IOException | StoreException e) {
      throw new TocsinException(ExitCode.IO, String.valueOf(e.getMessage()));
    }
    return ExitCode.OK;
  }

  private void withDesk(Settings settings, InputSpec input, RunFolders folders, byte[] key)
      throws IOException {
    if (!options.knowledge(settings).dispositions().isEmpty()) {
      throw new TocsinException(
          ExitCode.USAGE, "--handled goes with --no-desk: a desk tells them by itself");
    }
    if (!options.knowledge(settings).judgements().isEmpty()) {
      throw new TocsinException(
          ExitCode.USAGE, "--judged goes with --no-desk: a desk tells it by itself");
    }
    DeskPlan plan = DeskOptions.plan(settings, folders.out());
    DeskRoster roster = DeskRoster.read(options.knowledge(settings));
    try (DeskProcess desk = DeskProcess.start(plan, roster, key, InstantSource.system())) {
      Runtime.getRuntime().addShutdownHook(new Thread(desk::close, "desk-end"));
      desk.watchRoster(Math.max(1_000, settings.millis(Setting.FEEDS_REFRESH)));
      System.err.println(DeskWelcome.text(desk));
      // The files are there before the engine looks for them.
      desk.prepare(folders.feedback(), InstantSource.system());
      FileKnowledge knowledge =
          options
              .knowledge(settings)
              .with(
                  FeedbackFiles.verdicts(folders.feedback()),
                  FeedbackFiles.handlings(folders.feedback()),
                  FeedbackFiles.judgements(folders.feedback()));
      run(settings, knowledge, folders).run(input, follow, desk);
    }
  }

  private LiveRun run(Settings settings, FileKnowledge knowledge, RunFolders folders) {
    return new LiveRun(settings, options, knowledge, folders).fresh(fresh).settled(settled);
  }

  /** The newest complete checkpoint below a folder. */
  static Optional<Path> newestCheckpoint(Path state) {
    List<File> found = new ArrayList<>();
    // A job that runs makes and removes folders meanwhile; what is gone lists as nothing.
    for (File job : below(state.toFile())) {
      for (File checkpoint : below(job)) {
        File metadata = new File(checkpoint, "_metadata");
        if (metadata.isFile()) {
          found.add(metadata);
        }
      }
    }
    return found.stream()
        .max(Comparator.comparingLong(File::lastModified))
        .map(metadata -> metadata.toPath().getParent());
  }

  private static List<File> below(File folder) {
    File[] files = folder.listFiles();
    return files == null ? List.of() : List.of(files);
  }
}
