package tocsin.core.casework;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tocsin.domain.casework.CaseState;
import tocsin.domain.casework.CaseTask;
import tocsin.domain.casework.LoopStep;
import tocsin.domain.casework.TaskState;

/** 跟进 and 回访: visits by plan, then on and on until one is cooperative, then the call-back. */
final class Visits {
  private static final int LONGEST_CALL_BACK_GAP_DAYS = 7;

  private Visits() {}

  /** The follow-up begins: its first day counts from now. */
  static @Nullable String plan(Step step) {
    Tasks.revokeAll(step);
    step.put(step.change().followUps(0));
    visitAt(step, step.at() + step.terms().followUpDays().get(0) * Terms.DAY);
    return null;
  }

  /** A visit that was not cooperative is followed by another. */
  static @Nullable String next(Step step) {
    String fault = Contacts.append(step);
    if (fault != null) {
      return fault;
    }
    endOwn(step);
    int made = step.file().followUps() + 1;
    step.put(step.change().followUps(made));
    boolean callBack = step.file().state() == CaseState.CALL_BACK;
    visitAt(step, callBack ? callBackAgain(step, made) : followUpAgain(step, made));
    return null;
  }

  private static long followUpAgain(Step step, int made) {
    List<Integer> days = step.terms().followUpDays();
    int last = days.get(days.size() - 1);
    int before = days.size() > 1 ? days.get(days.size() - 2) : 0;
    long planned =
        made < days.size()
            ? step.before().since() + days.get(made) * Terms.DAY
            : step.at() + (last - before) * Terms.DAY;
    return Math.max(planned, step.at() + Terms.VISIT_AGAIN);
  }

  private static long callBackAgain(Step step, int made) {
    return step.at() + Math.min(made, LONGEST_CALL_BACK_GAP_DAYS) * Terms.DAY;
  }

  /** A cooperative visit ends the follow-up; the call-back comes when a warning fades. */
  static @Nullable String planCallBack(Step step) {
    String fault = Contacts.append(step);
    if (fault != null) {
      return fault;
    }
    Tasks.revokeAll(step);
    int outcomes = step.file().outcomes().size();
    long feedbackAt = outcomes == 0 ? step.at() : step.file().outcomes().get(outcomes - 1).at();
    step.put(step.change().followUps(0));
    visitAt(
        step,
        Math.max(feedbackAt + Terms.CALL_BACK_DAYS * Terms.DAY, step.at() + Terms.VISIT_AGAIN));
    return null;
  }

  /** A visit is due, or an offer of one ran out. */
  static @Nullable String offer(Step step) {
    Tasks.expireOffers(step);
    if (step.file().clocks().visitAt() > step.at()) {
      return null;
    }
    List<CaseTask> open = Tasks.open(step.file());
    if (open.isEmpty()) {
      LoopStep for_ = step.file().state().step();
      Tasks.offer(step, step.standby().visitor(step.file(), step.at()), for_);
      step.tellCentre(NoticeKind.VISIT_DUE);
    } else {
      step.put(step.change().breached(true));
      open.forEach(task -> Tasks.remind(step, task));
    }
    visitAt(step, step.at() + Terms.VISIT_AGAIN);
    return null;
  }

  private static void endOwn(Step step) {
    CaseTask task = Tasks.worked(step.file(), step.actor());
    if (task != null) {
      Tasks.end(step, task, TaskState.DONE);
    }
  }

  private static void visitAt(Step step, long at) {
    step.clocks(Clockwork.withVisitAt(step.file().clocks(), at));
  }
}
