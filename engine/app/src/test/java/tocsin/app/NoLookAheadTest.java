package tocsin.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tocsin.adapters.file.InputSpec;
import tocsin.adapters.json.AlertReader;
import tocsin.app.knowledge.FileKnowledge;
import tocsin.domain.alert.Alert;
import tocsin.models.city.CityPlan;

/** What becomes known later changes nothing that was said before. */
class NoLookAheadTest {
  private static final long HOUR = 3_600_000L;

  @TempDir static Path temp;
  private static Town town;
  private static List<Alert> whole;

  @BeforeAll
  static void replayWhole() throws IOException {
    town = Town.make(temp.resolve("town"), 800, 4, 21);
    whole = replay(town.knowledge(), town.input(), "whole");
    assertThat(whole).hasSizeGreaterThan(100);
  }

  private static List<Alert> replay(FileKnowledge knowledge, InputSpec input, String name)
      throws IOException {
    Path out = temp.resolve(name);
    new Replay(knowledge, input, out, 2, temp.resolve("tmp-" + name)).run();
    return AlertReader.read(out.resolve("alerts.jsonl"));
  }

  private static List<Alert> before(List<Alert> alerts, long time) {
    return alerts.stream().filter(alert -> alert.decidedAt() < time).toList();
  }

  @ParameterizedTest
  @ValueSource(ints = {20, 45, 71})
  void laterRecords_changeNoEarlierAlert(int hours) throws IOException {
    long until = CityPlan.DEFAULT_START + hours * HOUR;

    List<Alert> part =
        replay(town.knowledge(), town.input().window(Long.MIN_VALUE, until), "until" + hours);

    long last = until - HOUR / 4;
    assertThat(before(part, last)).isNotEmpty().isEqualTo(before(whole, last));
  }

  @Test
  void laterKnowledge_changesNoEarlierAlert() throws IOException {
    long seed = 20261122;
    SplittableRandom random = new SplittableRandom(seed);
    long from = CityPlan.DEFAULT_START + 60 * HOUR;
    Path list = temp.resolve("more.csv");
    Files.copy(town.folder().resolve("indicators.csv"), list);
    List<String> sites = Files.readAllLines(town.folder().resolve("truth/sites.jsonl"));
    for (String site : sites) {
      boolean host =
          site.contains("\"kind\":\"host\"") && site.matches(".*\"target\":\".*[a-z]\".*");
      if (host && random.nextBoolean()) {
        String target = site.substring(11, site.indexOf('"', 11));
        long known = from + random.nextLong(30 * HOUR);
        Files.writeString(
            list, "host," + target + ",F01,95,later,,," + known + "\n", StandardOpenOption.APPEND);
      }
    }
    FileKnowledge before = town.knowledge();
    FileKnowledge after =
        new FileKnowledge(
            before.pack(), List.of(list.toString()), before.roster(), before.lines(), "");

    List<Alert> told = replay(after, town.input(), "later");

    assertThat(before(told, from)).as("seed %d", seed).isEqualTo(before(whole, from));
    assertThat(told).as("the later entries do matter later").isNotEqualTo(whole);
  }

  @Test
  void window_accountAddsUpWithWhatIsLeftOut() throws IOException {
    Path out = temp.resolve("window");
    int exit =
        Main.execute(
            "replay",
            "--records",
            town.records().toString(),
            "--pack",
            ReferenceRun.root().resolve("models/packs/base").toString(),
            "--skip",
            "1d",
            "--limit",
            "24h",
            "--out",
            out.toString());

    assertThat(exit).isZero();
    String summary = Files.readString(out.resolve("summary.json"));
    long lines = town.lines().size();
    assertThat(summary).containsPattern("\"lines\" ?: ?" + lines);
    assertThat(summary).contains("outside-window");
    String tooEarly = "2001-01-01T00:00:00Z";
    assertThat(
            Main.execute(
                "replay",
                "--records",
                town.records().toString(),
                "--until",
                tooEarly,
                "--limit",
                "1d",
                "--out",
                out.toString()))
        .isEqualTo(ExitCode.USAGE);
  }
}
