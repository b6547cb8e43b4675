package tocsin.desk.http;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tocsin.desk.auth.UnitTree;
import tocsin.desk.export.Figures;
import tocsin.desk.roster.RosterStore;
import tocsin.desk.roster.RosterStore.AdvisorRow;
import tocsin.desk.store.Documents;
import tocsin.desk.store.Sql;
import tocsin.domain.casework.CaseFile;
import tocsin.domain.casework.EvidenceClass;

/** 成效: the centre's figures of a span, with the month and the year before. */
final class FigureHandlers {
  private static final long MAX_SPAN_MILLIS = 400L * 24 * 3_600_000L;
  private static final int MAX_ROWS = 1_000;
  private static final long DAY = 24 * 3_600_000L;

  private final Parts parts;

  FigureHandlers(Parts parts) {
    this.parts = parts;
  }

  void add(Routes routes) {
    routes.on(Endpoint.FIGURES, this::figures);
  }

  /** A figure, a month before, a year before. */
  record Compared(double value, @Nullable Double monthBefore, @Nullable Double yearBefore) {}

  private record ByClass(EvidenceClass evidence, Compared cases, Compared yuan) {}

  private record Ratio(long numerator, long denominator) {
    static Ratio of(long[] parts) {
      return new Ratio(parts[0], parts[1]);
    }
  }

  private record UnitFigures(
      String unitId,
      @Nullable String unitName,
      long cases,
      long open,
      long breached,
      long dissuaded) {}

  /** An advisor's load; never a score. */
  record AdvisorLoad(
      String advisorId,
      String unitId,
      int bound,
      int capacity,
      int openTasks,
      double tasksPerDay) {}

  private record DayFigures(String day, long opened, long closed, long dissuaded) {}

  private record Answer(
      long from,
      long until,
      String unitId,
      List<ByClass> dissuaded,
      Compared losses,
      Compared cases,
      Ratio reach,
      Ratio accuracy,
      Ratio fooledAfterWarning,
      Map<String, Long> breaches,
      List<UnitFigures> perEnterprise,
      List<AdvisorLoad> perAdvisor,
      List<DayFigures> perDay) {}

  private Reply figures(Call call) {
    long from = call.number("from", 0);
    long until = call.number("until", 0);
    if (from >= until || until - from > MAX_SPAN_MILLIS) {
      throw ProblemException.field(
          "query:until", Long.toString(until), "1 ms to 400 days after from");
    }
    UnitTree tree = parts.trees().get();
    String unit = unit(call, tree);
    return Reply.ok(
        call.read(
            connection -> {
              Figures now = sum(connection, unit, from, until);
              Figures month = sum(connection, unit, back(from, 1, 0), back(until, 1, 0));
              Figures year = sum(connection, unit, back(from, 0, 1), back(until, 0, 1));
              return answer(connection, from, until, unit, now, month, year);
            }));
  }

  /** The unit asked for, else the caller's first root. */
  static String unit(Call call, UnitTree tree) {
    String unit =
        call.text("unit")
            .orElse(call.caller().units().stream().sorted().findFirst().orElse(tree.centre()));
    if (!tree.knows(unit) || !tree.covers(call.caller().units(), unit)) {
      throw ProblemException.field("query:unit", unit, "a unit of your jurisdiction");
    }
    return unit;
  }

  private long back(long at, int months, int years) {
    return Instant.ofEpochMilli(at)
        .atZone(parts.given().settings().zone())
        .minusMonths(months)
        .minusYears(years)
        .toInstant()
        .toEpochMilli();
  }

  /** O(cases that were touched in or after the span). */
  private Figures sum(Connection connection, String unit, long from, long until)
      throws SQLException {
    Figures figures = new Figures(from, until, parts.given().settings().zone());
    UnitTree tree = parts.trees().get();
    try (PreparedStatement statement =
        connection.prepareStatement(
            "SELECT body FROM cases WHERE opened_at < ? AND (opened_at >= ? OR case_id IN"
                + " (SELECT case_id FROM case_versions WHERE kind = 'REPORT' AND at >= ?))"
                + " ORDER BY case_id")) {
      statement.setLong(1, until);
      statement.setLong(2, from);
      statement.setLong(3, from);
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          CaseFile file = Documents.read(rows.getString(1), CaseFile.class);
          if (tree.covers(java.util.Set.of(unit), file.unitId())) {
            figures.add(file, tree.above(file.unitId(), "enterprise"));
          }
        }
      }
    }
    return figures;
  }

  private Answer answer(
      Connection connection,
      long from,
      long until,
      String unit,
      Figures now,
      Figures month,
      Figures year)
      throws SQLException {
    UnitTree tree = parts.trees().get();
    List<ByClass> classes = new ArrayList<>();
    for (EvidenceClass each : EvidenceClass.values()) {
      classes.add(
          new ByClass(
              each,
              compared(
                  now.dissuaded(each), month, month.dissuaded(each), year, year.dissuaded(each)),
              compared(now.yuan(each), month, month.yuan(each), year, year.yuan(each))));
    }
    Map<String, Long> breaches = new TreeMap<>();
    now.breaches().forEach((step, count) -> breaches.put(Wire.word(step), count));
    return new Answer(
        from,
        until,
        unit,
        classes,
        compared(now.lossYuan(), month, month.lossYuan(), year, year.lossYuan()),
        compared(now.cases(), month, month.cases(), year, year.cases()),
        Ratio.of(now.reach()),
        Ratio.of(now.accuracy()),
        Ratio.of(now.fooledAfterWarning()),
        breaches,
        now.units().entrySet().stream()
            .filter(each -> !each.getKey().isEmpty())
            .limit(MAX_ROWS)
            .map(
                each ->
                    new UnitFigures(
                        each.getKey(),
                        Wire.text(tree.name(each.getKey())),
                        each.getValue()[0],
                        each.getValue()[1],
                        each.getValue()[2],
                        each.getValue()[3]))
            .toList(),
        loads(connection, unit, Math.max(1, (until - from) / DAY)),
        now.days().entrySet().stream()
            .map(
                day ->
                    new DayFigures(
                        day.getKey(), day.getValue()[0], day.getValue()[1], day.getValue()[2]))
            .toList());
  }

  /** Absent where nothing was recorded then. */
  private static Compared compared(
      long value, Figures month, long monthValue, Figures year, long yearValue) {
    return new Compared(
        value,
        month.cases() == 0 ? null : (double) monthValue,
        year.cases() == 0 ? null : (double) yearValue);
  }

  /** Loads of a unit's advisors, in order of ids. */
  List<AdvisorLoad> loads(Connection connection, String unit, long days) throws SQLException {
    List<AdvisorLoad> loads = new ArrayList<>();
    for (AdvisorRow each : RosterStore.advisorsBelow(connection, unit, MAX_ROWS)) {
      long tasks =
          Sql.number(
              connection, "SELECT COUNT(*) FROM case_tasks WHERE advisor_id = ?", each.advisorId());
      loads.add(
          new AdvisorLoad(
              each.advisorId(),
              each.unitId(),
              RosterStore.bound(connection, each.advisorId(), parts.now()),
              each.capacity(),
              RosterStore.openTasks(connection, each.advisorId()),
              (double) tasks / days));
    }
    return loads;
  }
}
