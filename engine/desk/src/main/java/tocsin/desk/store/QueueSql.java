package tocsin.desk.store;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tocsin.domain.alert.Tier;
import tocsin.domain.casework.CaseFile;
import tocsin.domain.casework.CaseState;

/**
 * The queue's questions. A page goes on from the last row's place in the index, not from a count of
 * rows, so page 500 costs what page 1 does and new rows shift nothing.
 */
final class QueueSql {
  private final StringBuilder where = new StringBuilder();
  private final List<Object> values = new ArrayList<>();

  private QueueSql() {}

  /** A row with its place in the order. */
  private record Placed(CaseFile file, long tier, long dueAt, long openedAt) {}

  static CasePage page(Connection connection, CaseQuery query) throws SQLException {
    QueueSql sql = filter(query);
    boolean urgency = query.order() == CaseQuery.Order.URGENCY;
    if (!query.cursor().isEmpty()) {
      sql.from(query.cursor(), urgency);
    }
    sql.values.add(query.limit() + 1);
    List<Placed> rows =
        Sql.all(
            connection,
            "SELECT body, tier, due_at, opened_at FROM cases c WHERE 1 = 1"
                + sql.where
                + (urgency
                    ? " ORDER BY ended, tier DESC, due_at, case_id"
                    : " ORDER BY ended, opened_at DESC, case_id")
                + " LIMIT ?",
            row ->
                new Placed(
                    Documents.read(row.getString(1), CaseFile.class),
                    row.getLong(2),
                    row.getLong(3),
                    row.getLong(4)),
            sql.values.toArray());
    boolean more = rows.size() > query.limit();
    List<Placed> shown = more ? rows.subList(0, query.limit()) : rows;
    String next = more ? cursor(shown.get(shown.size() - 1), urgency) : "";
    return new CasePage(shown.stream().map(Placed::file).toList(), next);
  }

  static CaseCounts counts(Connection connection, CaseQuery query) throws SQLException {
    QueueSql sql = filter(query);
    Map<CaseState, Long> byState = new EnumMap<>(CaseState.class);
    Map<Tier, Long> byTier = new EnumMap<>(Tier.class);
    long[] sums = new long[2];
    Sql.all(
        connection,
        "SELECT state, tier, COUNT(*), SUM(breached) FROM cases c WHERE 1 = 1"
            + sql.where
            + " GROUP BY state, tier",
        row -> {
          long count = row.getLong(3);
          byState.merge(CaseState.valueOf(row.getString(1)), count, Long::sum);
          byTier.merge(Tier.values()[row.getInt(2)], count, Long::sum);
          sums[0] += count;
          sums[1] += row.getLong(4);
          return count;
        },
        sql.values.toArray());
    return new CaseCounts(sums[0], sums[1], byState, byTier);
  }

  private static QueueSql filter(CaseQuery query) {
    QueueSql sql = new QueueSql();
    sql.ended(query.states());
    sql.in("state", query.states().stream().map(Enum::name).toList());
    sql.in("tier", query.tiers().stream().map(tier -> (Object) tier.ordinal()).toList());
    sql.in("fraud_type", query.fraudTypes());
    sql.units(query.units());
    sql.is("owner", query.owner());
    sql.is("campaign", query.campaign());
    sql.exists(
        "SELECT 1 FROM case_tasks t WHERE t.case_id = c.case_id AND t.is_open = 1"
            + " AND t.advisor_id = ?",
        query.advisorId());
    sql.exists(
        "SELECT 1 FROM case_targets g WHERE g.case_id = c.case_id AND g.target = ?",
        query.target());
    if (query.breachedOnly()) {
      sql.where.append(" AND breached = 1");
    }
    if (query.dueBefore() != Long.MAX_VALUE) {
      sql.and("due_at < ?", query.dueBefore());
    }
    sql.text(query.text());
    return sql;
  }

  /** Lets the index begin at the right half when only open or only ended cases are asked for. */
  private void ended(Collection<CaseState> states) {
    if (states.isEmpty()) {
      return;
    }
    if (states.stream().noneMatch(CaseState::ended)) {
      where.append(" AND ended = 0");
    } else if (states.stream().allMatch(CaseState::ended)) {
      where.append(" AND ended = 1");
    }
  }

  private void and(String condition, Object... bound) {
    where.append(" AND (").append(condition).append(')');
    values.addAll(List.of(bound));
  }

  private void is(String column, String value) {
    if (!value.isEmpty()) {
      and(column + " = ?", value);
    }
  }

  private void in(String column, Collection<?> allowed) {
    if (!allowed.isEmpty()) {
      String marks = allowed.stream().map(each -> "?").collect(Collectors.joining(", "));
      and(column + " IN (" + marks + ")", allowed.toArray());
    }
  }

  private void exists(String query, String value) {
    if (!value.isEmpty()) {
      and("EXISTS (" + query + ")", value);
    }
  }

  private void units(Collection<String> roots) {
    if (roots.isEmpty()) {
      return;
    }
    String marks = roots.stream().map(each -> "?").collect(Collectors.joining(", "));
    and(
        "EXISTS (SELECT 1 FROM units u JOIN units r ON substr(u.path, 1, length(r.path)) = r.path"
            + " WHERE u.unit_id = c.unit_id AND r.unit_id IN ("
            + marks
            + "))",
        roots.toArray());
  }

  /** Part of an id; the signs that LIKE knows are taken as they are. */
  private void text(String text) {
    if (text.isEmpty()) {
      return;
    }
    String like = '%' + text.replace("!", "!!").replace("%", "!%").replace("_", "!_") + '%';
    and(
        "case_id LIKE ? ESCAPE '!' OR campaign LIKE ? ESCAPE '!' OR unit_id LIKE ? ESCAPE '!'"
            + " OR EXISTS (SELECT 1 FROM case_targets g WHERE g.case_id = c.case_id"
            + " AND g.target LIKE ? ESCAPE '!')",
        like,
        like,
        like,
        like);
  }

  private void from(String cursor, boolean urgency) {
    String[] parts = parts(cursor);
    if (parts == null || parts.length != (urgency ? 4 : 3)) {
      throw new IllegalArgumentException("the cursor is not one of this list");
    }
    long ended = number(parts[0]);
    long first = number(parts[1]);
    if (urgency) {
      long due = number(parts[2]);
      and(
          "ended > ? OR ended = ? AND (tier < ? OR tier = ? AND (due_at > ?"
              + " OR due_at = ? AND case_id > ?))",
          ended,
          ended,
          first,
          first,
          due,
          due,
          parts[3]);
      return;
    }
    and(
        "ended > ? OR ended = ? AND (opened_at < ? OR opened_at = ? AND case_id > ?)",
        ended,
        ended,
        first,
        first,
        parts[2]);
  }

  private static String cursor(Placed last, boolean urgency) {
    int ended = last.file().state().ended() ? 1 : 0;
    String place =
        urgency
            ? ended + " " + last.tier() + " " + last.dueAt() + " " + last.file().caseId()
            : ended + " " + last.openedAt() + " " + last.file().caseId();
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(place.getBytes(StandardCharsets.UTF_8));
  }

  private static String @Nullable [] parts(String cursor) {
    try {
      return new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8)
          .split(" ", -1);
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  private static long number(String text) {
    try {
      return Long.parseLong(text);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("the cursor is not one of this list", e);
    }
  }
}
