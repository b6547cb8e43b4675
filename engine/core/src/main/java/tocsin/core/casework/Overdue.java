package tocsin.core.casework;

import org.jspecify.annotations.Nullable;
import tocsin.domain.casework.CaseTask;
import tocsin.domain.casework.Clocks;
import tocsin.domain.casework.LoopStep;

/**
 * What happens by itself when clocks run out: offers pass to the deputy and up, a missed contact is
 * reminded of once where the tier allows and then passed up, late feedback is called in. Each clock
 * that ran out is set anew, so that it cannot stand still and cannot fire for ever at one time.
 */
final class Overdue {
  private Overdue() {}

  static @Nullable String answer(Step step) {
    boolean asked = Tasks.expireOffers(step);
    step.put(step.change().breached(true));
    Clocks clocks = step.file().clocks();
    asked |= contact(step, clocks, asked);
    meeting(step, clocks, asked);
    feedback(step, clocks);
    review(step, clocks);
    return null;
  }

  private static boolean contact(Step step, Clocks clocks, boolean asked) {
    if (clocks.contactBy() > step.at()) {
      return false;
    }
    int reminders = step.file().reminders();
    boolean remind = reminders < step.terms().reminders();
    if (remind) {
      step.put(step.change().reminders(reminders + 1));
      remindAll(step);
    } else if (!asked) {
      Tasks.askNext(step, LoopStep.DISPATCH);
    }
    long contact = step.terms().contactMillis();
    boolean soon = remind || contact == Clocks.NEVER;
    long again = step.at() + (soon ? step.terms().acceptMillis() : contact);
    Clocks now = step.file().clocks();
    step.clocks(Clockwork.withWork(now, again, now.meetBy(), now.feedbackBy()));
    return true;
  }

  private static void meeting(Step step, Clocks clocks, boolean asked) {
    if (clocks.meetBy() > step.at()) {
      return;
    }
    if (!asked) {
      Tasks.askNext(step, LoopStep.DISPATCH);
    }
    long span = step.terms().meetMillis();
    long again = step.at() + (span == Clocks.NEVER ? Terms.DAY : span);
    Clocks now = step.file().clocks();
    step.clocks(Clockwork.withWork(now, now.contactBy(), again, now.feedbackBy()));
  }

  private static void feedback(Step step, Clocks clocks) {
    if (clocks.feedbackBy() > step.at()) {
      return;
    }
    remindAll(step);
    if (Tasks.open(step.file()).isEmpty()) {
      Tasks.askNext(step, LoopStep.DISPATCH);
    }
    step.tellCentre(NoticeKind.ESCALATED);
    Clocks now = step.file().clocks();
    long again = step.at() + step.terms().feedbackMillis();
    step.clocks(Clockwork.withWork(now, now.contactBy(), now.meetBy(), again));
  }

  private static void review(Step step, Clocks clocks) {
    if (clocks.reviewBy() > step.at()) {
      return;
    }
    step.tellCentre(NoticeKind.REMINDER);
    long again = step.at() + step.terms().reviewMillis();
    step.clocks(Clockwork.withReviewBy(step.file().clocks(), again));
  }

  private static void remindAll(Step step) {
    for (CaseTask task : Tasks.open(step.file())) {
      Tasks.remind(step, task);
    }
  }
}
