package tocsin.desk.http;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tocsin.desk.auth.Caller;
import tocsin.desk.roster.RosterStore;
import tocsin.desk.roster.RosterStore.PersonRow;
import tocsin.desk.store.Sql;
import tocsin.domain.alert.Tier;
import tocsin.domain.casework.CaseFile;
import tocsin.domain.casework.CaseTask;
import tocsin.domain.casework.LoopStep;
import tocsin.domain.casework.TaskState;

/**
 * Tasks as their advisor sees them: whom to reach, how urgent, what kind in plain words. No target,
 * no time of access, no history; the record has no field for one. Thread-safe.
 */
final class AdvisorTasks {
  /** How long a task can still be looked at after it ended, for undo and feedback. */
  private static final long LOOK_BACK_MILLIS = 24 * 3_600_000L;

  private final Parts parts;

  AdvisorTasks(Parts parts) {
    this.parts = parts;
  }

  /** A task as the contract has it. */
  record View(
      String taskId,
      long version,
      LoopStep step,
      TaskState state,
      Tier urgency,
      Sentence typeWords,
      String maskedName,
      @Nullable String department,
      @Nullable Long answerBy,
      @Nullable Boolean minorGuardian,
      @Nullable Boolean bring96110) {}

  /** A task with its case. */
  record Mine(CaseFile file, CaseTask task) {}

  /** The caller's open tasks, most urgent first. */
  List<View> open(Connection connection, Caller caller) throws SQLException {
    List<Mine> mine = new ArrayList<>();
    for (String caseId : parts.given().cases().casesOfAdvisor(connection, caller.advisorId())) {
      Optional<CaseFile> file = parts.given().cases().find(connection, caseId);
      file.ifPresent(
          found ->
              found.tasks().stream()
                  .filter(task -> task.state().open() && isOf(caller, task))
                  .forEach(task -> mine.add(new Mine(found, task))));
    }
    mine.sort(
        Comparator.comparing((Mine each) -> each.file().tier())
            .reversed()
            .thenComparing(each -> answerBy(each)));
    List<View> views = new ArrayList<>();
    for (Mine each : mine) {
      views.add(view(connection, each));
    }
    return views;
  }

  private static boolean isOf(Caller caller, CaseTask task) {
    return !caller.advisorId().isEmpty() && task.recipient().advisorId().equals(caller.advisorId());
  }

  /** A task of the caller's, open or ended a short time ago. */
  Mine find(Connection connection, Caller caller, String taskId) throws SQLException {
    Optional<String> caseId =
        Sql.one(
            connection,
            "SELECT case_id FROM case_tasks WHERE task_id = ?",
            row -> row.getString(1),
            taskId);
    Optional<CaseFile> file =
        caseId.isPresent()
            ? parts.given().cases().find(connection, caseId.get())
            : Optional.empty();
    if (file.isEmpty()) {
      throw ProblemException.notFound();
    }
    CaseTask task =
        file.get().tasks().stream()
            .filter(each -> each.taskId().equals(taskId) && isOf(caller, each))
            .filter(each -> each.state().open() || each.endedAt() > parts.now() - LOOK_BACK_MILLIS)
            .findFirst()
            .orElseThrow(ProblemException::notFound);
    return new Mine(file.get(), task);
  }

  View view(Connection connection, Mine mine) throws SQLException {
    CaseFile file = mine.file();
    Map<String, String> names = parts.given().vault().masked(List.of(file.subject()));
    Optional<PersonRow> person = RosterStore.person(connection, file.subject());
    boolean blind =
        Labels.stigma(parts.given().fraudTypes(), file.fraudType())
            || person.map(PersonRow::blind).orElse(false);
    // Where the kind itself would shame the person, the advisor only hears "call 96110 together".
    Sentence words =
        blind
            ? Labels.plain(Map.of(), "")
            : Labels.plain(parts.given().fraudTypes(), file.fraudType());
    long by = answerBy(mine);
    return new View(
        mine.task().taskId(),
        file.version(),
        mine.task().step(),
        mine.task().state(),
        file.tier(),
        words,
        names.getOrDefault(file.subject(), "*"),
        Wire.text(parts.trees().get().name(file.unitId())),
        Wire.time(by),
        person.map(PersonRow::minor).filter(minor -> minor).orElse(null),
        blind ? Boolean.TRUE : null);
  }

  private static long answerBy(Mine mine) {
    return mine.task().state() == TaskState.OFFERED
        ? mine.task().acceptBy()
        : Math.min(mine.file().clocks().contactBy(), mine.file().clocks().feedbackBy());
  }
}
