package tocsin.app;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes what accompanies the result lines: summary, contact lists, report. */
final class OutputFiles {
  private OutputFiles() {}

  static void write(Summary summary, Replay.Result result, Path out) {
    try {
      Files.writeString(out.resolve("summary.json"), summary.json() + "\n", StandardCharsets.UTF_8);
      ContactLists.write(summary, result.loaded(), out);
      Files.writeString(out.resolve("report.html"), HtmlReport.of(summary), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new TocsinException(ExitCode.IO, String.valueOf(e.getMessage()));
    }
  }
}
