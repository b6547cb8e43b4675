package tocsin.core.casework;

import static tocsin.core.casework.Rows.DESK;
import static tocsin.core.casework.Rows.SERVICE;

import com.google.common.collect.ImmutableList;
import tocsin.domain.casework.ActionKind;
import tocsin.domain.casework.CaseState;

/** The loop is closed. New evidence or a person opens it again, at no lower tier. */
final class ClosedState {
  static final ImmutableList<Rule> ROWS =
      Rows.of(CaseState.CLOSED)
          .on(ActionKind.REOPEN, CaseState.NEW, Effect.BEGIN_AGAIN, DESK)
          .on(
              ActionKind.AMEND,
              Guard.REVISITED_IN_BLUE,
              CaseState.WATCHED,
              Effect.BEGIN_WATCH,
              SERVICE)
          .on(ActionKind.AMEND, Guard.REVISITED, CaseState.NEW, Effect.BEGIN_AGAIN, SERVICE)
          .engineMeanwhile()
          .done();

  private ClosedState() {}
}
