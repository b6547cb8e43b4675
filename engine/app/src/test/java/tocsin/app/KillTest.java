package tocsin.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A live run killed without warning goes on from its last checkpoint and ends in the same bytes.
 */
class KillTest {
  private static final long SEED = 20261123;
  private static final int KILLS = 3;

  @TempDir Path temp;

  @Test
  void run_killedAtRandomPoints_losesAndDoublesNothing() throws Exception {
    System.out.println("seed " + SEED);
    Random random = new Random(SEED);
    Town town = Town.make(temp.resolve("town"), 2500, 3, 9);
    Path expected = temp.resolve("expected");
    Path key = Files.write(temp.resolve("key"), new byte[32]);
    new Replay(town.knowledge(key), town.input(), expected, 2, temp.resolve("tmp")).run();
    Path out = temp.resolve("out");
    Path scratch = Files.createDirectories(temp.resolve("scratch"));

    int killed = 0;
    Process process = start(town, out, key, scratch);
    while (killed < KILLS) {
      boolean checkpointed = awaitCheckpoint(process, out);
      boolean ended = !checkpointed || process.waitFor(random.nextInt(400), TimeUnit.MILLISECONDS);
      if (ended) {
        break;
      }
      process.destroyForcibly().waitFor();
      killed++;
      process = start(town, out, key, scratch);
    }
    assertThat(process.waitFor(120, TimeUnit.SECONDS)).isTrue();

    System.out.println(killed + " kills");
    assertThat(process.exitValue()).isZero();
    assertThat(killed).isPositive();
    assertThat(WithinBounds.alerts(out)).isEqualTo(WithinBounds.alerts(expected)).isNotEmpty();
    assertThat(WithinBounds.assignments(out)).isEqualTo(WithinBounds.assignments(expected));
    assertThat(out.resolve("campaigns.jsonl"))
        .hasSameBinaryContentAs(expected.resolve("campaigns.jsonl"));
    assertThat(leftovers(scratch)).isEmpty();
  }

  private static Process start(Town town, Path out, Path key, Path scratch) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-Xmx1g");
    command.add("-Djava.io.tmpdir=" + scratch);
    command.add("-cp");
    command.add(
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")));
    command.add(Main.class.getName());
    command.addAll(
        List.of("run", "--no-desk", "--settled", "--records", town.records().toString()));
    command.addAll(List.of("--indicators", town.folder().resolve("indicators.csv").toString()));
    command.addAll(List.of("--roster", town.folder().resolve("roster").toString()));
    command.addAll(List.of("--lines", town.folder().resolve("lines.csv").toString()));
    command.addAll(List.of("--pack", ReferenceRun.root().resolve("models/packs/base").toString()));
    command.addAll(List.of("--out", out.toString(), "-D", "privacy.key-file=" + key));
    command.addAll(List.of("-D", "job.checkpoints=100ms"));
    return new ProcessBuilder(command).inheritIO().start();
  }

  /** Waits for a checkpoint of this process; false when the process ended first. */
  private static boolean awaitCheckpoint(Process process, Path out) throws Exception {
    long startedAt = process.info().startInstant().orElseThrow().toEpochMilli();
    while (!process.waitFor(5, TimeUnit.MILLISECONDS)) {
      var newest = RunCommand.newestCheckpoint(out.resolve(".tocsin/state"));
      if (newest.isPresent() && newest.get().toFile().lastModified() >= startedAt) {
        return true;
      }
    }
    return false;
  }

  /**
   * What dead processes left; the last process swept at its start and removed its own at its end.
   */
  private static List<String> leftovers(Path scratch) throws IOException {
    try (Stream<Path> entries = Files.list(scratch)) {
      return entries
          .map(entry -> entry.getFileName().toString())
          .filter(name -> !name.startsWith("hsperfdata"))
          .toList();
    }
  }
}
