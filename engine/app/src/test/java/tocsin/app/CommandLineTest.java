package tocsin.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CommandLineTest {
  @TempDir Path temp;

  @BeforeEach
  void home() {
    System.setProperty("tocsin.home", ReferenceRun.root().toString());
  }

  @Test
  void noCommand_printsUsage() {
    assertThat(Main.execute()).isEqualTo(ExitCode.OK);
  }

  @Test
  void unknownOption_isAUsageError() {
    assertThat(Main.execute("replay", "--nonsense")).isEqualTo(ExitCode.USAGE);
  }

  @Test
  void missingInput_isAnInputError() {
    assertThat(
            Main.execute(
                "replay", "--records", temp.resolve("none").toString(), "--out", temp + "/out"))
        .isEqualTo(ExitCode.IO);
  }

  @Test
  void unknownSetting_isAConfigurationError() {
    assertThat(
            Main.execute(
                "replay", "--records", "x", "--out", temp + "/out", "-D", "ingest.nonsense=1"))
        .isEqualTo(ExitCode.CONFIG);
  }

  @Test
  void liveRunWithoutKey_isRefused() throws IOException {
    Path records = Files.createFile(temp.resolve("r.jsonl"));

    assertThat(
            Main.execute(
                "run", "--records", records.toString(), "--out", temp.resolve("out").toString()))
        .isEqualTo(ExitCode.CONFIG);
  }

  @Test
  void brokenPack_isRefusedWithFileLineAndColumn() throws IOException {
    Path pack = temp.resolve("pack");
    copy(ReferenceRun.root().resolve("models/packs/base"), pack);
    Path stages = pack.resolve("stages.yaml");
    Files.writeString(stages, Files.readString(stages).replace("visits >= 2", "vizits >= 2"));

    assertThat(Main.execute("validate", "--pack", pack.toString())).isEqualTo(ExitCode.CONFIG);
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.toList()) {
        Path copy = to.resolve(from.relativize(file).toString());
        if (Files.isDirectory(file)) {
          Files.createDirectories(copy);
        } else {
          Files.copy(file, copy);
        }
      }
    }
  }

  @Test
  void replay_smallTown_writesEveryFileOfTheDesign() throws IOException {
    Town town = Town.make(temp.resolve("town"), 80, 2, 3);
    Path out = temp.resolve("out");

    int exit =
        Main.execute(
            "replay",
            "--records",
            town.records().toString(),
            "--indicators",
            town.folder().resolve("indicators.csv").toString(),
            "--roster",
            town.folder().resolve("roster").toString(),
            "--lines",
            town.folder().resolve("lines.csv").toString(),
            "--truth",
            town.folder().resolve("truth").toString(),
            "--out",
            out.toString());

    assertThat(exit).isEqualTo(ExitCode.OK);
    for (String file :
        List.of(
            "alerts.jsonl",
            "assignments.jsonl",
            "targets.jsonl",
            "rejects.jsonl",
            "summary.json",
            "report.html",
            "contacts")) {
      assertThat(out.resolve(file)).exists();
    }
    String alert = Files.readAllLines(out.resolve("alerts.jsonl")).get(0);
    assertThat(alert).contains("\"zh\":\"").contains("\"en\":\"");
    String id = alert.substring(12, 29);
    assertThat(Main.execute("explain", id, "--out", out.toString())).isEqualTo(ExitCode.OK);
    assertThat(Main.execute("explain", "zzz", "--out", out.toString()))
        .isEqualTo(ExitCode.FINDINGS);
  }

  @Test
  void contactLists_openInChineseExcelAndShowNoTarget() throws IOException {
    Town town = Town.make(temp.resolve("town"), 150, 3, 8);
    Path out = temp.resolve("out");
    Replay replay = new Replay(town.knowledge(), town.input(), out, 1, temp.resolve("tmp"));
    int exit = ReplayCommand.report(town.input(), replay::run, out, null, true);
    assertThat(exit).isZero();

    try (Stream<Path> lists = Files.list(out.resolve("contacts"))) {
      List<Path> files = lists.toList();
      assertThat(files).isNotEmpty();
      for (Path file : files) {
        String text = Files.readString(file, StandardCharsets.UTF_8);
        assertThat(text).startsWith("\uFEFF紧急程度 urgency,姓名 name").contains("\r\n");
        assertThat(text).doesNotContain(".example").doesNotContain(".test").doesNotContain("http");
        assertThat(text).contains("样例");
      }
    }
  }

  @Test
  void cells_thatASpreadsheetWouldRun_areDefused() {
    assertThat(ContactSheet.cell("=cmd()")).isEqualTo("'=cmd()");
    assertThat(ContactSheet.cell("@x")).isEqualTo("'@x");
    assertThat(ContactSheet.cell("+86 12 3456")).isEqualTo("+86 12 3456");
    assertThat(ContactSheet.cell("张样例1")).isEqualTo("张样例1");
  }

  @Test
  void simulate_sameSeed_givesTheSameBytes() throws IOException {
    for (String name : List.of("a", "b")) {
      assertThat(
              Main.execute(
                  "simulate",
                  "--people",
                  "60",
                  "--days",
                  "1",
                  "--seed",
                  "4",
                  "--out",
                  temp.resolve(name).toString()))
          .isZero();
    }

    for (String file : List.of("records.jsonl", "indicators.csv", "lines.csv", "meta.json")) {
      assertThat(temp.resolve("a").resolve(file))
          .hasSameBinaryContentAs(temp.resolve("b").resolve(file));
    }
  }
}
