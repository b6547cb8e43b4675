package tocsin.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code tocsin demo --once} on a smaller town than the one that is shipped. */
class DemoOnceTest {
  @TempDir Path home;
  private Path town;

  @BeforeEach
  void build() throws Exception {
    town = home.resolve("sample-data/town");
    Town made = Town.make(town, 150, 3, 8);
    try (var zip = new GZIPOutputStream(Files.newOutputStream(town.resolve("records.jsonl.gz")))) {
      Files.copy(made.records(), zip);
    }
    Files.createSymbolicLink(home.resolve("models"), ReferenceRun.root().resolve("models"));
    System.setProperty("tocsin.home", home.toString());
  }

  @AfterEach
  void leave() {
    System.setProperty("tocsin.home", ReferenceRun.root().toString());
  }

  @Test
  void once_walksACaseToItsEnd_andTellsItInTwoLanguages() {
    String told = told(ExitCode.OK);

    assertThat(told)
        .containsSubsequence(
            "At the desk",
            "接单 taken",
            "派单 dispatched",
            "处置 accepted",
            "反馈 reported",
            "跟进 followed up",
            "回访 called back",
            "已结案",
            "sound 审计链");
  }

  @Test
  void once_whenNobodyCanBeSent_saysSo_andFails() throws Exception {
    for (String file : new String[] {"advisors.csv", "bindings.csv"}) {
      Path path = town.resolve("roster").resolve(file);
      Files.writeString(path, Files.readAllLines(path).get(0) + "\n");
    }

    assertThat(told(ExitCode.FINDINGS)).doesNotContain("接单 taken");
  }

  private static String told(int exit) {
    PrintStream before = System.out;
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    System.setOut(new PrintStream(bytes, true, StandardCharsets.UTF_8));
    try {
      assertThat(Main.execute("demo", "--once")).isEqualTo(exit);
    } finally {
      System.setOut(before);
    }
    return bytes.toString(StandardCharsets.UTF_8);
  }
}
