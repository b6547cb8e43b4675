package tocsin.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import tocsin.benchmarks.desk.Finding;
import tocsin.benchmarks.desk.FirstPaint;
import tocsin.benchmarks.desk.FullDesk;
import tocsin.benchmarks.desk.LiveScreen;
import tocsin.benchmarks.desk.LoadPlan;
import tocsin.benchmarks.desk.Steps;
import tocsin.benchmarks.desk.Streams;

/**
 * What the desk promises, measured beside the promise: an import, durable steps, streams, the first
 * page, and the way of a record to an operator. Some five minutes; a whole run replaces the
 * committed figures.
 *
 * <pre>
 * java -Xmx3g -cp 'benchmarks/target/classes:benchmarks/target/lib/*' tocsin.benchmarks.DeskUnderLoad
 *   [--quick] [--date 2026-11-22] [--out FILE]
 * </pre>
 */
public final class DeskUnderLoad {
  private static final Path COMMITTED = Path.of("benchmarks/results/desk.md");
  private static final Path TRIED = Path.of("benchmarks/target/desk.md");

  private DeskUnderLoad() {}

  /** Measures and writes; ends with 1 when a promise was not kept, with 2 when not understood. */
  public static void main(String[] arguments) throws Exception {
    boolean quick = false;
    Path out = null;
    String date = LocalDate.now(Clock.system(ZoneOffset.UTC)).toString();
    for (int i = 0; i < arguments.length; i++) {
      boolean more = i + 1 < arguments.length;
      if (arguments[i].equals("--quick")) {
        quick = true;
      } else if (arguments[i].equals("--out") && more) {
        out = Path.of(arguments[++i]);
      } else if (arguments[i].equals("--date") && more) {
        date = arguments[++i];
      } else {
        System.err.println(
            arguments[i] + " is not understood; allowed are --quick, --out FILE, --date DAY");
        System.exit(2);
      }
    }
    String before = Machine.load();
    List<Finding> findings = measure(quick ? LoadPlan.QUICK : LoadPlan.WHOLE);
    Map<String, String> where = new LinkedHashMap<>();
    where.put("date", date);
    where.put("processors", Machine.processor());
    where.put("memory", Machine.memory());
    where.put("Java", Machine.java());
    where.put("one synced write", Machine.sync(Path.of(System.getProperty("java.io.tmpdir"))));
    where.put("load average", before + " before, " + Machine.load() + " after");
    Path file = out != null ? out : quick ? TRIED : COMMITTED;
    Files.writeString(file, report(where, findings));
    System.out.println("written to " + file);
    System.exit(findings.stream().allMatch(Finding::isMet) ? 0 : 1);
  }

  private static List<Finding> measure(LoadPlan plan) throws IOException, InterruptedException {
    Path folder = Files.createTempDirectory("tocsin-desk-load");
    List<Finding> findings = new ArrayList<>();
    try {
      try (FullDesk desk = FullDesk.open(Files.createDirectory(folder.resolve("full")), plan)) {
        tell(findings, desk.imported());
        tell(findings, Steps.at(desk, plan));
        FirstPaint.at(desk, plan)
            .ifPresentOrElse(
                painted -> tell(findings, painted),
                () -> System.out.println("no chromium and node on the PATH: no page was painted"));
        tell(findings, Streams.at(desk, plan));
      }
      tell(findings, LiveScreen.at(Files.createDirectory(folder.resolve("live")), plan));
    } finally {
      remove(folder);
    }
    return findings;
  }

  private static void tell(List<Finding> findings, Finding finding) {
    findings.add(finding);
    System.out.println(line(finding));
  }

  private static void remove(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    }
  }

  private static String line(Finding finding) {
    return String.join(
        " | ",
        "| " + finding.what(),
        finding.measured(),
        finding.goal(),
        finding.isMet() ? "yes |" : "**no** |");
  }

  private static String report(Map<String, String> where, List<Finding> findings) {
    StringBuilder text = new StringBuilder("# The desk under load\n\n| | |\n| --- | --- |\n");
    where.forEach(
        (name, value) -> text.append("| ").append(name).append(" | ").append(value).append(" |\n"));
    text.append("\n| | measured | goal | met |\n| --- | --- | --- | --- |\n");
    findings.forEach(finding -> text.append(line(finding)).append('\n'));
    return text.append(
            """

            SQLite on this machine's disk, WAL and synchronous FULL: a step is answered after its commit is
            synced. All who ask and listen share the machine with the desk, and but for the last line its
            process. There the desk's clock stands still, so that 50,000 cases which nobody answers do not
            escalate meanwhile. The last line is `tocsin run` with the settings that it comes with.
            """)
        .toString();
  }
}
