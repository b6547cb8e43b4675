package tocsin.desk.http;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tocsin.core.casework.CaseAction;
import tocsin.desk.roster.RosterStore;
import tocsin.desk.roster.RosterStore.AdvisorRow;
import tocsin.desk.roster.RosterStore.PersonRow;
import tocsin.desk.store.Sql;
import tocsin.domain.alert.AlertHead;
import tocsin.domain.alert.AlertStatus;
import tocsin.domain.casework.CaseFile;
import tocsin.domain.casework.Recipient;
import tocsin.domain.people.Assignment;
import tocsin.domain.people.Route;

/** Whom a case can be given to, with what helps to choose. Thread-safe. */
final class Recipients {
  private final Parts parts;

  Recipients(Parts parts) {
    this.parts = parts;
  }

  /** Who can be sent, as the contract has it. */
  record Routing(List<Choice> choices, boolean employerBlind, boolean minor) {}

  /** One recipient. */
  record Choice(
      CaseCard.RecipientView recipient,
      boolean onDuty,
      boolean suggested,
      @Nullable Integer boundPeople,
      @Nullable Integer capacity,
      @Nullable Integer openTasks,
      @Nullable Integer tasksToday,
      @Nullable List<String> warnings) {}

  /** Whom the routing rules name now, those who can act. */
  List<Recipient> suggested(CaseFile file) {
    List<Recipient> named = new ArrayList<>();
    for (Assignment each : parts.given().chain().apply(head(file))) {
      Recipient recipient =
          new Recipient(each.route(), each.advisorId(), each.unitId(), each.why());
      boolean acts = each.route() != Route.DIGEST && each.route() != Route.NONE;
      if (acts && named.stream().noneMatch(recipient::sameAs)) {
        named.add(recipient);
      }
    }
    return named;
  }

  private AlertHead head(CaseFile file) {
    int last = file.alerts().size() - 1;
    return new AlertHead(
        last < 0 ? file.caseId() : file.alerts().get(last).alertId(),
        last < 0 ? 1 : file.alerts().get(last).version(),
        AlertStatus.OPEN,
        file.subject(),
        file.tier(),
        file.fraudType(),
        file.campaign(),
        0,
        parts.now());
  }

  Routing routing(Connection connection, CaseFile file) throws SQLException {
    Optional<PersonRow> person = RosterStore.person(connection, file.subject());
    boolean blind =
        Labels.stigma(parts.given().fraudTypes(), file.fraudType())
            || person.map(PersonRow::blind).orElse(false);
    List<Choice> choices = new ArrayList<>();
    List<Recipient> suggested = suggested(file);
    for (Recipient each : suggested) {
      choices.add(choice(connection, file, each, choices.isEmpty(), blind));
    }
    String centre = parts.trees().get().centre();
    Recipient last = new Recipient(Route.CENTRE, "", centre, "next-level");
    if (suggested.stream().noneMatch(last::sameAs)) {
      choices.add(choice(connection, file, last, choices.isEmpty(), blind));
    }
    return new Routing(choices, blind, person.map(PersonRow::minor).orElse(false));
  }

  private Choice choice(
      Connection connection, CaseFile file, Recipient recipient, boolean first, boolean blind)
      throws SQLException {
    CaseCard.RecipientView view = CaseCards.recipient(recipient, parts.trees().get());
    Optional<AdvisorRow> advisor =
        recipient.advisorId().isEmpty()
            ? Optional.empty()
            : RosterStore.advisor(connection, recipient.advisorId());
    if (advisor.isEmpty()) {
      return new Choice(view, true, first, null, null, null, null, null);
    }
    AdvisorRow row = advisor.get();
    boolean onDuty = Duty.holds(row.shifts(), parts.now(), parts.given().settings().zone());
    List<String> warnings = new ArrayList<>();
    if (row.subject().equals(file.subject())) {
      warnings.add("advisor-is-person");
    }
    if (!onDuty) {
      warnings.add("off-duty");
    }
    if (blind) {
      warnings.add("employer-blind");
    }
    return new Choice(
        view,
        onDuty,
        first,
        RosterStore.bound(connection, row.advisorId(), parts.now()),
        row.capacity(),
        RosterStore.openTasks(connection, row.advisorId()),
        today(connection, row.advisorId()),
        warnings);
  }

  private int today(Connection connection, String advisorId) throws SQLException {
    var zone = parts.given().settings().zone();
    long midnight =
        Instant.ofEpochMilli(parts.now())
            .atZone(zone)
            .toLocalDate()
            .atStartOfDay(zone)
            .toInstant()
            .toEpochMilli();
    return (int)
        Sql.number(
            connection,
            "SELECT COUNT(*) FROM case_tasks t WHERE t.advisor_id = ? AND EXISTS (SELECT 1 FROM"
                + " case_versions v WHERE v.case_id = t.case_id AND v.kind = 'DISPATCH'"
                + " AND v.at >= ?)",
            advisorId,
            midnight);
  }

  /** Refuses recipients that the roster does not know. */
  void check(Connection connection, CaseAction action) throws SQLException {
    List<Recipient> named =
        action instanceof CaseAction.Dispatch dispatch
            ? dispatch.recipients()
            : action instanceof CaseAction.Transfer transfer ? List.of(transfer.to()) : List.of();
    for (Recipient each : named) {
      boolean advisor = each.route() == Route.ADVISOR || each.route() == Route.DEPUTY;
      if (advisor && RosterStore.advisor(connection, each.advisorId()).isEmpty()) {
        throw ProblemException.field("advisorId", each.advisorId(), "an advisor of the roster");
      }
      if (!advisor && !each.advisorId().isEmpty()) {
        throw ProblemException.field("advisorId", each.advisorId(), "none on this route");
      }
    }
  }
}
