package tocsin.desk.http;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tocsin.desk.audit.AuditEntry;
import tocsin.desk.store.CasePage;
import tocsin.desk.store.CaseQuery;
import tocsin.domain.alert.Alert;
import tocsin.domain.casework.CaseFile;

/** Everything that one case shows. */
final class CardHandlers {
  private static final int MAX_LOG = 500;

  private final Parts parts;
  private final Sight sight;
  private final CaseCards cards;
  private final Recipients recipients;
  private final Scripts scripts;

  CardHandlers(Parts parts, Sight sight, CaseCards cards, Recipients recipients, Scripts scripts) {
    this.parts = parts;
    this.sight = sight;
    this.cards = cards;
    this.recipients = recipients;
    this.scripts = scripts;
  }

  void add(Routes routes) {
    routes
        .on(Endpoint.CASE_CARD, this::card)
        .on(Endpoint.CASE_TIMELINE, this::timeline)
        .on(Endpoint.CASE_LOG, this::log)
        .on(Endpoint.CASE_SIBLINGS, this::siblings)
        .on(Endpoint.CASE_ROUTING, this::routing)
        .on(Endpoint.CASE_SCRIPT, this::script);
  }

  /** An audit line as the contract has it. */
  record Line(
      long seq,
      long at,
      String actor,
      String action,
      String object,
      Map<String, String> detail,
      String hash) {
    static Line of(AuditEntry entry) {
      Map<String, String> detail = new TreeMap<>();
      Wire.parse(entry.detail())
          .properties()
          .forEach(part -> detail.put(part.getKey(), part.getValue().asText()));
      return new Line(
          entry.seq(),
          entry.at(),
          entry.actor(),
          entry.action(),
          entry.object(),
          detail,
          entry.hash());
    }
  }

  /** A page of audit lines. */
  record Lines(List<Line> items, @Nullable String next) {}

  private CaseFile file(java.sql.Connection connection, Call call) throws SQLException {
    return sight.file(connection, call.caller(), call.at("caseId"));
  }

  private Reply card(Call call) {
    return call.read(
        connection -> {
          CaseFile file = file(connection, call);
          return Reply.ok(cards.card(connection, file, call.caller())).version(file.version());
        });
  }

  private Reply timeline(Call call) {
    return call.read(
        connection -> {
          CaseFile file = file(connection, call);
          List<AuditEntry> entries =
              parts.given().audit().about(connection, file.caseId(), MAX_LOG);
          return Reply.ok(
              Timelines.of(file, parts.rows().newest(connection, file).orElse(null), entries));
        });
  }

  private Reply log(Call call) {
    return call.read(
        connection -> {
          CaseFile file = file(connection, call);
          List<Line> lines = new ArrayList<>();
          for (AuditEntry entry : parts.given().audit().about(connection, file.caseId(), MAX_LOG)) {
            lines.add(Line.of(entry));
          }
          return Reply.ok(new Lines(lines, null));
        });
  }

  /** Open cases on the same targets; within the caller's reach only. */
  private Reply siblings(Call call) {
    return call.read(
        connection -> {
          CaseFile file = file(connection, call);
          List<String> targets =
              parts.rows().newest(connection, file).map(Alert::targets).orElse(List.of());
          String target = call.text("target").orElse(targets.isEmpty() ? "" : targets.get(0));
          if (target.isEmpty()) {
            return Reply.ok(
                new QueueHandlers.Page(List.of(), null, parts.given().audit().last(connection)));
          }
          if (!targets.contains(target)) {
            throw ProblemException.field("query:target", target, "a target of this case");
          }
          CaseQuery query = siblings(call, target);
          CasePage page = parts.given().cases().page(connection, query);
          List<CaseFile> others =
              page.cases().stream().filter(o -> !o.caseId().equals(file.caseId())).toList();
          return Reply.ok(
              new QueueHandlers.Page(
                  parts.rows().of(connection, others, true),
                  Wire.text(page.next()),
                  parts.given().audit().last(connection)));
        });
  }

  private CaseQuery siblings(Call call, String target) {
    Set<String> roots = sight.roots(call.caller());
    return new CaseQuery(
        roots,
        CaseQuery.OPEN.states(),
        Set.of(),
        Set.of(),
        "",
        "",
        "",
        target,
        false,
        Long.MAX_VALUE,
        "",
        CaseQuery.Order.URGENCY,
        call.text("cursor").orElse(""),
        (int) call.number("limit", 100));
  }

  private Reply routing(Call call) {
    return Reply.ok(
        call.read(connection -> recipients.routing(connection, file(connection, call))));
  }

  private Reply script(Call call) {
    return Reply.ok(call.read(connection -> scripts.of(file(connection, call).fraudType())));
  }
}
