package tocsin.core.casework;

import org.jspecify.annotations.Nullable;
import tocsin.domain.alert.Tier;
import tocsin.domain.casework.CaseTask;
import tocsin.domain.casework.CloseReason;
import tocsin.domain.casework.LoopStep;
import tocsin.domain.casework.Recipient;
import tocsin.domain.casework.TaskState;

/** Carries out what a row of the table says, except contacts, feedback, visits and closing. */
final class Consequences {
  private Consequences() {}

  /** Carries an effect out; why it cannot be, or null when it is done. */
  static @Nullable String run(Effect effect, Step step) {
    return switch (effect) {
      case NONE -> AlertNews.meanwhile(step);
      case OWN -> own(step);
      case DISOWN -> disown(step);
      case OFFER -> offer(step);
      case OFFER_BY_ITSELF -> offerByItself(step);
      case ACCEPT_TASK -> accept(step);
      case PASS_ON -> passOn(step);
      case HAND_ON -> handOn(step);
      case RAISE -> raise(step);
      case CONTACT -> Contacts.contact(step);
      case FEEDBACK -> Contacts.feedback(step);
      case TRY_AGAIN -> Contacts.tryAgain(step);
      case ASK_BACK -> Contacts.askBack(step);
      case PLAN_VISITS -> Visits.plan(step);
      case NEXT_VISIT -> Visits.next(step);
      case PLAN_CALL_BACK -> Visits.planCallBack(step);
      case OFFER_VISIT -> Visits.offer(step);
      case ANSWER_CLOCKS -> Overdue.answer(step);
      case PUT_ASIDE -> Endings.putAside(step);
      case BEGIN_AGAIN -> Endings.beginAgain(step);
      case BEGIN_WATCH -> Endings.beginWatch(step);
      case CLOSE_AS_SAID -> Endings.closeAsSaid(step);
      case CLOSE_AS_REPORTED -> Endings.closeAsReported(step);
      case CLOSE_FADED -> Endings.close(step, CloseReason.FADED);
      case CLOSE_WATCHED -> Endings.close(step, CloseReason.WATCHED_OUT);
      case TAKE_BACK -> Endings.takeBack(step);
      case STOP_PAYMENT -> stopPayment(step);
    };
  }

  private static @Nullable String own(Step step) {
    if (step.file().owner().equals(step.actor().id())) {
      return "the case is yours already";
    }
    step.put(step.change().owner(step.actor().id()));
    CaseTask task = Tasks.worked(step.file(), step.actor());
    if (task != null && task.recipient().advisorId().isEmpty()) {
      Tasks.accept(step, task);
    }
    long decideBy = Clockwork.after(step.at(), step.terms().acceptMillis());
    step.clocks(
        Clockwork.withDispatchBy(
            step.file().clocks(), Math.min(decideBy, step.file().clocks().contactBy())));
    return null;
  }

  private static @Nullable String disown(Step step) {
    step.put(step.change().owner(""));
    long by = Clockwork.after(step.at(), step.terms().dispatchMillis());
    step.clocks(Clockwork.withDispatchBy(step.file().clocks(), by));
    return null;
  }

  private static @Nullable String offer(Step step) {
    if (!(step.action() instanceof CaseAction.Dispatch dispatch)) {
      return "a dispatch names its recipients";
    }
    for (CaseTask task : Tasks.open(step.file())) {
      if (dispatch.recipients().stream().noneMatch(task.recipient()::sameAs)) {
        Tasks.end(step, task, TaskState.REVOKED);
        step.tell(NoticeKind.TASK_REVOKED, task.recipient(), task.taskId());
      }
    }
    for (Recipient recipient : dispatch.recipients()) {
      Tasks.offer(step, recipient, LoopStep.DISPATCH);
    }
    step.put(step.change().missed(0).reminders(0));
    red(step);
    return null;
  }

  private static @Nullable String offerByItself(Step step) {
    step.put(step.change().breached(true));
    Tasks.askNext(step, LoopStep.DISPATCH);
    red(step);
    return null;
  }

  private static void red(Step step) {
    if (step.file().tier() == Tier.RED) {
      Tasks.centreLine(step);
    }
  }

  private static @Nullable String accept(Step step) {
    CaseTask task = Tasks.worked(step.file(), step.actor());
    if (task == null || task.state() != TaskState.OFFERED) {
      return "no task of yours waits to be accepted";
    }
    Tasks.accept(step, task);
    return null;
  }

  private static @Nullable String passOn(Step step) {
    CaseTask task = Tasks.worked(step.file(), step.actor());
    if (task == null) {
      return "no open task to hand back";
    }
    Tasks.end(step, task, TaskState.DECLINED);
    Tasks.askNext(step, task.step());
    return null;
  }

  private static @Nullable String handOn(Step step) {
    CaseTask task = Tasks.worked(step.file(), step.actor());
    if (task == null || !(step.action() instanceof CaseAction.Transfer transfer)) {
      return "no open task to hand on";
    }
    if (task.recipient().sameAs(transfer.to())) {
      return "the task is with that recipient already";
    }
    Tasks.end(step, task, TaskState.DECLINED);
    Tasks.offer(step, transfer.to(), task.step());
    return null;
  }

  private static @Nullable String raise(Step step) {
    boolean top = step.file().tier() == Tier.RED;
    boolean atWork =
        switch (step.file().state()) {
          case DISPATCHED, HANDLING, REPORTED, FOLLOW_UP, CALL_BACK -> true;
          case NEW, TAKEN, SNOOZED, WATCHED, CLOSED, WITHDRAWN -> false;
        };
    if (top && !atWork) {
      return "the case is red already";
    }
    step.raise(Tiers.up(step.file().tier()));
    if (atWork) {
      Tasks.askNext(step, LoopStep.DISPATCH);
      red(step);
    }
    return null;
  }

  private static @Nullable String stopPayment(Step step) {
    step.tellCentre(NoticeKind.STOP_PAYMENT_PROPOSED);
    return null;
  }
}
