package tocsin.desk.http;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tocsin.desk.auth.Secrets;
import tocsin.desk.store.CaseQuery;
import tocsin.desk.store.Documents;
import tocsin.desk.store.Sql;
import tocsin.desk.store.Tx;
import tocsin.domain.alert.Tier;

/** 交接班: what is open when the shift changes; one lead hands over, another takes over. */
final class HandOverHandlers {
  private static final long FIRST_SHIFT_MILLIS = 12 * 3_600_000L;
  private static final int MAX_ROWS = 100;

  private final Parts parts;
  private final Sight sight;
  private final QueueHandlers queue;

  HandOverHandlers(Parts parts, Sight sight, QueueHandlers queue) {
    this.parts = parts;
    this.sight = sight;
    this.queue = queue;
  }

  void add(Routes routes) {
    routes
        .on(Endpoint.HAND_OVER, this::draft)
        .on(Endpoint.SIGN_HAND_OVER, this::sign)
        .on(Endpoint.HAND_OVER_DETAIL, this::detail);
  }

  /** The hand-over as the contract has it. */
  record HandOver(
      String handOverId,
      long from,
      long until,
      QueueHandlers.Counts counts,
      List<CaseRow> breached,
      List<CaseRow> redOpen,
      @Nullable String remarks,
      @Nullable String handedBy,
      @Nullable String takenBy,
      String state) {
    HandOver signed(String takenBy) {
      return new HandOver(
          handOverId, from, until, counts, breached, redOpen, remarks, handedBy, takenBy, "taken");
    }
  }

  private record Sign(String sign, @Nullable String remarks) {}

  /** Rows are kept as ids: what they showed is evidence and has its own, shorter life. */
  private record Kept(
      long from, QueueHandlers.Counts counts, String remarks, String handedBy, String takenBy) {}

  private record Row(String id, String units, long until, String state, Kept kept) {}

  private Reply draft(Call call) {
    return Reply.ok(call.read(connection -> draft(connection, call, "", null, "draft")));
  }

  private HandOver draft(
      Connection connection, Call call, String remarks, @Nullable String handedBy, String state)
      throws SQLException {
    Set<String> roots = sight.roots(call.caller());
    CaseQuery open = CaseQuery.OPEN.within(roots);
    CaseQuery late =
        sight.query(
            call.caller(),
            new CaseFilter(List.of(), List.of(), List.of(), List.of(), "", "", "", "", true, 0, ""),
            CaseQuery.Order.URGENCY,
            "",
            MAX_ROWS);
    CaseQuery red =
        sight.query(
            call.caller(),
            new CaseFilter(
                List.of(),
                List.of(Wire.word(Tier.RED)),
                List.of(),
                List.of(),
                "",
                "",
                "",
                "",
                false,
                0,
                ""),
            CaseQuery.Order.URGENCY,
            "",
            MAX_ROWS);
    return new HandOver(
        state.equals("draft") ? "draft" : Secrets.id('h'),
        last(connection, call).map(Row::until).orElse(parts.now() - FIRST_SHIFT_MILLIS),
        parts.now(),
        queue.counts(connection, open),
        rows(connection, late),
        rows(connection, red),
        Wire.text(remarks),
        handedBy,
        null,
        state);
  }

  private List<CaseRow> rows(Connection connection, CaseQuery query) throws SQLException {
    return parts.rows().of(connection, parts.given().cases().page(connection, query).cases(), true);
  }

  private static String units(Call call) {
    return Documents.write(new TreeSet<>(call.caller().units()));
  }

  /** The newest hand-over of a shift with the same jurisdiction. */
  private static Optional<Row> last(Connection connection, Call call) throws SQLException {
    return Sql.one(
        connection,
        "SELECT hand_over_id, units, until_at, state, body FROM hand_overs WHERE units = ?"
            + " ORDER BY until_at DESC LIMIT 1",
        HandOverHandlers::row,
        units(call));
  }

  private static Row row(java.sql.ResultSet row) throws SQLException {
    return new Row(
        row.getString(1),
        row.getString(2),
        row.getLong(3),
        row.getString(4),
        Documents.read(row.getString(5), Kept.class));
  }

  private Reply sign(Call call) {
    Sign sign = call.json(Sign.class);
    String remarks = Objects.requireNonNullElse(sign.remarks(), "");
    return call.write(tx -> sign.sign().equals("hand") ? hand(tx, call, remarks) : take(tx, call));
  }

  private Reply hand(Tx tx, Call call, String remarks) throws SQLException {
    Optional<Row> last = last(tx.connection(), call);
    if (last.isPresent() && last.get().state().equals("handed")) {
      throw new ProblemException(Trouble.CONDITION, "the hand-over before has not been taken yet");
    }
    String by = call.caller().userId();
    HandOver handed = draft(tx.connection(), call, remarks, by, "handed");
    Sql.run(
        tx.connection(),
        "INSERT INTO hand_overs (hand_over_id, units, until_at, state, body)"
            + " VALUES (?, ?, ?, 'handed', ?)",
        handed.handOverId(),
        units(call),
        handed.until(),
        Documents.write(new Kept(handed.from(), handed.counts(), remarks, by, "")));
    return audited(tx, "shift.hand", by, handed);
  }

  private Reply take(Tx tx, Call call) throws SQLException {
    Row row =
        last(tx.connection(), call)
            .filter(found -> found.state().equals("handed"))
            .orElseThrow(
                () -> new ProblemException(Trouble.CONDITION, "no hand-over waits to be taken"));
    String by = call.caller().userId();
    Kept kept = row.kept();
    if (kept.handedBy().equals(by)) {
      throw new ProblemException(
          Trouble.SECOND_PERSON_NEEDED, "the lead who hands over cannot take over");
    }
    Kept taken = new Kept(kept.from(), kept.counts(), kept.remarks(), kept.handedBy(), by);
    Sql.run(
        tx.connection(),
        "UPDATE hand_overs SET state = 'taken', body = ? WHERE hand_over_id = ?",
        Documents.write(taken),
        row.id());
    return audited(tx, "shift.take", by, shown(row).signed(by));
  }

  private Reply audited(Tx tx, String action, String by, HandOver handOver) throws SQLException {
    long seq =
        parts.audit(
            tx,
            by,
            action,
            handOver.handOverId(),
            Map.of("open", Long.toString(handOver.counts().total())));
    return Reply.ok(handOver).with("X-Seq", Long.toString(seq));
  }

  private static HandOver shown(Row row) {
    Kept kept = row.kept();
    return new HandOver(
        row.id(),
        kept.from(),
        row.until(),
        kept.counts(),
        List.of(),
        List.of(),
        Wire.text(kept.remarks()),
        Wire.text(kept.handedBy()),
        Wire.text(kept.takenBy()),
        row.state());
  }

  private Reply detail(Call call) {
    return Reply.ok(
        call.read(
            connection ->
                Sql.one(
                        connection,
                        "SELECT hand_over_id, units, until_at, state, body FROM hand_overs"
                            + " WHERE hand_over_id = ?",
                        HandOverHandlers::row,
                        call.at("handOverId"))
                    .filter(row -> within(call, row))
                    .map(HandOverHandlers::shown)
                    .orElseThrow(ProblemException::notFound)));
  }

  private boolean within(Call call, Row row) {
    for (String unit : Documents.read(row.units(), String[].class)) {
      if (!parts.trees().get().covers(call.caller().units(), unit)) {
        return false;
      }
    }
    return true;
  }
}
