package tocsin.desk.http;

import java.sql.SQLException;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tocsin.core.casework.CaseAction;
import tocsin.desk.casework.Acted;
import tocsin.desk.roster.RosterStore;
import tocsin.desk.roster.RosterStore.AdvisorRow;
import tocsin.desk.store.Sql;
import tocsin.desk.store.Tx;
import tocsin.domain.casework.ActionKind;
import tocsin.domain.casework.CaseState;
import tocsin.domain.casework.CaseTask;
import tocsin.domain.casework.CaseVerdict;
import tocsin.domain.casework.Cooperation;
import tocsin.domain.casework.EvidenceClass;
import tocsin.domain.casework.Recipient;
import tocsin.domain.casework.TaskState;
import tocsin.domain.casework.VisitChannel;
import tocsin.domain.people.Route;

/** What advisors do: accept, tell the outcome, hand on, take back. Each is one step of the loop. */
final class AdvisorActs {
  private final Parts parts;
  private final AdvisorTasks tasks;

  AdvisorActs(Parts parts, AdvisorTasks tasks) {
    this.parts = parts;
    this.tasks = tasks;
  }

  void add(Routes routes) {
    routes
        .on(Endpoint.ADVISOR_ACCEPT, this::accept)
        .on(Endpoint.ADVISOR_OUTCOME, this::outcome)
        .on(Endpoint.ADVISOR_TRANSFER, this::transfer)
        .on(Endpoint.ADVISOR_UNDO, this::undo)
        .on(Endpoint.ADVISOR_FEEDBACK, this::feedback);
  }

  /** A step that is on disk, as the contract has it. */
  record Done(String taskId, long version, TaskState state, long at, @Nullable Long undoableUntil) {
    static Done of(Acted acted, String taskId, long at) {
      TaskState state =
          acted.file().tasks().stream()
              .filter(task -> task.taskId().equals(taskId))
              .map(CaseTask::state)
              .findFirst()
              .orElse(TaskState.REVOKED);
      return new Done(taskId, acted.file().version(), state, at, Wire.time(acted.undoableUntil()));
    }
  }

  private record Outcome(
      String answer,
      @Nullable VisitChannel channel,
      @Nullable EvidenceClass evidence,
      @Nullable Long yuan,
      @Nullable String basis,
      @Nullable Long lossAt,
      @Nullable Boolean suspiciousApp,
      @Nullable Integer callBackDays,
      @Nullable String note,
      @Nullable Long happenedAt) {}

  private record Transfer(String to, @Nullable String note) {}

  private record Feedback(boolean right) {}

  private AdvisorTasks.Mine mine(Tx tx, Call call) throws SQLException {
    return tasks.find(tx.connection(), call.caller(), call.at("taskId"));
  }

  private Reply step(Tx tx, Call call, AdvisorTasks.Mine mine, CaseAction action)
      throws SQLException {
    Acted acted =
        parts
            .given()
            .desk()
            .act(tx, mine.file().caseId(), mine.file().version(), action, call.caller().actor());
    return Reply.ok(Done.of(acted, mine.task().taskId(), tx.at())).version(acted.file().version());
  }

  private Reply accept(Call call) {
    return call.write(
        tx -> {
          AdvisorTasks.Mine mine = mine(tx, call);
          if (mine.file().version() != call.expected()) {
            throw ProblemException.stale(mine.file().version());
          }
          return step(tx, call, mine, new CaseAction.Plain(ActionKind.ACCEPT, ""));
        });
  }

  private Reply outcome(Call call) {
    Outcome told = call.json(Outcome.class);
    return call.write(
        tx -> {
          AdvisorTasks.Mine mine = mine(tx, call);
          return step(tx, call, mine, action(told, mine.file().state()));
        });
  }

