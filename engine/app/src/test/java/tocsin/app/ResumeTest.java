package tocsin.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tocsin.models.city.CityGenerator;
import tocsin.models.city.CityPlan;

/** A resumable replay gives the same bytes, killed or not, though records come late. */
class ResumeTest {
  @TempDir Path temp;

  @Test
  void resumable_killedOnce_endsInTheBytesOfAPlainReplay() throws Exception {
    Path city = temp.resolve("city");
    CityGenerator.make(
        new CityPlan(4000, 5, 11, CityPlan.DEFAULT_START, 60), city, CityGenerator.Writing.PLAIN);
    Path plain = temp.resolve("plain");
    assertThat(start(city, plain, false).waitFor()).isZero();

    Path out = temp.resolve("out");
    Process process = start(city, out, true);
    while (RunCommand.newestCheckpoint(out.resolve(".tocsin/replay")).isEmpty()
        && !process.waitFor(5, TimeUnit.MILLISECONDS)) {
      // until there is something to go on from
    }
    boolean killed = process.isAlive();
    process.destroyForcibly().waitFor();
    assertThat(start(city, out, true).waitFor()).isZero();

    System.out.println(killed ? "killed" : "ended before its first checkpoint");
    for (String file :
        List.of("alerts.jsonl", "assignments.jsonl", "targets.jsonl", "campaigns.jsonl")) {
      assertThat(out.resolve(file)).hasSameBinaryContentAs(plain.resolve(file));
    }
    assertThat(Files.size(plain.resolve("alerts.jsonl"))).isPositive();
    assertThat(out.resolve(".tocsin/replay")).doesNotExist();
  }

  private Process start(Path city, Path out, boolean resumable) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-Xmx1g");
    command.add("-Djava.io.tmpdir=" + Files.createDirectories(temp.resolve("scratch")));
    command.add("-cp");
    command.add(
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")));
    command.add(Main.class.getName());
    command.addAll(List.of("replay", "--records", city.resolve("records.jsonl").toString()));
    command.addAll(List.of("--indicators", city.resolve("indicators.csv").toString()));
    command.addAll(List.of("--roster", city.resolve("roster").toString()));
    command.addAll(List.of("--lines", city.resolve("lines.csv").toString()));
    command.addAll(List.of("--pack", ReferenceRun.root().resolve("models/packs/base").toString()));
    command.addAll(List.of("--out", out.toString()));
    if (resumable) {
      command.addAll(List.of("--resumable", "-D", "job.checkpoints=200ms"));
    }
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(temp.resolve("log").toFile())
        .start();
  }
}
