package tocsin.core.casework;

import static tocsin.core.casework.Rows.DESK;
import static tocsin.core.casework.Rows.LEAD;
import static tocsin.core.casework.Rows.SERVICE;
import static tocsin.core.casework.Rows.TASK;

import com.google.common.collect.ImmutableList;
import tocsin.domain.casework.ActionKind;
import tocsin.domain.casework.CaseState;

/** 跟进: visits go on until one is cooperative; only a shift lead gives somebody up. */
final class FollowUpState {
  static final ImmutableList<Rule> ROWS =
      Rows.of(CaseState.FOLLOW_UP)
          .on(ActionKind.VISIT, Guard.COOPERATIVE, CaseState.CALL_BACK, Effect.PLAN_CALL_BACK, TASK)
          .on(ActionKind.VISIT, CaseState.FOLLOW_UP, Effect.NEXT_VISIT, TASK)
          .onTask(ActionKind.ACCEPT, CaseState.FOLLOW_UP, Effect.ACCEPT_TASK)
          .onTask(ActionKind.DECLINE, CaseState.FOLLOW_UP, Effect.PASS_ON)
          .onTask(ActionKind.TRANSFER, CaseState.FOLLOW_UP, Effect.HAND_ON)
          .on(ActionKind.REPORT, Guard.REPORTS_DANGER, CaseState.REPORTED, Effect.FEEDBACK, TASK)
          .on(ActionKind.REPORT, CaseState.FOLLOW_UP, Effect.FEEDBACK, TASK)
          .on(ActionKind.DISPATCH, CaseState.DISPATCHED, Effect.OFFER, DESK)
          .on(ActionKind.ESCALATE, CaseState.DISPATCHED, Effect.RAISE, DESK)
          .on(ActionKind.CLOSE, CaseState.CLOSED, Effect.CLOSE_AS_SAID, LEAD)
          .on(ActionKind.PROPOSE_STOP, CaseState.FOLLOW_UP, Effect.STOP_PAYMENT, DESK)
          .on(ActionKind.TIMER, CaseState.FOLLOW_UP, Effect.OFFER_VISIT, SERVICE)
          .on(ActionKind.AMEND, Guard.REVISITED, CaseState.NEW, Effect.BEGIN_AGAIN, SERVICE)
          .engineMeanwhile()
          .done();

  private FollowUpState() {}
}
