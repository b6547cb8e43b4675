package tocsin.desk.http;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tocsin.desk.auth.Approval;
import tocsin.desk.auth.Approvals;
import tocsin.desk.roster.RosterStore;
import tocsin.desk.store.Documents;
import tocsin.desk.store.Sql;
import tocsin.desk.vault.Identity;
import tocsin.desk.vault.SubjectRights;
import tocsin.domain.casework.CaseFile;

/** How long what is kept, the pseudonym key, and what a person may ask for. */
final class KeepingHandlers {
  private static final String RETENTION = "retention";
  private static final int MAX_CASES = 200;

  private final Parts parts;
  private final CaseCards cards;
  private final Sight sight;

  KeepingHandlers(Parts parts, CaseCards cards, Sight sight) {
    this.parts = parts;
    this.cards = cards;
    this.sight = sight;
  }

  void add(Routes routes) {
    routes
        .on(Endpoint.RETENTION, this::retention)
        .on(Endpoint.SET_RETENTION, this::setRetention)
        .on(Endpoint.ROTATION, call -> rotation())
        .on(Endpoint.ROTATE_KEY, this::rotate)
        .on(Endpoint.SUBJECT_REQUEST, this::request)
        .on(Endpoint.SUBJECT_EXPORT, this::export);
  }

  /** Spans in days, as the contract has them. */
  record Retention(int evidenceDays, int caseDays, int auditDays, @Nullable Long lastRunAt) {
    /** Evidence a month, cases a year, the audit three years. */
    static final Retention DEFAULT = new Retention(30, 365, 1_095, null);
  }

  private record Rotation(String keyId, String state, int done, int total) {}

  private record Request(String kind, String reason) {}

  private record SubjectExport(
      String subject,
      ActionHandlers.Revealed identity,
      List<CaseCard> cases,
      List<CardHandlers.Line> looks) {
    @Override
    public String toString() {
      return "SubjectExport[…]";
    }
  }

  private Reply retention(Call call) {
    return Reply.ok(
        call.read(
            connection ->
                Sql.one(
                        connection,
                        "SELECT value FROM settings WHERE name = ?",
                        row -> Documents.read(row.getString(1), Retention.class),
                        RETENTION)
                    .orElse(Retention.DEFAULT)));
  }

  private Reply setRetention(Call call) {
    Retention asked = call.json(Retention.class);
    if (asked.evidenceDays() > asked.caseDays() || asked.caseDays() > asked.auditDays()) {
      throw ProblemException.field(
          "evidenceDays",
          Integer.toString(asked.evidenceDays()),
          "evidence no longer than cases, cases no longer than the audit");
    }
    return call.write(
        tx -> {
          Sql.run(
              tx.connection(),
              "INSERT INTO settings (name, value) VALUES (?, ?)"
                  + " ON CONFLICT (name) DO UPDATE SET value = excluded.value",
              RETENTION,
              Documents.write(asked));
          parts.audit(
              tx,
              call.caller().userId(),
              "settings.retention",
              RETENTION,
              Map.of(
                  "evidenceDays", Integer.toString(asked.evidenceDays()),
                  "caseDays", Integer.toString(asked.caseDays()),
                  "auditDays", Integer.toString(asked.auditDays())));
          return Reply.ok(asked);
        });
  }

  private Reply rotation() {
    Custody.Rotation rotation = parts.given().custody().rotation();
    return Reply.ok(
        new Rotation(
            rotation.keyId(),
            rotation.running() ? "running" : "done",
            rotation.done(),
            rotation.total()));
  }

  private Reply rotate(Call call) {
    return propose(call, "rotate_key", "更换假名密钥", "a new pseudonym key", Set.of(), "rotate");
  }

  private Reply request(Call call) {
    Request asked = call.json(Request.class);
    String unit = call.read(connection -> unit(connection, call));
    boolean erase = asked.kind().equals("erase");
    return propose(
        call,
        erase ? "erase_subject" : "export_subject",
        erase ? "当事人要求删除个人信息" : "当事人要求查阅个人信息",
        erase ? "a person asks to be forgotten" : "a person asks what is kept",
        unit.isEmpty() ? Set.of() : Set.of(unit),
        call.at("subject"));
  }

  /** The person's unit, if the person is on the roster or has a case within the caller's reach. */
  private String unit(Connection connection, Call call) throws SQLException {
    String subject = call.at("subject");
    String unit =
        RosterStore.person(connection, subject)
            .map(RosterStore.PersonRow::unitId)
            .or(() -> cases(connection, subject).stream().findFirst().map(CaseFile::unitId))
            .orElseThrow(ProblemException::notFound);
    if (!parts.trees().get().covers(call.caller().units(), unit)) {
      throw ProblemException.notFound();
    }
    return unit;
  }

  private static List<CaseFile> cases(Connection connection, String subject) {
    try {
      return Sql.all(
          connection,
          "SELECT body FROM cases WHERE subject = ? ORDER BY opened_at LIMIT ?",
          row -> Documents.read(row.getString(1), CaseFile.class),
          subject,
          MAX_CASES);
    } catch (SQLException e) {
      throw new tocsin.desk.store.StoreException("a read failed", e);
    }
  }

  private Reply propose(
      Call call, String kind, String zh, String en, Set<String> units, String body) {
    return call.write(
        tx -> {
          String by = call.caller().userId();
          Approval approval = Approvals.propose(tx, kind, by, zh, en, units, body);
          parts.audit(tx, by, "approval.propose", approval.approvalId(), Map.of("kind", kind));
          return Reply.json(202, ApprovalHandlers.View.of(approval));
        });
  }

  /** Everything kept about a person, once two persons agreed. Audited with each fetch. */
  private Reply export(Call call) {
    String subject = call.at("subject");
    boolean agreed =
        call.read(connection -> Approvals.find(connection, call.text("approval").orElse("")))
            .filter(found -> found.kind().equals("export_subject"))
            .filter(found -> found.body().equals(subject))
            .filter(found -> found.state() == Approval.State.AGREED)
            .filter(found -> found.proposedBy().equals(call.caller().userId()))
            .isPresent();
    if (!agreed) {
      throw ProblemException.notFound();
    }
    String unit = call.read(connection -> unit(connection, call));
    SubjectRights.SubjectFile kept = parts.given().custody().file(subject, call.caller().userId());
    return Reply.ok(
        call.read(
            connection -> {
              List<CaseCard> all = new ArrayList<>();
              for (CaseFile file : kept.cases()) {
                if (sight.sees(call.caller(), file)) {
                  all.add(cards.card(connection, file, call.caller()));
                }
              }
              return new SubjectExport(
                  subject,
                  new ActionHandlers.Revealed(
                      kept.identity().map(Identity::name).orElse(""),
                      kept.identity().map(Identity::phone).map(Wire::text).orElse(null),
                      Wire.text(parts.trees().get().name(unit))),
                  all,
                  kept.looks().stream().map(CardHandlers.Line::of).toList());
            }));
  }
}
