package tocsin.core.casework;

import static tocsin.core.casework.Rows.DESK;
import static tocsin.core.casework.Rows.DESK_AND_SERVICE;
import static tocsin.core.casework.Rows.SERVICE;

import com.google.common.collect.ImmutableList;
import tocsin.domain.casework.ActionKind;
import tocsin.domain.casework.CaseState;

/** 派单: somebody was asked. No answer in time asks the deputy, then the next level. */
final class DispatchedState {
  static final ImmutableList<Rule> ROWS =
      Rows.of(CaseState.DISPATCHED)
          .onTask(ActionKind.ACCEPT, CaseState.HANDLING, Effect.ACCEPT_TASK)
          .onTask(ActionKind.DECLINE, CaseState.DISPATCHED, Effect.PASS_ON)
          .onTask(ActionKind.TRANSFER, CaseState.DISPATCHED, Effect.HAND_ON)
          .onTask(ActionKind.VISIT, CaseState.HANDLING, Effect.CONTACT)
          .onTask(ActionKind.REPORT, CaseState.REPORTED, Effect.FEEDBACK)
          .onTask(ActionKind.ESCALATE, CaseState.DISPATCHED, Effect.RAISE)
          .on(ActionKind.TAKE, CaseState.DISPATCHED, Effect.OWN, DESK)
          .on(ActionKind.DISPATCH, CaseState.DISPATCHED, Effect.OFFER, DESK_AND_SERVICE)
          .on(ActionKind.CLOSE, Guard.LED, CaseState.CLOSED, Effect.CLOSE_AS_SAID, DESK)
          .on(ActionKind.PROPOSE_STOP, CaseState.DISPATCHED, Effect.STOP_PAYMENT, DESK)
          .on(ActionKind.TIMER, CaseState.DISPATCHED, Effect.ANSWER_CLOCKS, SERVICE)
          .engineMeanwhile()
          .done();

  private DispatchedState() {}
}
