package tocsin.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tocsin.adapters.file.Format;
import tocsin.adapters.file.InputSpec;
import tocsin.app.knowledge.FileKnowledge;

class ReplayParityTest {
  private static final Path TOWN = Path.of("/tmp/town");

  @TempDir Path temp;

  @Test
  void replay_sampleTown_equalsReferenceEngine() throws IOException {
    FileKnowledge knowledge =
        new FileKnowledge(
            ReferenceRun.root().resolve("models/packs/base").toString(),
            List.of(TOWN.resolve("indicators.csv").toString()),
            TOWN.resolve("roster").toString(),
            TOWN.resolve("lines.csv").toString(),
            "");
    InputSpec input =
        new InputSpec(
            List.of(TOWN.resolve("records.jsonl.gz").toString()),
            Format.UNKNOWN,
            "",
            false,
            0,
            Long.MAX_VALUE,
            1 << 20);
    ReferenceRun.Lines expected = ReferenceRun.of(knowledge, input);

    new Replay(knowledge, input, temp.resolve("out"), 2, temp.resolve("tmp")).run();

    System.out.println(expected.alerts().size());
    assertThat(Files.readAllLines(temp.resolve("out/alerts.jsonl"))).isEqualTo(expected.alerts());
  }
}
