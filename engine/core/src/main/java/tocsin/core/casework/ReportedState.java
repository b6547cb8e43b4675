package tocsin.core.casework;

import static tocsin.core.casework.Rows.DESK;
import static tocsin.core.casework.Rows.SERVICE;

import com.google.common.collect.ImmutableList;
import tocsin.domain.casework.ActionKind;
import tocsin.domain.casework.CaseState;

/** 反馈: what was found waits for a look. Danger that goes on does not wait for it. */
final class ReportedState {
  static final ImmutableList<Rule> ROWS =
      Rows.of(CaseState.REPORTED)
          .on(ActionKind.REVIEW, Guard.SETTLED, CaseState.FOLLOW_UP, Effect.PLAN_VISITS, DESK)
          .on(ActionKind.REVIEW, Guard.UNRESOLVED, CaseState.DISPATCHED, Effect.TRY_AGAIN, DESK)
          .on(
              ActionKind.REVIEW,
              Guard.CLEARED_AND_LED,
              CaseState.CLOSED,
              Effect.CLOSE_AS_REPORTED,
              DESK)
          .on(ActionKind.RETURN, CaseState.HANDLING, Effect.ASK_BACK, DESK)
          .onTask(ActionKind.VISIT, CaseState.REPORTED, Effect.CONTACT)
          .onTask(ActionKind.REPORT, CaseState.REPORTED, Effect.FEEDBACK)
          .on(ActionKind.TAKE, CaseState.REPORTED, Effect.OWN, DESK)
          .on(ActionKind.DISPATCH, CaseState.DISPATCHED, Effect.OFFER, DESK)
          .on(ActionKind.ESCALATE, CaseState.DISPATCHED, Effect.RAISE, DESK)
          .on(ActionKind.CLOSE, Guard.LED, CaseState.CLOSED, Effect.CLOSE_AS_SAID, DESK)
          .on(ActionKind.PROPOSE_STOP, CaseState.REPORTED, Effect.STOP_PAYMENT, DESK)
          .on(ActionKind.TIMER, Guard.UNRESOLVED, CaseState.DISPATCHED, Effect.TRY_AGAIN, SERVICE)
          .on(ActionKind.TIMER, Guard.SETTLED, CaseState.FOLLOW_UP, Effect.PLAN_VISITS, SERVICE)
          .on(ActionKind.TIMER, CaseState.REPORTED, Effect.ANSWER_CLOCKS, SERVICE)
          .engineMeanwhile()
          .done();

  private ReportedState() {}
}
