package tocsin.desk.http;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tocsin.desk.audit.AuditEntry;
import tocsin.desk.auth.Caller;
import tocsin.desk.auth.UnitTree;
import tocsin.desk.export.Table;
import tocsin.desk.store.CasePage;
import tocsin.desk.store.CaseQuery;
import tocsin.domain.casework.CaseFile;
import tocsin.domain.casework.CaseState;
import tocsin.domain.casework.Outcome;

/**
 * Rows of each kind of file. No names, no numbers, no targets: cases by id and unit, so a file that
 * goes astray tells of nobody.
 */
final class ExportRows {
  private static final int PAGE = 500;

  private final Parts parts;
  private final Sight sight;

  ExportRows(Parts parts, Sight sight) {
    this.parts = parts;
    this.sight = sight;
  }

  private interface EachCase {
    void take(CaseFile file) throws IOException;
  }

  ExportHandlers.Asked counted(Connection connection, Caller caller, ExportHandlers.Asked asked)
      throws SQLException {
    if (asked.kind().equals("audit")) {
      return asked.counted((int) parts.given().audit().last(connection), 0);
    }
    Set<String> people = new HashSet<>();
    int[] rows = {0};
    try {
      each(
          connection,
          caller,
          asked,
          file -> {
            people.add(file.subject());
            rows[0] += asked.kind().equals("cases") ? 1 : file.outcomes().size();
          });
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
    boolean sums = asked.kind().equals("figures");
    return asked.counted(rows[0], sums || asked.kind().equals("labels") ? 0 : people.size());
  }

  /** Writes all rows; how many. */
  int write(Connection connection, Caller caller, ExportHandlers.Asked asked, Table table)
      throws SQLException, IOException {
    int[] written = {0};
    UnitTree tree = parts.trees().get();
    table.row(header(asked));
    if (asked.kind().equals("audit")) {
      return audit(connection, table);
    }
    Map<String, long[]> figures = new java.util.TreeMap<>();
    each(
        connection,
        caller,
        asked,
        file -> {
          switch (asked.kind()) {
            case "cases" -> table.row(row(file, tree));
            case "figures" -> count(figures, file);
            default -> {
              for (Outcome outcome : file.outcomes()) {
                table.row(row(file, outcome, tree, asked.kind().equals("labels")));
              }
            }
          }
          written[0]++;
        });
    for (Map.Entry<String, long[]> each : figures.entrySet()) {
      table.row(List.of(each.getKey(), each.getValue()[0], each.getValue()[1]));
    }
    return written[0];
  }

  private static void count(Map<String, long[]> figures, CaseFile file) {
    for (Outcome outcome : file.outcomes()) {
      long[] sum =
          figures.computeIfAbsent(outcome.verdict() + " " + outcome.evidence(), key -> new long[2]);
      sum[0]++;
      sum[1] += outcome.yuan();
    }
  }

  private void each(Connection connection, Caller caller, ExportHandlers.Asked asked, EachCase work)
      throws SQLException, IOException {
    CaseFilter filter = asked.filter() == null ? everything() : asked.filter();
    boolean whole = caller.role() == tocsin.domain.casework.Role.TUNER;
    CaseQuery query = sight.query(caller, filter, CaseQuery.Order.NEWEST, "", PAGE);
    long from = asked.from() == null ? 0 : asked.from();
    long until = asked.until() == null ? Long.MAX_VALUE : asked.until();
    while (true) {
      CasePage page = parts.given().cases().page(connection, query);
      for (CaseFile file : page.cases()) {
        boolean seen = whole || sight.sees(caller, file);
        if (seen && from <= file.openedAt() && file.openedAt() < until) {
          work.take(file);
        }
      }
      if (page.next().isEmpty()) {
        return;
      }
      query = query.from(page.next(), PAGE);
    }
  }

  private static CaseFilter everything() {
    return new CaseFilter(
        Arrays.stream(CaseState.values()).map(Wire::word).toList(),
        List.of(),
        List.of(),
        List.of(),
        "",
        "",
        "",
        "",
        false,
        0,
        "");
  }

  private static List<String> header(ExportHandlers.Asked asked) {
    boolean en = asked.english() || asked.format().equals("jsonl");
    return switch (asked.kind()) {
      case "cases" ->
          en
              ? List.of("case", "state", "tier", "stage", "type", "unit", "opened", "owner", "late")
              : List.of("案件", "状态", "等级", "阶段", "类型", "单位", "立案时间", "值班员", "超时");
      case "outcomes" ->
          en
              ? List.of("case", "unit", "at", "verdict", "evidence", "yuan", "basis", "key")
              : List.of("案件", "单位", "时间", "结论", "证据等级", "金额", "依据", "去重键");
      case "figures" -> en ? List.of("outcome", "count", "yuan") : List.of("结论与证据等级", "件数", "金额");
      case "audit" ->
          en
              ? List.of("seq", "at", "actor", "action", "object", "hash")
              : List.of("序号", "时间", "操作人", "操作", "对象", "哈希");
      default -> en ? List.of("alertId", "at", "verdict", "yuan") : List.of("预警", "时间", "结论", "金额");
    };
  }

  private List<Object> row(CaseFile file, UnitTree tree) {
    return List.of(
        file.caseId(),
        Wire.word(file.state()),
        Wire.word(file.tier()),
        file.stage().name(),
        file.fraudType(),
        tree.name(file.unitId()),
        time(file.openedAt()),
        file.owner(),
        file.breached() ? 1 : 0);
  }

  private List<Object> row(CaseFile file, Outcome outcome, UnitTree tree, boolean label) {
    if (label) {
      String alert = file.alerts().isEmpty() ? "" : file.alerts().get(0).alertId();
      return List.of(alert, outcome.at(), outcome.verdict().name(), outcome.yuan());
    }
    return List.of(
        file.caseId(),
        tree.name(file.unitId()),
        time(outcome.at()),
        outcome.verdict().name(),
        outcome.evidence().name(),
        outcome.yuan(),
        outcome.basis(),
        outcome.countKey());
  }

  private String time(long at) {
    return Instant.ofEpochMilli(at)
        .atZone(parts.given().settings().zone())
        .toLocalDateTime()
        .withNano(0)
        .toString()
        .replace('T', ' ');
  }

  private int audit(Connection connection, Table table) throws SQLException, IOException {
    long seq = 0;
    int written = 0;
    while (true) {
      List<AuditEntry> entries =
          new ArrayList<>(parts.given().audit().after(connection, seq, PAGE));
      for (AuditEntry each : entries) {
        table.row(
            List.of(
                each.seq(),
                time(each.at()),
                each.actor(),
                each.action(),
                each.object(),
                each.hash()));
        seq = each.seq();
        written++;
      }
      if (entries.isEmpty()) {
        return written;
      }
    }
  }
}
