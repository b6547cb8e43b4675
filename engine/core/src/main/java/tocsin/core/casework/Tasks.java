package tocsin.core.casework;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tocsin.domain.casework.CaseFile;
import tocsin.domain.casework.CaseTask;
import tocsin.domain.casework.LoopStep;
import tocsin.domain.casework.Recipient;
import tocsin.domain.casework.Role;
import tocsin.domain.casework.TaskState;
import tocsin.domain.people.Route;

/** Offers tasks, ends them, and asks the next recipient. */
final class Tasks {
  /** Most tasks of one case; beyond, only the centre is reminded. */
  static final int MAX_TASKS = 256;

  /** How long a follow-up visit may wait for a yes. */
  static final long VISIT_ACCEPT = 4 * 3_600_000L;

  private Tasks() {}

  /** The open task that an actor works: an advisor's own; for the desk its own, else any. */
  static @Nullable CaseTask worked(CaseFile file, Actor actor) {
    CaseTask any = null;
    for (CaseTask task : file.tasks()) {
      if (!task.state().open()) {
        continue;
      }
      boolean own =
          actor.role() == Role.ADVISOR
              ? task.recipient().advisorId().equals(actor.id())
              : task.recipient().advisorId().isEmpty();
      if (own) {
        return task;
      }
      any = any == null ? task : any;
    }
    return actor.role() == Role.ADVISOR ? null : any;
  }

  static List<CaseTask> open(CaseFile file) {
    return file.tasks().stream().filter(task -> task.state().open()).toList();
  }

  /** Asks a recipient, unless the same one has an open task already; then reminds. */
  static void offer(Step step, Recipient recipient, LoopStep for_) {
    for (CaseTask task : open(step.file())) {
      if (task.recipient().sameAs(recipient)) {
        remind(step, task);
        return;
      }
    }
    int number = step.file().tasks().size() + 1;
    if (number > MAX_TASKS) {
      step.tellCentre(NoticeKind.REMINDER);
      return;
    }
    CaseTask task =
        new CaseTask(
            step.file().caseId() + "-" + number,
            for_,
            recipient,
            TaskState.OFFERED,
            step.at(),
            Clockwork.after(step.at(), acceptMillis(step, for_)),
            0,
            0);
    step.put(step.change().add(task));
    step.tell(NoticeKind.TASK_OFFERED, recipient, task.taskId());
  }

  private static long acceptMillis(Step step, LoopStep for_) {
    return for_ == LoopStep.DISPATCH ? step.terms().acceptMillis() : VISIT_ACCEPT;
  }

  /** Tells a recipient again; an offer runs anew. */
  static void remind(Step step, CaseTask task) {
    if (task.state() == TaskState.OFFERED) {
      long acceptBy = Clockwork.after(step.at(), acceptMillis(step, task.step()));
      replace(
          step,
          new CaseTask(
              task.taskId(),
              task.step(),
              task.recipient(),
              task.state(),
              task.offeredAt(),
              acceptBy,
              task.acceptedAt(),
              task.endedAt()));
    }
    step.tell(NoticeKind.REMINDER, task.recipient(), task.taskId());
  }

  /** Asks whoever stands above those asked since the work began. */
  static void askNext(Step step, LoopStep for_) {
    long since = for_ == LoopStep.DISPATCH ? step.file().openedAt() : step.before().since();
    List<Recipient> tried = new ArrayList<>();
    for (CaseTask task : step.file().tasks()) {
      if (task.step() == for_ && task.offeredAt() >= since) {
        tried.add(task.recipient());
      }
    }
    Recipient next = step.standby().next(step.file(), tried, step.at());
    offer(step, next, for_);
    step.tell(NoticeKind.ESCALATED, next, "");
  }

  /** Sees to it that a red case has its line at the centre. */
  static void centreLine(Step step) {
    boolean has =
        open(step.file()).stream().anyMatch(task -> task.recipient().route() == Route.CENTRE);
    if (!has) {
      offer(step, step.standby().centre(step.file()), LoopStep.DISPATCH);
    }
  }

  /** Offers that ran out: the centre is reminded, from anybody else it goes to the next. */
  static boolean expireOffers(Step step) {
    boolean expired = false;
    for (CaseTask task : open(step.file())) {
      if (task.state() != TaskState.OFFERED || task.acceptBy() > step.at()) {
        continue;
      }
      expired = true;
      if (task.recipient().route() == Route.CENTRE) {
        remind(step, task);
        continue;
      }
      end(step, task, TaskState.EXPIRED);
      askNext(step, task.step());
    }
    return expired;
  }

  static void accept(Step step, CaseTask task) {
    if (task.state() == TaskState.OFFERED) {
      replace(step, task.accepted(step.at()));
    }
  }

  static void end(Step step, CaseTask task, TaskState how) {
    replace(step, task.ended(how, step.at()));
  }

  /** Takes back every open task. */
  static void revokeAll(Step step) {
    for (CaseTask task : open(step.file())) {
      end(step, task, TaskState.REVOKED);
      step.tell(NoticeKind.TASK_REVOKED, task.recipient(), task.taskId());
    }
  }

  private static void replace(Step step, CaseTask changed) {
    List<CaseTask> tasks = new ArrayList<>(step.file().tasks());
    tasks.replaceAll(task -> task.taskId().equals(changed.taskId()) ? changed : task);
    step.put(step.change().tasks(tasks));
  }
}
