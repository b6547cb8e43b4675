package tocsin.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
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
  private final FileKnowledge knowledge;
  private final InputSpec input;
  private final Path out;
  private final int parallelism;
  private final Path temp;

  /** What a run leaves behind for summaries. */
  record Result(Loaded loaded, List<InputAccount> accounts, long horizon) {}

  Replay(FileKnowledge knowledge, InputSpec input, Path out, int parallelism, Path temp) {
    this.knowledge = knowledge;
    this.input = input;
    this.out = out;
    this.parallelism = parallelism;
    this.temp = temp;
  }

  /** Runs to the end. */
  Result run() {
    try {
      Loaded loaded = KnowledgeLoader.load(knowledge);
      Editions.put(knowledge, "", loaded.edition());
      Files.createDirectories(out);
      ResultFiles results = Wiring.results(out);
      results.removeParts();
      execute(results);
      List<InputAccount> accounts = results.accounts();
      long horizon = horizon(accounts);
      results.merge(horizon);
      return new Result(loaded, accounts, horizon);
    } catch (IOException | UncheckedIOException e) {
      throw new TocsinException(ExitCode.IO, String.valueOf(e.getMessage()));
    }
  }

  private void execute(ResultFiles results) throws IOException {
    // Planning looks into every file; a path that does not exist is better told before the job.
    tocsin.adapters.file.InputFiles.expand(input.paths());
    StreamExecutionEnvironment env = EmbeddedFlink.batch(parallelism, temp);
    JobSettings settings = new JobSettings(Emission.SETTLED, 0, 0);
    Wiring.layOut(env, knowledge, input, parallelism, 0, settings, results);
    Jobs.execute(env, "tocsin replay");
  }

  /** The last record's time over all inputs. */
  static long horizon(List<InputAccount> accounts) {
    return accounts.stream().mapToLong(InputAccount::lastAt).max().orElse(Long.MIN_VALUE);
  }
}
