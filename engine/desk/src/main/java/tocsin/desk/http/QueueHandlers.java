package tocsin.desk.http;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tocsin.desk.casework.Acted;
import tocsin.desk.casework.Locks;
import tocsin.desk.store.CaseCounts;
import tocsin.desk.store.CasePage;
import tocsin.desk.store.CaseQuery;
import tocsin.domain.casework.Role;

/** The queue: pages, tiles, take the next. */
final class QueueHandlers {
  private final Parts parts;
  private final Sight sight;
  private final CaseCards cards;

  QueueHandlers(Parts parts, Sight sight, CaseCards cards) {
    this.parts = parts;
    this.sight = sight;
    this.cards = cards;
  }

  void add(Routes routes) {
    routes
        .on(Endpoint.CASES, this::page)
        .on(Endpoint.CASE_COUNTS, this::counts)
        .on(Endpoint.TAKE_NEXT, this::takeNext);
  }

  /** One page of rows, as the contract has it. */
  record Page(List<CaseRow> items, @Nullable String next, long asOf) {}

  /** Tiles, as the contract has them. */
  record Counts(
      long total,
      long breached,
      Map<String, Long> byState,
      Map<String, Long> byTier,
      @Nullable Long dissuadedToday,
      @Nullable Map<String, Long> savedYuanToday,
      List<Long> perHour) {}

  private record TakeNext(@Nullable CaseFilter filter) {}

  private Reply page(Call call) {
    CaseQuery query = sight.query(call);
    return Reply.ok(call.read(connection -> page(connection, query, call.caller().role())));
  }

  Page page(Connection connection, CaseQuery query, Role role) throws SQLException {
    long asOf = parts.given().audit().last(connection);
    CasePage page = find(connection, query);
    List<CaseRow> rows = parts.rows().of(connection, page.cases(), role != Role.TUNER);
    return new Page(rows, Wire.text(page.next()), asOf);
  }

  private CasePage find(Connection connection, CaseQuery query) throws SQLException {
    try {
      return parts.given().cases().page(connection, query);
    } catch (IllegalArgumentException e) {
      throw ProblemException.field("query:cursor", "", "the cursor of the page before");
    }
  }

  private Reply counts(Call call) {
    CaseQuery query = sight.query(call);
    return Reply.ok(call.read(connection -> counts(connection, query)));
  }

  /** Tiles of a query, with what was achieved today. */
  Counts counts(Connection connection, CaseQuery query) throws SQLException {
    CaseCounts counts = parts.given().cases().counts(connection, query);
    ZonedDateTime now = Instant.ofEpochMilli(parts.now()).atZone(parts.given().settings().zone());
    long midnight = now.toLocalDate().atStartOfDay(now.getZone()).toInstant().toEpochMilli();
    Dissuaded today = Dissuaded.since(connection, parts.trees().get(), query.units(), midnight);
    return new Counts(
        counts.total(),
        counts.breached(),
        words(counts.byState()),
        words(counts.byTier()),
        today.cases(),
        today.yuanByClass(),
        Arrivals.perHour(connection, parts.trees().get(), query.units(), parts.now()));
  }

  static <E extends Enum<E>> Map<String, Long> words(Map<E, Long> counts) {
    Map<String, Long> words = new TreeMap<>();
    counts.forEach((key, count) -> words.put(Wire.word(key), count));
    return words;
  }

  private Reply takeNext(Call call) {
    TakeNext asked = call.json(TakeNext.class);
    CaseFilter filter = asked.filter() == null ? CaseFilter.ALL : asked.filter();
    CaseQuery query = sight.query(call.caller(), filter, CaseQuery.Order.URGENCY, "", 100);
    return call.write(
        tx -> {
          Optional<Acted> acted = parts.given().desk().takeNext(tx, query, call.caller().actor());
          if (acted.isEmpty()) {
            return Reply.none();
          }
          Locks.take(tx, acted.get().file().caseId(), call.caller().userId());
          return Reply.ok(cards.card(tx.connection(), acted.get().file(), call.caller()))
              .version(acted.get().file().version());
        });
  }
}
