package tocsin.desk.http;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tocsin.core.casework.Lifecycle;
import tocsin.core.casework.Undo;
import tocsin.desk.audit.AuditEntry;
import tocsin.desk.auth.Caller;
import tocsin.desk.auth.UnitTree;
import tocsin.desk.store.Documents;
import tocsin.desk.store.Sql;
import tocsin.desk.store.VersionMade;
import tocsin.domain.alert.Alert;
import tocsin.domain.alert.Reason;
import tocsin.domain.casework.CaseFile;
import tocsin.domain.casework.CaseState;
import tocsin.domain.casework.CaseTask;
import tocsin.domain.casework.Clocks;
import tocsin.domain.casework.Outcome;
import tocsin.domain.casework.Recipient;
import tocsin.domain.casework.Visit;

/** Case files as cards. Thread-safe. */
final class CaseCards {
  private static final int MAX_EARLIER = 20;
  private static final int MAX_CHAIN = 1_000;

  private final Parts parts;
  private final TargetRows targets;

  CaseCards(Parts parts, TargetRows targets) {
    this.parts = parts;
    this.targets = targets;
  }

  CaseCard card(Connection connection, CaseFile file, Caller caller) throws SQLException {
    Optional<Alert> alert = parts.rows().newest(connection, file);
    List<Reason> reasons = alert.map(Alert::reasons).orElse(List.of());
    UnitTree tree = parts.trees().get();
    List<CaseFile> earlier = earlier(connection, file);
    return new CaseCard(
        parts.rows().of(connection, file),
        file.subject(),
        clocks(file.clocks()),
        chain(connection, file),
        reasons,
        Reasons.whyTier(reasons),
        Reasons.whatWouldChange(file),
        targets.of(connection, alert.map(Alert::targets).orElse(List.of()), file),
        file.alerts().stream()
            .map(each -> new CaseCard.AlertView(each.alertId(), each.version(), each.status()))
            .toList(),
        file.tasks().stream().map(task -> task(task, tree)).toList(),
        file.visits().stream().map(CaseCards::visit).toList(),
        file.outcomes().stream().map(CaseCards::outcome).toList(),
        earlier.isEmpty() ? List.of() : parts.rows().of(connection, earlier, true),
        Lifecycle.allowed(file, caller.actor()).stream().filter(ActionText::byPeople).toList(),
        file.closed(),
        undoable(connection, file, caller));
  }

  private static CaseCard.ClocksView clocks(Clocks clocks) {
    return new CaseCard.ClocksView(
        Wire.time(clocks.dispatchBy()),
        Wire.time(clocks.acceptBy()),
        Wire.time(clocks.contactBy()),
        Wire.time(clocks.meetBy()),
        Wire.time(clocks.feedbackBy()),
        Wire.time(clocks.reviewBy()),
        Wire.time(clocks.visitAt()),
        Wire.time(clocks.wakeAt()));
  }

  private List<CaseFile> earlier(Connection connection, CaseFile file) throws SQLException {
    return Sql.all(
        connection,
        "SELECT body FROM cases WHERE subject = ? AND case_id <> ? AND opened_at <= ?"
            + " ORDER BY opened_at DESC LIMIT ?",
        row -> Documents.read(row.getString(1), CaseFile.class),
        file.subject(),
        file.caseId(),
        file.openedAt(),
        MAX_EARLIER);
  }

  /** The states a case went through, from the audit's own words. */
  private List<CaseCard.Link> chain(Connection connection, CaseFile file) throws SQLException {
    List<CaseCard.Link> chain = new ArrayList<>();
    for (AuditEntry entry : parts.given().audit().about(connection, file.caseId(), MAX_CHAIN)) {
      String to = Wire.parse(entry.detail()).path("to").asText();
      if (to.isEmpty()) {
        continue;
      }
      CaseState state = CaseState.valueOf(to);
      int last = chain.size() - 1;
      if (last >= 0 && chain.get(last).state() == state) {
        continue;
      }
      if (last >= 0) {
        CaseCard.Link before = chain.get(last);
        chain.set(
            last, new CaseCard.Link(before.step(), before.state(), before.from(), entry.at()));
      }
      chain.add(new CaseCard.Link(state.step(), state, entry.at(), null));
    }
    return chain;
  }

  private @org.jspecify.annotations.Nullable Long undoable(
      Connection connection, CaseFile file, Caller caller) throws SQLException {
    Optional<VersionMade> made =
        parts.given().cases().made(connection, file.caseId(), file.version());
    boolean mine =
        made.isPresent()
            && made.get().actorId().equals(caller.actor().id())
            && Undo.possible(made.get().kind())
            && file.version() > 1;
    long until = mine ? made.get().at() + Undo.WINDOW_MILLIS : 0;
    return until > parts.now() ? until : null;
  }

  static CaseCard.RecipientView recipient(Recipient recipient, UnitTree tree) {
    return new CaseCard.RecipientView(
        recipient.route().word(),
        Wire.text(recipient.advisorId()),
        Wire.text(recipient.unitId()),
        Wire.text(tree.name(recipient.unitId())),
        recipient.why());
  }

  private static CaseCard.TaskView task(CaseTask task, UnitTree tree) {
    return new CaseCard.TaskView(
        task.taskId(),
        task.step(),
        recipient(task.recipient(), tree),
        task.state(),
        task.offeredAt(),
        Wire.time(task.acceptBy()),
        Wire.time(task.acceptedAt()),
        Wire.time(task.endedAt()));
  }

  private static CaseCard.VisitView visit(Visit visit) {
    return new CaseCard.VisitView(
        visit.at(),
        visit.by(),
        visit.step(),
        Wire.word(visit.channel()),
        Wire.word(visit.result()),
        Wire.text(visit.note()));
  }

  private static CaseCard.OutcomeView outcome(Outcome outcome) {
    return new CaseCard.OutcomeView(
        outcome.at(),
        outcome.reportedBy(),
        outcome.verdict().name(),
        outcome.evidence().name(),
        outcome.yuan(),
        Wire.text(outcome.basis()),
        outcome.countKey(),
        Wire.time(outcome.lossAt()),
        outcome.suspiciousApp());
  }
}
