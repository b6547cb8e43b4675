package tocsin.core.casework;

import org.jspecify.annotations.Nullable;
import tocsin.domain.casework.CaseState;
import tocsin.domain.casework.CaseTask;
import tocsin.domain.casework.Clocks;
import tocsin.domain.casework.CloseReason;
import tocsin.domain.casework.EvidenceClass;
import tocsin.domain.casework.Outcome;
import tocsin.domain.casework.TaskState;

/** Closing, recalling, putting aside, and beginning again. */
final class Endings {
  private Endings() {}

  static @Nullable String close(Step step, CloseReason reason) {
    Tasks.revokeAll(step);
    step.put(step.change().closed(reason));
    return null;
  }

  /** A person closes: a verdict of no danger, what the feedback says, or giving up. */
  static @Nullable String closeAsSaid(Step step) {
    if (!(step.action() instanceof CaseAction.Close close)) {
      return "closing needs a reason";
    }
    return switch (close.reason()) {
      case NOT_A_VICTIM -> notAVictim(step, close);
      case DISSUADED, LOSS ->
          Outcomes.last(step.file()) != null && Outcomes.reason(step.file()) == close.reason()
              ? told(step, close.reason())
              : "the last feedback does not say so; report it first";
      case LOST_TO_FOLLOW_UP -> giveUp(step);
      case NONE, FADED, WATCHED_OUT -> close.reason() + " is not for people to say";
    };
  }

  private static @Nullable String notAVictim(Step step, CaseAction.Close close) {
    if (!close.verdict().clears()) {
      return "NOT_A_VICTIM goes with V4, V5 or V6, not " + close.verdict();
    }
    String key = CountKeys.of(step.file().subject(), step.file().campaign(), false);
    step.put(
        step.change()
            .add(
                new Outcome(
                    step.at(),
                    step.actor().id(),
                    close.verdict(),
                    EvidenceClass.E,
                    0,
                    "",
                    key,
                    0,
                    false)));
    return told(step, CloseReason.NOT_A_VICTIM);
  }

  private static @Nullable String giveUp(Step step) {
    CaseState state = step.file().state();
    boolean following = state == CaseState.FOLLOW_UP || state == CaseState.CALL_BACK;
    if (!following || step.file().followUps() == 0) {
      return "LOST_TO_FOLLOW_UP needs a follow-up visit that failed";
    }
    return told(step, CloseReason.LOST_TO_FOLLOW_UP);
  }

  static @Nullable String closeAsReported(Step step) {
    if (step.action() instanceof CaseAction.Visited) {
      String fault = Contacts.append(step);
      if (fault != null) {
        return fault;
      }
      CaseTask task = Tasks.worked(step.file(), step.actor());
      if (task != null) {
        Tasks.end(step, task, TaskState.DONE);
      }
    }
    return told(step, Outcomes.reason(step.file()));
  }

  private static @Nullable String told(Step step, CloseReason reason) {
    step.tellCentre(NoticeKind.LABEL);
    return close(step, reason);
  }

  /** Recall: whoever was reached gets an apology through whoever reached them. */
  static @Nullable String takeBack(Step step) {
    Tasks.revokeAll(step);
    if (step.file().reached()) {
      step.tell(NoticeKind.APOLOGY, step.standby().visitor(step.file(), step.at()), "");
    }
    return null;
  }

  static @Nullable String putAside(Step step) {
    if (!(step.action() instanceof CaseAction.Snooze snooze)) {
      return "a snooze has an end";
    }
    Tasks.revokeAll(step);
    step.put(step.change().owner("").clocks(Clockwork.asleepUntil(snooze.until())));
    step.tellCentre(NoticeKind.LABEL);
    return null;
  }

  /** A new episode of work, at no lower tier; what is known stays known. */
  static @Nullable String beginAgain(Step step) {
    anew(step);
    return null;
  }

  static @Nullable String beginWatch(Step step) {
    anew(step);
    step.clocks(Clockwork.asleepUntil(watchUntil(step)));
    return null;
  }

  private static long watchUntil(Step step) {
    int days = step.terms().watchDays();
    return days == 0 ? Clocks.NEVER : step.at() + days * Terms.DAY;
  }

  private static void anew(Step step) {
    Tasks.revokeAll(step);
    step.put(
        step.change()
            .owner("")
            .openedAt(step.at())
            .missed(0)
            .reminders(0)
            .followUps(0)
            .breached(false)
            .closed(CloseReason.NONE));
  }
}
