package tocsin.app;

import java.io.IOException;
import java.nio.file.Path;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.jspecify.annotations.Nullable;
import tocsin.adapters.file.InputSpec;
import tocsin.adapters.results.ResultFiles;
import tocsin.app.desk.DeskProcess;
import tocsin.app.knowledge.FileKnowledge;
import tocsin.desk.feed.ResultFeed;
import tocsin.job.Emission;
import tocsin.job.JobSettings;

/** The engine on live input, with or without a desk beside it. */
final class LiveRun {
  private final Settings settings;
  private final InputOptions options;
  private final FileKnowledge knowledge;
  private final RunFolders folders;
  private boolean fresh;
  private boolean settled;

  LiveRun(Settings settings, InputOptions options, FileKnowledge knowledge, RunFolders folders) {
    this.settings = settings;
    this.options = options;
    this.knowledge = knowledge;
    this.folders = folders;
  }

  /** Whether to begin anew, without the last checkpoint. */
  LiveRun fresh(boolean wanted) {
    fresh = wanted;
    return this;
  }

  /** Whether to send versions only when nothing earlier can come any more. */
  LiveRun settled(boolean wanted) {
    settled = wanted;
    return this;
  }

  /**
   * Runs until the input ends; a followed one does not.
   *
   * @param desk takes the results in, null for none
   * @throws IOException when the output folder cannot be used
   */
  void run(InputSpec input, boolean follow, @Nullable DeskProcess desk) throws IOException {
    TargetStudy study = TargetStudy.of(Path.of(knowledge.pack()));
    Path state = folders.out().resolve(settings.text(Setting.JOB_STATE)).toAbsolutePath();
    Path restore = fresh ? null : RunCommand.newestCheckpoint(state).orElse(null);
    ResultFiles results = new ResultFiles(folders.out(), RunFolders.LIVE, true);
    if (restore == null) {
      ResultFeed.forget(folders.run());
      results.removeParts();
    } else {
      System.err.println("tocsin: going on from " + restore);
    }
    if (desk != null) {
      desk.link(folders.parts(), folders.run());
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
    if (desk != null) {
      desk.drain();
    }
    results.merge(Replay.horizon(results.accounts()), study);
    TempFolders.remove(state);
  }
}
