package tocsin.core.casework;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import tocsin.domain.casework.ActionKind;
import tocsin.domain.casework.CaseState;
import tocsin.domain.casework.Role;

/** Writes down the rows of one state. Confined to one thread. */
final class Rows {
  /** Whoever works the queue. */
  static final ImmutableSet<Role> DESK = ImmutableSet.of(Role.OPERATOR, Role.SHIFT_LEAD);

  /** Shift leads only. */
  static final ImmutableSet<Role> LEAD = ImmutableSet.of(Role.SHIFT_LEAD);

  /** The engine and the clock. */
  static final ImmutableSet<Role> SERVICE = ImmutableSet.of(Role.SERVICE);

  /** Whoever works a task: advisors their own, the desk any. */
  static final ImmutableSet<Role> TASK =
      ImmutableSet.of(Role.ADVISOR, Role.OPERATOR, Role.SHIFT_LEAD);

  /** Whoever works the queue, and the engine on their behalf. */
  static final ImmutableSet<Role> DESK_AND_SERVICE =
      ImmutableSet.of(Role.OPERATOR, Role.SHIFT_LEAD, Role.SERVICE);

  private final CaseState from;
  private final ImmutableList.Builder<Rule> rows = ImmutableList.builder();

  private Rows(CaseState from) {
    this.from = from;
  }

  static Rows of(CaseState from) {
    return new Rows(from);
  }

  Rows on(ActionKind on, Guard when, CaseState to, Effect effect, ImmutableSet<Role> by) {
    rows.add(new Rule(from, on, when, to, effect, by));
    return this;
  }

  Rows on(ActionKind on, CaseState to, Effect effect, ImmutableSet<Role> by) {
    return on(on, Guard.ALWAYS, to, effect, by);
  }

  /** A step that advisors may take on a task of theirs, and the desk on any. */
  Rows onTask(ActionKind on, CaseState to, Effect effect) {
    return on(on, to, effect, TASK);
  }

  /** What the engine says while people are at work: it is noted, and a recall stops the work. */
  Rows engineMeanwhile() {
    return on(ActionKind.AMEND, from, Effect.NONE, SERVICE)
        .on(ActionKind.FADE, from, Effect.NONE, SERVICE)
        .recall();
  }

  /** A recall of every alert takes the case back; of some, it is noted. */
  Rows recall() {
    return on(
            ActionKind.RECALL, Guard.ALL_WITHDRAWN, CaseState.WITHDRAWN, Effect.TAKE_BACK, SERVICE)
        .on(ActionKind.RECALL, from, Effect.NONE, SERVICE);
  }

  ImmutableList<Rule> done() {
    return rows.build();
  }
}
