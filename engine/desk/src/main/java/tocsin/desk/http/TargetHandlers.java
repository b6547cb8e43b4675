package tocsin.desk.http;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tocsin.desk.feed.TargetWord;
import tocsin.desk.store.Documents;
import tocsin.desk.store.Sql;
import tocsin.domain.alert.Reason;

/** Targets under suspicion: list and detail. A count of visitors, never a list. */
final class TargetHandlers {
  private final TargetRows rows;

  TargetHandlers(TargetRows rows) {
    this.rows = rows;
  }

  void add(Routes routes) {
    routes.on(Endpoint.TARGETS, this::list).on(Endpoint.TARGET_DETAIL, this::detail);
  }

  private record Page(List<TargetRow> items, @Nullable String next) {}

  private record Detail(
      TargetRow row,
      List<Reason> reasons,
      Map<String, Long> leadTimeMillis,
      List<TargetRow> related,
      List<Judgement> verdicts) {}

  /** What somebody said of a target. */
  record Judgement(
      String verdict,
      String by,
      long at,
      String state,
      @Nullable String reason,
      @Nullable String approvalId) {}

  private Reply list(Call call) {
    int limit = (int) call.number("limit", 100);
    List<Object> values = new ArrayList<>();
    StringBuilder where = new StringBuilder(" WHERE 1 = 1");
    List<String> verdicts = call.list("verdict");
    if (!verdicts.isEmpty()) {
      where.append(" AND verdict IN (").append("?, ".repeat(verdicts.size() - 1)).append("?)");
      values.addAll(verdicts);
    }
    call.text("q")
        .ifPresent(
            part -> {
              where.append(" AND target LIKE ? ESCAPE '!'");
              values.add('%' + part.replace("!", "!!").replace("%", "!%").replace("_", "!_") + '%');
            });
    call.text("cursor").ifPresent(cursor -> from(cursor, where, values));
    values.add(limit + 1);
    return Reply.ok(
        call.read(
            connection -> {
              List<TargetWord> words =
                  Sql.all(
                      connection,
                      "SELECT body FROM targets"
                          + where
                          + " ORDER BY flagged_at DESC, target LIMIT ?",
                      row -> Documents.read(row.getString(1), TargetWord.class),
                      values.toArray());
              boolean more = words.size() > limit;
              List<TargetWord> shown = more ? words.subList(0, limit) : words;
              List<TargetRow> items = new ArrayList<>();
              for (TargetWord word : shown) {
                items.add(rows.row(connection, word));
              }
              return new Page(items, more ? cursor(shown.get(limit - 1)) : null);
            }));
  }

  private static String cursor(TargetWord last) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString((last.flaggedAt() + " " + last.target()).getBytes(StandardCharsets.UTF_8));
  }

  private static void from(String cursor, StringBuilder where, List<Object> values) {
    try {
      String place = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
      int space = place.indexOf(' ');
      long flaggedAt = Long.parseLong(place.substring(0, Math.max(0, space)));
      where.append(" AND (flagged_at < ? OR (flagged_at = ? AND target > ?))");
      values.add(flaggedAt);
      values.add(flaggedAt);
      values.add(place.substring(space + 1));
    } catch (IllegalArgumentException e) {
      throw ProblemException.field("query:cursor", "", "the cursor of the page before");
    }
  }

  private Reply detail(Call call) {
    return Reply.ok(
        call.read(
            connection -> {
              TargetWord word =
                  rows.word(connection, call.at("target")).orElseThrow(ProblemException::notFound);
              return new Detail(
                  rows.row(connection, word),
                  word.reasons().stream()
                      .map(code -> new Reason(code, 0, code, code, Map.of()))
                      .toList(),
                  word.leadTimeMillis(),
                  related(connection, word),
                  judgements(connection, word.target()));
            }));
  }

  private List<TargetRow> related(Connection connection, TargetWord word) throws SQLException {
    List<TargetRow> related = new ArrayList<>();
    if (word.campaign().isEmpty()) {
      return related;
    }
    for (TargetWord each :
        Sql.all(
            connection,
            "SELECT body FROM targets WHERE campaign = ? AND target <> ? ORDER BY target LIMIT 100",
            row -> Documents.read(row.getString(1), TargetWord.class),
            word.campaign(),
            word.target())) {
      related.add(rows.row(connection, each));
    }
    return related;
  }

  private static List<Judgement> judgements(Connection connection, String target)
      throws SQLException {
    return Sql.all(
        connection,
        "SELECT verdict, judged_by, at, state, reason, approval_id FROM target_verdicts"
            + " WHERE target = ? ORDER BY seq DESC LIMIT 100",
        row ->
            new Judgement(
                row.getString(1),
                row.getString(2),
                row.getLong(3),
                row.getString(4),
                Wire.text(row.getString(5)),
                Wire.text(row.getString(6))),
        target);
  }
}
