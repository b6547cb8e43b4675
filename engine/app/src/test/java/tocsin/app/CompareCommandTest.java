package tocsin.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CompareCommandTest {
  @TempDir Path temp;

  @Test
  void aFolderWithItself_permuted_givesTheSameContentAndNoMoves() throws IOException {
    Town town = Town.make(temp.resolve("town"), 150, 2, 5);
    Path a = temp.resolve("a");
    Replay.Result replayed =
        new Replay(town.knowledge(), town.input(), a, 1, temp.resolve("tmp")).run();
    OutputFiles.write(Summary.of(replayed, a, null), replayed, a);
    Path shuffled = Files.createDirectories(temp.resolve("other").resolve("a"));
    for (String name : List.of("alerts.jsonl", "assignments.jsonl", "targets.jsonl")) {
      List<String> lines = new ArrayList<>(Files.readAllLines(a.resolve(name)));
      Collections.shuffle(lines, new Random(3));
      Files.write(shuffled.resolve(name), lines);
    }
    Files.copy(a.resolve("summary.json"), shuffled.resolve("summary.json"));

    JsonNode one = compare(a, a, town);
    JsonNode other = compare(shuffled, a, town);

    assertThat(other.path("reportHash")).isEqualTo(one.path("reportHash"));
    assertThat(other.path("inputHash")).isEqualTo(one.path("inputHash"));
    assertThat(one.at("/content/verdict/why").asText()).isEqualTo("identical");
    assertThat(one.at("/content/changes")).isEmpty();
    assertThat(one.at("/content/migration/moves/gained").asInt()).isZero();
    assertThat(one.at("/content/migration/moves/lost").asInt()).isZero();
    assertThat(one.at("/content/migration/moves/same").asInt()).isPositive();
  }

  @Test
  void twoPacks_areReplayedFirst_andTwoRunsGiveTheSameBytes() throws IOException {
    Town town = Town.make(temp.resolve("town"), 150, 2, 5);
    Path pack = ReferenceRun.root().resolve("models/packs/base");
    List<byte[]> pages = new ArrayList<>();
    List<String> twins = new ArrayList<>();
    for (String run : List.of("1", "2")) {
      Path page = temp.resolve("page-" + run + ".html");
      int exit =
          Main.execute(
              "compare",
              pack.toString(),
              pack.toString(),
              "--records",
              town.records().toString(),
              "--indicators",
              town.folder().resolve("indicators.csv").toString(),
              "--roster",
              town.folder().resolve("roster").toString(),
              "--lines",
              town.folder().resolve("lines.csv").toString(),
              "--work",
              temp.resolve("work-" + run).toString(),
              "--out",
              page.toString(),
              "--json",
              page + ".json");
      assertThat(exit).isEqualTo(ExitCode.OK);
      pages.add(Files.readAllBytes(page));
      twins.add(Files.readString(Path.of(page + ".json")));
    }

    assertThat(twins.get(0)).isEqualTo(twins.get(1));
    assertThat(pages.get(0)).isEqualTo(pages.get(1));
  }

  @Test
  void neitherReplayNorPack_isAUsageError() {
    assertThat(Main.execute("compare", temp.toString(), temp.toString())).isEqualTo(ExitCode.USAGE);
  }

  @Test
  void packWithoutRecords_isAUsageError() {
    String pack = ReferenceRun.root().resolve("models/packs/base").toString();

    assertThat(Main.execute("compare", pack, pack)).isEqualTo(ExitCode.USAGE);
  }

  @Test
  void brokenLine_isBadData() throws IOException {
    Path folder = Files.createDirectories(temp.resolve("broken"));
    Files.writeString(folder.resolve("alerts.jsonl"), "{\"alertId\":\n");

    assertThat(Main.execute("compare", folder.toString(), folder.toString()))
        .isEqualTo(ExitCode.BAD_DATA);
  }

  private JsonNode compare(Path a, Path b, Town town) throws IOException {
    Path json = temp.resolve("twin.json");
    int exit =
        Main.execute(
            "compare",
            a.toString(),
            b.toString(),
            "--truth",
            town.folder().resolve("truth").toString(),
            "--out",
            temp.resolve("page.html").toString(),
            "--json",
            json.toString());
    assertThat(exit).isEqualTo(ExitCode.OK);
    return new ObjectMapper().readTree(Files.readString(json));
  }
}
