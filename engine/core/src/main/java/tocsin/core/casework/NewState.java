package tocsin.core.casework;

import static tocsin.core.casework.Rows.DESK;
import static tocsin.core.casework.Rows.DESK_AND_SERVICE;
import static tocsin.core.casework.Rows.SERVICE;

import com.google.common.collect.ImmutableList;
import tocsin.domain.casework.ActionKind;
import tocsin.domain.casework.CaseState;

/** 接单, before anybody took it. Left by itself when the dispatch clock runs out. */
final class NewState {
  static final ImmutableList<Rule> ROWS =
      Rows.of(CaseState.NEW)
          .on(ActionKind.TAKE, CaseState.TAKEN, Effect.OWN, DESK)
          .on(ActionKind.DISPATCH, CaseState.DISPATCHED, Effect.OFFER, DESK_AND_SERVICE)
          .on(ActionKind.SNOOZE, Guard.NOT_RED, CaseState.SNOOZED, Effect.PUT_ASIDE, DESK)
          .on(ActionKind.ESCALATE, CaseState.NEW, Effect.RAISE, DESK)
          .on(ActionKind.CLOSE, Guard.LED, CaseState.CLOSED, Effect.CLOSE_AS_SAID, DESK)
          .on(ActionKind.PROPOSE_STOP, CaseState.NEW, Effect.STOP_PAYMENT, DESK)
          .on(ActionKind.TIMER, CaseState.DISPATCHED, Effect.OFFER_BY_ITSELF, SERVICE)
          .on(ActionKind.AMEND, CaseState.NEW, Effect.NONE, SERVICE)
          .on(
              ActionKind.FADE,
              Guard.NONE_OPEN_NOT_RED,
              CaseState.CLOSED,
              Effect.CLOSE_FADED,
              SERVICE)
          .on(ActionKind.FADE, CaseState.NEW, Effect.NONE, SERVICE)
          .recall()
          .done();

  private NewState() {}
}
