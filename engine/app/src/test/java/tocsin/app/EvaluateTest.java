package tocsin.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tocsin.adapters.json.AlertReader;
import tocsin.core.evaluate.FigureText;
import tocsin.domain.alert.Alert;

class EvaluateTest {
  @TempDir static Path temp;
  private static Town town;
  private static Path replay;

  private record Ran(int exit, String out) {}

  @BeforeAll
  static void makeTown() throws IOException {
    System.setProperty("tocsin.home", ReferenceRun.root().toString());
    town = Town.make(temp.resolve("town"), 150, 3, 5);
    replay = temp.resolve("replay");
    new Replay(town.knowledge(), town.input(), replay, 1, temp.resolve("tmp")).run();
  }

  private static Ran run(String... more) {
    List<String> arguments = new ArrayList<>(List.of("evaluate", "--resamples", "50"));
    arguments.addAll(List.of(more));
    PrintStream before = System.out;
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
    try {
      int exit = Main.execute(arguments.toArray(new String[0]));
      return new Ran(exit, out.toString(StandardCharsets.UTF_8));
    } finally {
      System.setOut(before);
    }
  }

  private static Ran withBaselines(String... more) {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "--truth",
                town.folder().resolve("truth").toString(),
                "--records",
                town.records().toString(),
                "--indicators",
                town.folder().resolve("indicators.csv").toString(),
                "--lines",
                town.folder().resolve("lines.csv").toString()));
    arguments.addAll(List.of(more));
    arguments.add(replay.toString());
    return run(arguments.toArray(new String[0]));
  }

  private static JsonNode figure(JsonNode engine, String name, String group) {
    for (JsonNode figure : engine.path("figures")) {
      boolean named = figure.path("name").asText().equals(name);
      if (named && figure.path("group").asText().equals(group)) {
        return figure;
      }
    }
    throw new AssertionError(name + " " + group);
  }

  @Test
  void json_engineAndBaselines_sideBySide() throws IOException {
    Ran ran = withBaselines("--json");

    assertThat(ran.exit()).isEqualTo(ExitCode.OK);
    JsonNode engines = new ObjectMapper().readTree(ran.out()).path("engines");
    assertThat(engines.findValuesAsText("engine"))
        .containsExactly(
            "replay",
            "indicator-match",
            "indicator-match, budget",
            "single-rule",
            "frequency",
            "recency");
    double budget = figure(engines.get(0), "people.alerted", "above-blue").path("value").asDouble();
    for (int i = 2; i < engines.size(); i++) {
      assertThat(figure(engines.get(i), "people.alerted", "all").path("value").asDouble())
          .isLessThanOrEqualTo(budget);
    }
    JsonNode inTime = figure(engines.get(0), "victims.in-time", "all");
    assertThat(inTime.path("value").asDouble()).isBetween(0.0, 1.0);
    assertThat(figure(engines.get(1), "targets.recall", "all").path("value").isNull()).isTrue();
  }

  @Test
  void twice_givesTheSameBytes() throws IOException {
    Path table = temp.resolve("table.md");

    Ran first = withBaselines("--audit", "3", "--out", table.toString());
    String markdown = Files.readString(table);
    Ran second = withBaselines("--audit", "3", "--out", table.toString());

    assertThat(second).isEqualTo(first);
    assertThat(Files.readString(table)).isEqualTo(markdown);
    assertThat(markdown).contains("| 首次付款前已预警的受害人 | victims alerted before paying | all |");
    assertThat(first.out()).contains("抽查·未预警 · to review, not alerted: ");
  }

  @Test
  void dispositions_withoutTruth_scoreWhatWasReviewed() throws IOException {
    Alert alert = AlertReader.read(replay.resolve("alerts.jsonl")).get(0);
    Path desk = temp.resolve("desk.jsonl");
    Files.writeString(
        desk,
        "{\"alertId\":\"%s\",\"at\":%d,\"verdict\":\"V1\"}\n"
            .formatted(alert.alertId(), alert.decidedAt() + 600_000));

    Ran ran = run("--dispositions", desk.toString(), replay.toString());

    assertThat(ran.exit()).isEqualTo(ExitCode.OK);
    assertThat(ran.out()).contains("reviewed: true").contains("missed");
  }

  @Test
  void badTruthLine_isBadData() throws IOException {
    Path truth = Files.createDirectories(temp.resolve("bad"));
    Files.writeString(truth.resolve("victims.jsonl"), "{\"subject\":1}\n");

    assertThat(run("--truth", truth.toString(), replay.toString()).exit())
        .isEqualTo(ExitCode.BAD_DATA);
  }

  @Test
  void wrongUse_isToldApart() {
    String truth = town.folder().resolve("truth").toString();

    assertThat(run(replay.toString()).exit()).isEqualTo(ExitCode.USAGE);
    assertThat(run("--truth", truth).exit()).isEqualTo(ExitCode.USAGE);
    assertThat(run("--truth", truth, "--minutes", "pink=3", replay.toString()).exit())
        .isEqualTo(ExitCode.USAGE);
    assertThat(run("--truth", truth, "--audit", "3", replay.toString()).exit())
        .isEqualTo(ExitCode.USAGE);
    assertThat(run("--truth", truth, temp.resolve("none").toString()).exit())
        .isEqualTo(ExitCode.IO);
  }

  @Test
  void readme_definesEveryFigure() throws IOException {
    String readme = Files.readString(ReferenceRun.root().resolve("models/README.md"));

    FigureText.dictionary()
        .forEach(
            (name, text) ->
                assertThat(readme)
                    .contains(
                        "| `%s` | %s | %s | %s |"
                            .formatted(name, text.zh(), text.en(), text.definition())));
  }
}
