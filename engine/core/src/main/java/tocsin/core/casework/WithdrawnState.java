package tocsin.core.casework;

import static tocsin.core.casework.Rows.LEAD;
import static tocsin.core.casework.Rows.SERVICE;

import com.google.common.collect.ImmutableList;
import tocsin.domain.casework.ActionKind;
import tocsin.domain.casework.CaseState;

/** Recalled. If the ground comes back, so does the case. */
final class WithdrawnState {
  static final ImmutableList<Rule> ROWS =
      Rows.of(CaseState.WITHDRAWN)
          .on(ActionKind.REOPEN, CaseState.NEW, Effect.BEGIN_AGAIN, LEAD)
          .on(
              ActionKind.AMEND,
              Guard.REVISITED_IN_BLUE,
              CaseState.WATCHED,
              Effect.BEGIN_WATCH,
              SERVICE)
          .on(ActionKind.AMEND, Guard.ANY_OPEN, CaseState.NEW, Effect.BEGIN_AGAIN, SERVICE)
          .on(ActionKind.FADE, CaseState.WITHDRAWN, Effect.NONE, SERVICE)
          .on(ActionKind.RECALL, CaseState.WITHDRAWN, Effect.NONE, SERVICE)
          .done();

  private WithdrawnState() {}
}
