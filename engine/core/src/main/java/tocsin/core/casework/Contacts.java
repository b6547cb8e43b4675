package tocsin.core.casework;

import org.jspecify.annotations.Nullable;
import tocsin.domain.alert.Tier;
import tocsin.domain.casework.CaseTask;
import tocsin.domain.casework.CaseVerdict;
import tocsin.domain.casework.Clocks;
import tocsin.domain.casework.Cooperation;
import tocsin.domain.casework.LoopStep;
import tocsin.domain.casework.Outcome;
import tocsin.domain.casework.TaskState;
import tocsin.domain.casework.Visit;
import tocsin.domain.casework.VisitChannel;

/** 处置 and 反馈: contacts, misses, feedback. */
final class Contacts {
  private Contacts() {}

  /** Appends the visit; null when the action is one. */
  static @Nullable String append(Step step) {
    if (!(step.action() instanceof CaseAction.Visited visited)) {
      return "a visit says how it went";
    }
    step.put(
        step.change()
            .add(
                new Visit(
                    step.at(),
                    step.actor().id(),
                    step.before().state().step(),
                    visited.channel(),
                    visited.result(),
                    visited.note())));
    return null;
  }

  static @Nullable String contact(Step step) {
    String fault = append(step);
    if (fault != null || !(step.action() instanceof CaseAction.Visited visited)) {
      return fault;
    }
    CaseTask task = Tasks.worked(step.file(), step.actor());
    if (task != null) {
      Tasks.accept(step, task);
    }
    if (visited.result() != Cooperation.UNAVAILABLE) {
      reached(step, visited.channel());
    }
    if (visited.result() != Cooperation.COOPERATIVE) {
      missed(step);
    }
    return null;
  }

  private static void reached(Step step, VisitChannel channel) {
    Clocks clocks = step.file().clocks();
    long meetBy = channel == VisitChannel.MEETING ? Clocks.NEVER : clocks.meetBy();
    step.clocks(Clockwork.withWork(clocks, Clocks.NEVER, meetBy, clocks.feedbackBy()));
  }

  /** Enough misses or refusals: one tier up and the next level, at once. */
  private static void missed(Step step) {
    int missed = step.file().missed() + 1;
    int allowed = step.terms().failedContacts();
    if (allowed == 0 || missed < allowed) {
      step.put(step.change().missed(missed));
      return;
    }
    step.put(step.change().missed(0));
    step.raise(Tiers.up(step.file().tier()));
    Tasks.askNext(step, LoopStep.DISPATCH);
  }

  static @Nullable String feedback(Step step) {
    if (!(step.action() instanceof CaseAction.Report report)) {
      return "feedback has a verdict";
    }
    String key =
        CountKeys.of(
            step.file().subject(), step.file().campaign(), report.verdict() == CaseVerdict.V3);
    step.put(
        step.change()
            .add(
                new Outcome(
                    step.at(),
                    step.actor().id(),
                    report.verdict(),
                    report.evidence(),
                    report.yuan(),
                    report.basis(),
                    key,
                    report.lossAt(),
                    report.suspiciousApp())));
    CaseTask task = Tasks.worked(step.file(), step.actor());
    if (task != null) {
      Tasks.end(step, task, TaskState.DONE);
    }
    if (report.verdict() == CaseVerdict.V2 || report.verdict() == CaseVerdict.V3) {
      step.raise(Tier.RED);
    }
    if (report.verdict() == CaseVerdict.V3) {
      step.tellCentre(NoticeKind.STOP_PAYMENT_PROPOSED);
    }
    long reviewBy = Clockwork.after(step.at(), step.terms().reviewMillis());
    step.clocks(Clockwork.withReviewBy(step.file().clocks(), reviewBy));
    step.tellCentre(NoticeKind.LABEL);
    return null;
  }

  /** The danger goes on although somebody tried. */
  static @Nullable String tryAgain(Step step) {
    if (Outcomes.last(step.file()) == CaseVerdict.V2) {
      step.raise(Tier.RED);
    }
    step.put(step.change().missed(0).reminders(0));
    Tasks.askNext(step, LoopStep.DISPATCH);
    if (step.file().tier() == Tier.RED) {
      Tasks.centreLine(step);
    }
    return null;
  }

  /** Asks whoever reported last; if nobody had a task, whoever stands by. */
  static @Nullable String askBack(Step step) {
    CaseTask last = null;
    for (CaseTask task : step.file().tasks()) {
      last = task.state() == TaskState.DONE ? task : last;
    }
    if (last == null) {
      Tasks.askNext(step, LoopStep.DISPATCH);
      return null;
    }
    Tasks.offer(step, last.recipient(), LoopStep.DISPATCH);
    return null;
  }
}
