package tocsin.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import tocsin.adapters.file.InputFiles;
import tocsin.adapters.file.InputSpec;
import tocsin.adapters.results.ResultFiles;
import tocsin.app.knowledge.FileKnowledge;
import tocsin.app.knowledge.KnowledgeLoader;
import tocsin.app.knowledge.Loaded;
import tocsin.domain.traffic.InputAccount;
import tocsin.job.Editions;
import tocsin.job.Emission;
import tocsin.job.JobSettings;

/**
 * One run over a history, from its records to the output files. Versions, order and bytes of the
 * output depend on the history and the pack alone, not on parallelism, file names or the clock.
 */
final class Replay {
  /**
   * So far out of order that nothing is late: what is remembered is a set, order does not matter.
   */
  private static final long ANY_DISORDER = Long.MAX_VALUE / 4;

  private final FileKnowledge knowledge;
  private final InputSpec input;
  private final Path out;
  private final int parallelism;
  private final Path temp;

  /** What a run leaves behind for summaries. */
  record Result(Loaded loaded, List<InputAccount> accounts, long horizon, TargetStudy study) {}

  Replay(FileKnowledge knowledge, InputSpec input, Path out, int parallelism, Path temp) {
    this.knowledge = knowledge;
    this.input = input;
    this.out = out;
    this.parallelism = parallelism;
    this.temp = temp;
  }

  /** Runs to the end. */
  Result run() {
    return run(0);
  }

  /**
   * Runs to the end with checkpoints, from where a killed run of the same inputs had come to. The
   * output is the same; it takes somewhat longer.
   *
   * @param checkpointMillis time between checkpoints, positive
   */
  Result resume(long checkpointMillis) {
    return run(checkpointMillis);
  }

  private Result run(long checkpointMillis) {
    try {
      Loaded loaded = KnowledgeLoader.load(knowledge);
      TargetStudy study = TargetStudy.of(Path.of(knowledge.pack()));
      Editions.put(knowledge, "", loaded.edition());
      Files.createDirectories(out);
      // Planning looks into every file; a path that does not exist is better told before the job.
      List<String> files = InputFiles.expand(input.paths());
      ResultFiles results = Wiring.results(out);
      if (checkpointMillis > 0) {
        executeResumable(checkpointMillis, results, files);
      } else {
        results.removeParts();
        execute(EmbeddedFlink.batch(parallelism, temp), 0, results);
      }
      List<InputAccount> accounts = results.accounts();
      long horizon = horizon(accounts);
      results.merge(horizon, study);
      return new Result(loaded, accounts, horizon, study);
    } catch (IOException | UncheckedIOException e) {
      throw new TocsinException(ExitCode.IO, String.valueOf(e.getMessage()));
    }
  }

  private void executeResumable(long checkpointMillis, ResultFiles results, List<String> files)
      throws IOException {
    Path state = out.resolve(".tocsin/replay").toAbsolutePath();
    Path begun = state.resolve("inputs");
    String inputs = input + " " + parallelism + " " + knowledge.fingerprint(files);
    boolean same = Files.exists(begun) && Files.readString(begun).equals(inputs);
    Path restore = same ? RunCommand.newestCheckpoint(state).orElse(null) : null;
    if (restore == null) {
      TempFolders.remove(state);
      results.removeParts();
    }
    Files.createDirectories(state);
    Files.writeString(begun, inputs);
    execute(
        EmbeddedFlink.streaming(parallelism, temp, 100, checkpointMillis, state, restore),
        ANY_DISORDER,
        results);
    TempFolders.remove(state);
  }

  private void execute(StreamExecutionEnvironment env, long disorderMillis, ResultFiles results) {
    JobSettings settings = new JobSettings(Emission.SETTLED, disorderMillis, 0);
    Wiring.layOut(env, knowledge, input, parallelism, 0, settings, results);
    Jobs.execute(env, "tocsin replay");
  }

  /** The last record's time over all inputs. */
  static long horizon(List<InputAccount> accounts) {
    return accounts.stream().mapToLong(InputAccount::lastAt).max().orElse(Long.MIN_VALUE);
  }
}
