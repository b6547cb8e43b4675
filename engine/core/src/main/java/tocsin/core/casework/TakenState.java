package tocsin.core.casework;

import static tocsin.core.casework.Rows.DESK;
import static tocsin.core.casework.Rows.SERVICE;

import com.google.common.collect.ImmutableList;
import tocsin.domain.casework.ActionKind;
import tocsin.domain.casework.CaseState;

/** 接单, an operator decides. An operator who does nothing does not hold the case up. */
final class TakenState {
  static final ImmutableList<Rule> ROWS =
      Rows.of(CaseState.TAKEN)
          .on(ActionKind.DISPATCH, CaseState.DISPATCHED, Effect.OFFER, DESK)
          .on(ActionKind.RELEASE, CaseState.NEW, Effect.DISOWN, DESK)
          .on(ActionKind.TAKE, CaseState.TAKEN, Effect.OWN, DESK)
          .on(ActionKind.VISIT, CaseState.HANDLING, Effect.CONTACT, DESK)
          .on(ActionKind.REPORT, CaseState.REPORTED, Effect.FEEDBACK, DESK)
          .on(ActionKind.SNOOZE, Guard.NOT_RED, CaseState.SNOOZED, Effect.PUT_ASIDE, DESK)
          .on(ActionKind.ESCALATE, CaseState.TAKEN, Effect.RAISE, DESK)
          .on(ActionKind.CLOSE, Guard.LED, CaseState.CLOSED, Effect.CLOSE_AS_SAID, DESK)
          .on(ActionKind.PROPOSE_STOP, CaseState.TAKEN, Effect.STOP_PAYMENT, DESK)
          .on(ActionKind.TIMER, CaseState.DISPATCHED, Effect.OFFER_BY_ITSELF, SERVICE)
          .engineMeanwhile()
          .done();

  private TakenState() {}
}
