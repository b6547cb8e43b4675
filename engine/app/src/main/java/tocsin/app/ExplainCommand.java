package tocsin.app;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tocsin.adapters.json.AlertReader;
import tocsin.adapters.json.ResultJson;
import tocsin.domain.alert.Alert;
import tocsin.domain.alert.Change;
import tocsin.domain.alert.Reason;

/** {@code tocsin explain}. */
@Command(
    name = "explain",
    mixinStandardHelpOptions = true,
    description = "Say why an alert is what it is, version by version.",
    footer = {"", "Example:", "  tocsin explain a0123456789abcdef --out out"})
final class ExplainCommand implements Callable<Integer> {
  @Parameters(index = "0", paramLabel = "ALERT", description = "alert id, or its first characters")
  private String id = "";

  @Option(
      names = "--out",
      required = true,
      paramLabel = "DIR",
      description = "a replay's output folder")
  private @Nullable Path out;

  @Option(names = "--json", description = "print the versions as JSON lines")
  private boolean json;

  @Override
  public Integer call() {
    List<Alert> versions = versions();
    if (versions.isEmpty()) {
      throw new TocsinException(ExitCode.FINDINGS, "no alert " + id + " in " + out);
    }
    for (Alert alert : versions) {
      System.out.println(json ? ResultJson.alert(alert) : text(alert));
    }
    return ExitCode.OK;
  }

  private List<Alert> versions() {
    try {
      Path folder = out == null ? Path.of(".") : out;
      return AlertReader.read(folder.resolve("alerts.jsonl")).stream()
          .filter(alert -> alert.alertId().startsWith(id))
          .toList();
    } catch (IOException e) {
      throw new TocsinException(ExitCode.IO, out + ": " + e.getMessage());
    }
  }

  private static String text(Alert alert) {
    StringBuilder text = new StringBuilder();
    text.append(
        String.format(
            "%s v%d %s %s, stage %s, type %s, score %d, decided %s%n",
            alert.alertId(),
            alert.version(),
            alert.status().word(),
            alert.tier().word(),
            alert.stage(),
            alert.fraudType(),
            alert.score(),
            Instant.ofEpochMilli(alert.decidedAt())));
    for (Reason reason : alert.reasons()) {
      text.append(
          String.format(
              "  %+4d  %s  %s / %s%n", reason.points(), reason.code(), reason.zh(), reason.en()));
    }
    for (Reason why : alert.whyTier()) {
      text.append(String.format("   why  %s  %s / %s%n", why.code(), why.zh(), why.en()));
    }
    for (Change change : alert.change()) {
      text.append(
          String.format("  then  %-6s  %s / %s%n", change.tier().word(), change.zh(), change.en()));
    }
    return text.toString();
  }
}
