package tocsin.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Input that means harm costs its lines, never the run. */
class HostileInputTest {
  @TempDir Path temp;

  @Test
  void recordsWithOddText_reachTheResultsAndEveryLineIsJson() throws IOException {
    StringBuilder records = new StringBuilder();
    List<String> subjects =
        List.of(
            "half\\ud800", "tab\\tbed", "line\\nend", "=cmd()", "<b>x</b>", "\\u0000", "\\u2028");
    for (int i = 0; i < subjects.size(); i++) {
      for (int visit = 0; visit < 8; visit++) {
        records
            .append("{\"ts\":")
            .append(1_772_424_000_000L + i * 1000L + visit * 600_000L)
            .append(",\"subject\":\"")
            .append(subjects.get(i))
            .append(
                "\",\"app\":\"com.evil.example\",\"host\":\"evil.example\",\"bytesUp\":90000}\n");
      }
    }
    Path in = temp.resolve("r.jsonl");
    Files.writeString(in, records);
    Path feed = temp.resolve("f.csv");
    Files.writeString(feed, "kind,value,fraudType,confidence\nhost,evil.example,F02,95\n");

    int exit =
        Main.execute(
            "replay",
            "--records",
            in.toString(),
            "--indicators",
            feed.toString(),
            "--pack",
            ReferenceRun.root().resolve("models/packs/base").toString(),
            "--out",
            temp.resolve("out").toString());

    assertThat(exit).isEqualTo(ExitCode.OK);
    List<String> alerts = Files.readAllLines(temp.resolve("out/alerts.jsonl"));
    assertThat(alerts).hasSizeGreaterThanOrEqualTo(subjects.size());
    for (String line : alerts) {
      assertThat(new ObjectMapper().readTree(line).path("alertId").asText()).isNotEmpty();
    }
    String report = Files.readString(temp.resolve("out/report.html"));
    assertThat(report).doesNotContain("<b>x</b>");
  }
}
