package tocsin.adapters.json;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import tocsin.core.evaluate.Output;
import tocsin.domain.intel.Indicator;
import tocsin.domain.intel.TargetKind;
import tocsin.domain.intel.TargetReport;
import tocsin.domain.intel.Verdict;
import tocsin.domain.people.Assignment;
import tocsin.domain.people.Route;

/**
 * Reads a replay's output folder, of this engine or another: {@code alerts.jsonl}, and if there
 * {@code assignments.jsonl}, {@code targets.jsonl} and the pack's name in {@code summary.json};
 * each plain or gzip.
 */
public final class ReplayReader {
  private ReplayReader() {}

  /**
   * Reads a folder.
   *
   * @param name what to call the output; the pack, when the folder tells it, is added
   * @throws BadLineException with file, line and reason
   * @throws IOException when there are no alerts
   */
  public static Output read(Path folder, String name) throws IOException {
    List<Assignment> assignments = assignments(folder);
    List<TargetReport> targets = new ArrayList<>();
    optional(folder, "targets.jsonl", line -> targets.add(target(line)));
    Path summary = folder.resolve("summary.json");
    String pack = Files.exists(summary) ? JsonLines.whole(summary).text("pack", "") : "";
    return new Output(
        pack.isEmpty() ? name : name + " (" + pack + ")",
        AlertReader.read(JsonLines.find(folder, "alerts.jsonl")),
        assignments,
        targets);
  }

  /**
   * The assignments of a folder; none when the file is absent.
   *
   * @throws BadLineException with file, line and reason
   */
  public static List<Assignment> assignments(Path folder) throws IOException {
    List<Assignment> assignments = new ArrayList<>();
    optional(folder, "assignments.jsonl", line -> assignments.add(assignment(line)));
    return assignments;
  }

  private static void optional(Path folder, String name, java.util.function.Consumer<LineNode> use)
      throws IOException {
    Path file = JsonLines.find(folder, name);
    if (Files.exists(file)) {
      JsonLines.each(file, use);
    }
  }

  private static Assignment assignment(LineNode line) {
    long at = line.time("at");
    return new Assignment(
        line.text("alertId"),
        line.whole("version", 1),
        at,
        line.oneOf("route", Route.class),
        line.text("advisorId", ""),
        line.text("unitId", ""),
        line.text("why", ""),
        line.time("dispatchBy", Long.MAX_VALUE),
        line.time("acceptBy", Long.MAX_VALUE),
        line.time("contactBy", Long.MAX_VALUE),
        line.time("meetBy", Long.MAX_VALUE),
        line.time("feedbackBy", Long.MAX_VALUE));
  }

  private static TargetReport target(LineNode line) {
    Verdict verdict = line.oneOf("verdict", Verdict.class);
    long firstSeenAt = line.time("firstSeenAt", Long.MIN_VALUE);
    long flaggedAt = line.time("flaggedAt", verdict.flagged() ? firstSeenAt : Long.MAX_VALUE);
    return new TargetReport(
        line.text("target"),
        line.oneOf("kind", TargetKind.class, TargetKind.HOST),
        line.text("host", ""),
        verdict,
        line.number("score", verdict.flagged() ? 1 : 0),
        line.text("fraudType", Indicator.UNKNOWN_TYPE),
        line.text("campaign", ""),
        firstSeenAt,
        flaggedAt,
        firstSeenAt,
        line.whole("visitors", 0),
        line.texts("reasons"),
        line.longs("leadTimeMillis"),
        line.texts("appSet"));
  }
}
