package tocsin.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tocsin.app.knowledge.FileKnowledge;
import tocsin.app.knowledge.KnowledgeLoader;
import tocsin.core.model.CompiledModel;
import tocsin.models.url.LogFigures;

/** Real logs hold ordinary browsing: the shipped pack flags next to none of it. */
@Tag("shared-data")
class OrdinaryLogsTest {
  private static final double MOST = 0.001;

  private static CompiledModel pack() {
    String folder = ReferenceRun.root().resolve("models/packs/base").toString();
    return KnowledgeLoader.load(new FileKnowledge(folder, List.of(), "", "", "")).edition().model();
  }

  private static Path data() {
    Path data = Path.of(System.getProperty("tocsin.shared", "../../../shared")).resolve("data");
    assumeTrue(Files.exists(data.resolve("logs")), "no shared data; set -Dtocsin.shared=DIR");
    return data;
  }

  @Test
  void realLogs_flaggedShare_isWithinTheBoundAndWhatTheReportSays() throws IOException {
    Path data = data();
    List<String> report = Files.readAllLines(ReferenceRun.root().resolve("models/EVALUATION.md"));

    List<LogFigures> logs =
        OrdinaryLogs.of(data, ReferenceRun.root().resolve(OrdinaryLogs.MAPPING), pack());

    assertThat(logs).hasSize(3).allMatch(log -> log.accesses() > 500 && log.names() > 20);
    for (LogFigures log : logs) {
      assertThat(log.share()).as(log.name()).isLessThanOrEqualTo(MOST);
      assertThat(report).contains("| " + String.join(" | ", log.cells()) + " |");
    }
  }
}
