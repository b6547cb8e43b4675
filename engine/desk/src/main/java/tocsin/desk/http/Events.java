package tocsin.desk.http;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tocsin.desk.audit.AuditEntry;
import tocsin.desk.auth.Caller;
import tocsin.desk.store.CaseQuery;
import tocsin.desk.stream.Event;
import tocsin.desk.stream.Shaper;
import tocsin.domain.casework.CaseFile;
import tocsin.domain.casework.CaseTask;
import tocsin.domain.casework.Role;

/** What listeners are told: operators get rows of the queue, advisors their own tasks. */
final class Events implements Shaper {
  private final Parts parts;
  private final AdvisorTasks tasks;

  Events(Parts parts) {
    this.parts = parts;
    this.tasks = new AdvisorTasks(parts);
  }

  @Override
  public List<Event> of(Connection connection, AuditEntry entry) throws SQLException {
    Optional<CaseFile> found =
        entry.action().startsWith("case.")
            ? parts.given().cases().find(connection, entry.object())
            : Optional.empty();
    if (found.isEmpty()) {
      return List.of();
    }
    CaseFile file = found.get();
    List<Event> events = new ArrayList<>();
    events.add(
        Event.of(
            entry.seq(),
            "case",
            Wire.text(parts.rows().of(connection, file)),
            caller -> seesRow(caller, file)));
    for (CaseTask task : file.tasks()) {
      String advisor = task.recipient().advisorId();
      boolean fresh = task.state().open() || task.endedAt() >= file.since();
      if (!advisor.isEmpty() && fresh) {
        events.add(
            Event.of(
                entry.seq(),
                "task",
                Wire.text(tasks.view(connection, new AdvisorTasks.Mine(file, task))),
                caller -> caller.role() == Role.ADVISOR && caller.advisorId().equals(advisor)));
      }
    }
    return events;
  }

  private boolean seesRow(Caller caller, CaseFile file) {
    boolean works = caller.role() == Role.OPERATOR || caller.role() == Role.SHIFT_LEAD;
    return works && parts.trees().get().covers(caller.units(), file.unitId());
  }

  @Override
  public Event counts(Connection connection, Set<String> units) throws SQLException {
    Sight sight = new Sight(parts);
    Caller asked = new Caller("", Role.OPERATOR, "", units, false);
    CaseQuery query = CaseQuery.OPEN.within(sight.roots(asked));
    QueueHandlers queue = new QueueHandlers(parts, sight, new CaseCards(parts, new TargetRows()));
    return Event.of(
        0,
        "counts",
        Wire.text(queue.counts(connection, query)),
        caller -> caller.role() != Role.ADVISOR && caller.units().equals(units));
  }
}
