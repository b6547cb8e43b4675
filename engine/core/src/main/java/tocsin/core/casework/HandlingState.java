package tocsin.core.casework;

import static tocsin.core.casework.Rows.DESK;
import static tocsin.core.casework.Rows.SERVICE;

import com.google.common.collect.ImmutableList;
import tocsin.domain.casework.ActionKind;
import tocsin.domain.casework.CaseState;

/** 处置: the person is being reached. */
final class HandlingState {
  static final ImmutableList<Rule> ROWS =
      Rows.of(CaseState.HANDLING)
          .onTask(ActionKind.ACCEPT, CaseState.HANDLING, Effect.ACCEPT_TASK)
          .onTask(ActionKind.VISIT, CaseState.HANDLING, Effect.CONTACT)
          .onTask(ActionKind.REPORT, CaseState.REPORTED, Effect.FEEDBACK)
          .onTask(ActionKind.DECLINE, CaseState.DISPATCHED, Effect.PASS_ON)
          .onTask(ActionKind.TRANSFER, CaseState.DISPATCHED, Effect.HAND_ON)
          .onTask(ActionKind.ESCALATE, CaseState.HANDLING, Effect.RAISE)
          .on(ActionKind.TAKE, CaseState.HANDLING, Effect.OWN, DESK)
          .on(ActionKind.DISPATCH, CaseState.DISPATCHED, Effect.OFFER, DESK)
          .on(ActionKind.CLOSE, Guard.LED, CaseState.CLOSED, Effect.CLOSE_AS_SAID, DESK)
          .on(ActionKind.PROPOSE_STOP, CaseState.HANDLING, Effect.STOP_PAYMENT, DESK)
          .on(ActionKind.TIMER, CaseState.HANDLING, Effect.ANSWER_CLOCKS, SERVICE)
          .engineMeanwhile()
          .done();

  private HandlingState() {}
}
