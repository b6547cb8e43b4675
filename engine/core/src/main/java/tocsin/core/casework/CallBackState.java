package tocsin.core.casework;

import static tocsin.core.casework.Rows.DESK;
import static tocsin.core.casework.Rows.LEAD;
import static tocsin.core.casework.Rows.SERVICE;
import static tocsin.core.casework.Rows.TASK;

import com.google.common.collect.ImmutableList;
import tocsin.domain.casework.ActionKind;
import tocsin.domain.casework.CaseState;

/** 回访: the call that closes the loop, at a date. */
final class CallBackState {
  static final ImmutableList<Rule> ROWS =
      Rows.of(CaseState.CALL_BACK)
          .on(ActionKind.VISIT, Guard.COOPERATIVE, CaseState.CLOSED, Effect.CLOSE_AS_REPORTED, TASK)
          .on(ActionKind.VISIT, CaseState.CALL_BACK, Effect.NEXT_VISIT, TASK)
          .onTask(ActionKind.ACCEPT, CaseState.CALL_BACK, Effect.ACCEPT_TASK)
          .onTask(ActionKind.DECLINE, CaseState.CALL_BACK, Effect.PASS_ON)
          .onTask(ActionKind.TRANSFER, CaseState.CALL_BACK, Effect.HAND_ON)
          .on(ActionKind.REPORT, Guard.REPORTS_DANGER, CaseState.REPORTED, Effect.FEEDBACK, TASK)
          .on(ActionKind.REPORT, CaseState.CALL_BACK, Effect.FEEDBACK, TASK)
          .on(ActionKind.DISPATCH, CaseState.DISPATCHED, Effect.OFFER, DESK)
          .on(ActionKind.ESCALATE, CaseState.DISPATCHED, Effect.RAISE, DESK)
          .on(ActionKind.CLOSE, CaseState.CLOSED, Effect.CLOSE_AS_SAID, LEAD)
          .on(ActionKind.PROPOSE_STOP, CaseState.CALL_BACK, Effect.STOP_PAYMENT, DESK)
          .on(ActionKind.TIMER, CaseState.CALL_BACK, Effect.OFFER_VISIT, SERVICE)
          .on(ActionKind.AMEND, Guard.REVISITED, CaseState.NEW, Effect.BEGIN_AGAIN, SERVICE)
          .engineMeanwhile()
          .done();

  private CallBackState() {}
}
