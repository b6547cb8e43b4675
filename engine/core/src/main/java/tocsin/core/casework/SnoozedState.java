package tocsin.core.casework;

import static tocsin.core.casework.Rows.DESK;
import static tocsin.core.casework.Rows.SERVICE;

import com.google.common.collect.ImmutableList;
import tocsin.domain.casework.ActionKind;
import tocsin.domain.casework.CaseState;

/** Put aside until a time; worse news wakes it. */
final class SnoozedState {
  static final ImmutableList<Rule> ROWS =
      Rows.of(CaseState.SNOOZED)
          .on(ActionKind.WAKE, CaseState.NEW, Effect.BEGIN_AGAIN, DESK)
          .on(ActionKind.TAKE, CaseState.TAKEN, Effect.OWN, DESK)
          .on(ActionKind.CLOSE, Guard.LED, CaseState.CLOSED, Effect.CLOSE_AS_SAID, DESK)
          .on(ActionKind.TIMER, CaseState.NEW, Effect.BEGIN_AGAIN, SERVICE)
          .on(ActionKind.AMEND, Guard.REVISITED, CaseState.NEW, Effect.BEGIN_AGAIN, SERVICE)
          .on(ActionKind.AMEND, CaseState.SNOOZED, Effect.NONE, SERVICE)
          .on(
              ActionKind.FADE,
              Guard.NONE_OPEN_NOT_RED,
              CaseState.CLOSED,
              Effect.CLOSE_FADED,
              SERVICE)
          .on(ActionKind.FADE, CaseState.SNOOZED, Effect.NONE, SERVICE)
          .recall()
          .done();

  private SnoozedState() {}
}
