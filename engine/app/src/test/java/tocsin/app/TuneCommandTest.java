package tocsin.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tocsin.models.city.CityPlan;

class TuneCommandTest {
  @TempDir static Path temp;
  private static Town town;
  private static Path first;

  @BeforeAll
  static void tuneOnce() throws IOException {
    town = Town.make(temp.resolve("town"), 1500, 4, 5);
    first = temp.resolve("first");
    assertThat(tune(first, town.folder().resolve("truth"))).isZero();
  }

  private static int tune(Path out, Path truth, String... more) {
    List<String> command = new ArrayList<>(List.of("tune", "--trials", "40", "--capacity", "10"));
    command.addAll(List.of("--records", town.records().toString()));
    command.addAll(List.of("--indicators", town.folder().resolve("indicators.csv").toString()));
    command.addAll(List.of("--lines", town.folder().resolve("lines.csv").toString()));
    command.addAll(List.of("--roster", town.folder().resolve("roster").toString()));
    command.addAll(List.of("--pack", ReferenceRun.root().resolve("models/packs/base").toString()));
    command.addAll(List.of("--truth", truth.toString(), "--out", out.toString()));
    command.addAll(List.of(more));
    return Main.execute(command.toArray(String[]::new));
  }

  @Test
  void tune_sameHistoryAndSeed_givesTheSameBytes() {
    Path again = temp.resolve("again");

    assertThat(tune(again, town.folder().resolve("truth"))).isZero();

    assertThat(again.resolve("tuning.yaml")).hasSameBinaryContentAs(first.resolve("tuning.yaml"));
    assertThat(again.resolve("EVIDENCE.md")).hasSameBinaryContentAs(first.resolve("EVIDENCE.md"));
  }

  @Test
  void tune_result_isTheNextVersionAndSound() throws IOException {
    assertThat(Files.readString(first.resolve("pack.yaml"))).contains("version: 2");
    assertThat(Main.execute("validate", "--pack", first.toString())).isZero();
    assertThat(Files.readString(first.resolve("EVIDENCE.md")))
        .contains("检验 · test")
        .contains("just inside")
        .contains("refused for more work");
    assertThat(tune(first, town.folder().resolve("truth")))
        .as("a pack is never written over")
        .isEqualTo(ExitCode.USAGE);
  }

  @Test
  void tune_whatTheLastFoldHolds_hasNoPartInTheChoice() throws IOException {
    long lastFold = CityPlan.DEFAULT_START + 3 * 86_400_000L;
    Path truth = Files.createDirectories(temp.resolve("other-truth"));
    Path original = town.folder().resolve("truth");
    Files.copy(original.resolve("city.json"), truth.resolve("city.json"));
    Files.copy(original.resolve("funnel.jsonl"), truth.resolve("funnel.jsonl"));
    List<String> kept = new ArrayList<>();
    Pattern payment = Pattern.compile("\"payments\":\\[\\{\"at\":(\\d+)");
    for (String line : Files.readAllLines(original.resolve("victims.jsonl"))) {
      Matcher at = payment.matcher(line);
      boolean early = at.find() && Long.parseLong(at.group(1)) < lastFold;
      kept.add(early ? line : line.replaceAll("\"yuan\":\\d+", "\"yuan\":1"));
    }
    Files.write(truth.resolve("victims.jsonl"), kept);

    Path out = temp.resolve("other");
    assertThat(tune(out, truth)).isZero();

    assertThat(out.resolve("tuning.yaml")).hasSameBinaryContentAs(first.resolve("tuning.yaml"));
    assertThat(Files.readString(out.resolve("EVIDENCE.md")))
        .isNotEqualTo(Files.readString(first.resolve("EVIDENCE.md")));
  }

  @Test
  void tune_workBeyondWhatAdvisorsCanDo_isRefusedAndNothingWritten() {
    Path out = temp.resolve("overload");

    assertThat(
            tune(out, town.folder().resolve("truth"), "--advisors", "1", "--minutes", "yellow=90"))
        .isEqualTo(ExitCode.FINDINGS);

    assertThat(out).doesNotExist();
  }

  @Test
  void tune_optionsOutOfRange_areUsageErrors() {
    Path truth = town.folder().resolve("truth");
    Path out = temp.resolve("never");

    assertThat(tune(out, truth, "--folds", "1")).isEqualTo(ExitCode.USAGE);
    assertThat(tune(out, truth, "--needless", "-1")).isEqualTo(ExitCode.USAGE);
    assertThat(tune(out, truth, "--dispositions", "x.jsonl")).isEqualTo(ExitCode.USAGE);
  }
}
