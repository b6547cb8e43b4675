package tocsin.app;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tocsin.core.route.check.Coverage;
import tocsin.core.route.check.RosterCheck;
import tocsin.core.route.check.RosterCheck.Report;
import tocsin.domain.people.RosterFault;
import tocsin.domain.people.RosterIssue;

/** {@code tocsin roster check}. */
@Command(
    name = "check",
    mixinStandardHelpOptions = true,
    description = "Every fault of a roster with file, row, reason and remedy; coverage.",
    footer = {
      "",
      "Exit codes: 0 sound, 1 findings, 2 usage, 65 a file is missing or no UTF-8.",
      "",
      "Examples:",
      "  tocsin roster check roster/",
      "  tocsin roster check roster/ --at 2026-10-01T00:00:00+08:00 --json",
    })
final class RosterCheckCommand implements Callable<Integer> {
  /** Findings of one sort that are printed one by one. */
  private static final int SHOWN = 10;

  @Mixin private final RosterOptions options = new RosterOptions();

  @Option(names = "--json", description = "one JSON object")
  private boolean json;

  @Option(names = "--all", description = "print every finding, not ten of each sort")
  private boolean all;

  @Override
  public Integer call() {
    RosterOptions.Read read = options.read();
    Report report = RosterCheck.run(read.data(), read.checked(), read.terms());
    List<RosterFault> findings = findings(read, report);
    if (json) {
      System.out.println(json(findings, report.coverage(), read));
    } else {
      print(findings, report.coverage());
    }
    if (read.isUnreadable()) {
      return ExitCode.BAD_DATA;
    }
    return findings.isEmpty() ? ExitCode.OK : ExitCode.FINDINGS;
  }

  /** What reading and checking found, by file and row. */
  static List<RosterFault> findings(RosterOptions.Read read) {
    return findings(read, RosterCheck.run(read.data(), read.checked(), read.terms()));
  }

  private static List<RosterFault> findings(RosterOptions.Read read, Report report) {
    List<RosterFault> findings = new ArrayList<>(read.faults());
    findings.addAll(report.findings());
    findings.sort(
        Comparator.comparing(RosterCheckCommand::file).thenComparingInt(RosterFault::line));
    return findings;
  }

  private static String file(RosterFault fault) {
    return String.valueOf(Path.of(fault.file()).getFileName());
  }

  private void print(List<RosterFault> findings, List<Coverage> coverage) {
    Map<RosterIssue, Integer> counts = new EnumMap<>(RosterIssue.class);
    for (RosterFault fault : findings) {
      if (counts.merge(fault.issue(), 1, Integer::sum) <= SHOWN || all) {
        System.out.printf(
            "%s:%d: %s: %s / %s%n    → %s / %s%n",
            file(fault),
            fault.line(),
            fault.refused() ? "拒收 refused" : "存疑 doubt",
            fault.whatZh(),
            fault.what(),
            fault.remedyZh(),
            fault.remedy());
      }
    }
    counts.forEach(
        (issue, count) -> {
          if (count > SHOWN && !all) {
            System.out.printf(
                "%s: 另有 %,d 处, --all 全部列出 / %,d more, --all prints them%n",
                word(issue), count - SHOWN, count - SHOWN);
          }
        });
    System.out.printf("%n企业覆盖 coverage by enterprise%n");
    for (Coverage each : coverage) {
      System.out.printf(
          "  %s: %,d 人 people, 主顾问 primary %s, 副顾问 deputy %s; %d 名顾问 advisors, %,d/%,d 绑定"
              + " bindings%n",
          each.unitId(),
          each.people(),
          share(each.primary(), each.people()),
          share(each.deputy(), each.people()),
          each.advisors(),
          each.load(),
          each.capacity());
    }
    System.out.printf(
        "%n%,d 处问题 findings%s%n",
        findings.size(), findings.isEmpty() ? ": 名册可用 / the roster is sound" : "");
  }

  private static String share(int part, int whole) {
    return whole == 0 ? "–" : String.format(Locale.ROOT, "%.1f %%", 100.0 * part / whole);
  }

  /** A finding's sort as it stands in JSON. */
  static String word(RosterIssue issue) {
    return issue.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static String json(
      List<RosterFault> findings, List<Coverage> coverage, RosterOptions.Read read) {
    ObjectNode root = new ObjectMapper().createObjectNode();
    root.put("at", Instant.ofEpochMilli(read.terms().at()).toString());
    ArrayNode list = root.putArray("findings");
    for (RosterFault fault : findings) {
      list.addObject()
          .put("file", file(fault))
          .put("line", fault.line())
          .put("code", word(fault.issue()))
          .put("refused", fault.refused())
          .put("zh", fault.whatZh())
          .put("en", fault.what())
          .put("remedyZh", fault.remedyZh())
          .put("remedyEn", fault.remedy());
    }
    ArrayNode units = root.putArray("coverage");
    for (Coverage each : coverage) {
      units
          .addObject()
          .put("unitId", each.unitId())
          .put("people", each.people())
          .put("primary", each.primary())
          .put("deputy", each.deputy())
          .put("advisors", each.advisors())
          .put("capacity", each.capacity())
          .put("load", each.load());
    }
    return root.toString();
  }
}