  /** One step for one answer, so that one undo takes it back. */
  private static CaseAction action(Outcome told, CaseState state) {
    boolean later = state == CaseState.FOLLOW_UP || state == CaseState.CALL_BACK;
    VisitChannel channel = Objects.requireNonNullElse(told.channel(), VisitChannel.CALL);
    String note = Objects.requireNonNullElse(told.note(), "");
    return switch (told.answer()) {
      case "dissuaded" ->
          later
              ? new CaseAction.Visited(channel, Cooperation.COOPERATIVE, note)
              : report(told, CaseVerdict.V1, EvidenceClass.D);
      case "money_sent" -> report(told, CaseVerdict.V3, EvidenceClass.E);
      case "not_reached" -> new CaseAction.Visited(channel, Cooperation.UNAVAILABLE, note);
      case "not_convinced" -> report(told, CaseVerdict.V2, EvidenceClass.E);
      case "false_alarm" -> report(told, CaseVerdict.V4, EvidenceClass.E);
      default -> new CaseAction.Plain(ActionKind.DECLINE, note);
    };
  }

  private static CaseAction report(Outcome told, CaseVerdict verdict, EvidenceClass otherwise) {
    long yuan = Objects.requireNonNullElse(told.yuan(), 0L);
    String basis = Objects.requireNonNullElse(told.basis(), "");
    return new CaseAction.Report(
        verdict,
        Objects.requireNonNullElse(told.evidence(), otherwise),
        yuan,
        yuan > 0 && basis.isBlank() ? "as the advisor was told" : basis,
        Objects.requireNonNullElse(told.lossAt(), 0L),
        Boolean.TRUE.equals(told.suspiciousApp()));
  }

  private Reply transfer(Call call) {
    Transfer asked = call.json(Transfer.class);
    return call.write(
        tx -> {
          AdvisorTasks.Mine mine = mine(tx, call);
          Recipient to = asked.to().equals("police") ? police(mine) : deputy(tx, call);
          String note = Objects.requireNonNullElse(asked.note(), "");
          return step(tx, call, mine, new CaseAction.Transfer(to, note));
        });
  }

  private Recipient police(AdvisorTasks.Mine mine) {
    String station = parts.trees().get().above(mine.file().unitId(), "station");
    return station.isEmpty()
        ? new Recipient(Route.CENTRE, "", parts.trees().get().centre(), "advisor-asked")
        : new Recipient(Route.STATION, "", station, "advisor-asked");
  }

  private Recipient deputy(Tx tx, Call call) throws SQLException {
    String own = call.caller().advisorId();
    Optional<RosterStore.Deputy> named = RosterStore.deputy(tx.connection(), own, tx.at());
    if (named.isEmpty()) {
      throw new ProblemException(Trouble.CONDITION, "name a deputy first, or ask the police");
    }
    AdvisorRow row =
        RosterStore.advisor(tx.connection(), named.get().deputyId())
            .orElseThrow(
                () -> new ProblemException(Trouble.CONDITION, "the deputy left the roster"));
    return new Recipient(Route.DEPUTY, row.advisorId(), row.unitId(), "advisor-asked");
  }

  private Reply undo(Call call) {
    return call.write(
        tx -> {
          AdvisorTasks.Mine mine = mine(tx, call);
          Acted acted =
              parts
                  .given()
                  .desk()
                  .undo(tx, mine.file().caseId(), mine.file().version(), call.caller().actor());
          return Reply.ok(Done.of(acted, mine.task().taskId(), tx.at()));
        });
  }

  private Reply feedback(Call call) {
    Feedback told = call.json(Feedback.class);
    return call.write(
        tx -> {
          AdvisorTasks.Mine mine = mine(tx, call);
          Sql.run(
              tx.connection(),
              "INSERT INTO task_feedback (task_id, advisor_id, was_right, at) VALUES (?, ?, ?, ?)"
                  + " ON CONFLICT (task_id) DO UPDATE SET was_right = excluded.was_right,"
                  + " at = excluded.at",
              mine.task().taskId(),
              call.caller().advisorId(),
              told.right() ? 1 : 0,
              tx.at());
          parts.audit(
              tx,
              call.caller().advisorId(),
              "task.feedback",
              mine.file().caseId(),
              Map.of("right", Boolean.toString(told.right())));
          return Reply.none();
        });
  }
}
