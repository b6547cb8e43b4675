package tocsin.core.casework;

import static tocsin.core.casework.Rows.DESK;
import static tocsin.core.casework.Rows.SERVICE;

import com.google.common.collect.ImmutableList;
import tocsin.domain.casework.ActionKind;
import tocsin.domain.casework.CaseState;

/** Blue: watched and told in a digest; ends by itself. */
final class WatchedState {
  static final ImmutableList<Rule> ROWS =
      Rows.of(CaseState.WATCHED)
          .on(ActionKind.TAKE, CaseState.TAKEN, Effect.OWN, DESK)
          .on(ActionKind.ESCALATE, CaseState.NEW, Effect.RAISE, DESK)
          .on(ActionKind.CLOSE, CaseState.CLOSED, Effect.CLOSE_AS_SAID, DESK)
          .on(ActionKind.TIMER, CaseState.CLOSED, Effect.CLOSE_WATCHED, SERVICE)
          .on(ActionKind.AMEND, Guard.ABOVE_BLUE, CaseState.NEW, Effect.BEGIN_AGAIN, SERVICE)
          .on(ActionKind.AMEND, CaseState.WATCHED, Effect.NONE, SERVICE)
          .on(
              ActionKind.FADE,
              Guard.NONE_OPEN_NOT_RED,
              CaseState.CLOSED,
              Effect.CLOSE_FADED,
              SERVICE)
          .on(ActionKind.FADE, CaseState.WATCHED, Effect.NONE, SERVICE)
          .recall()
          .done();

  private WatchedState() {}
}
