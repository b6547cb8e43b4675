package tocsin.core.casework;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableListMultimap;
import com.google.common.collect.ImmutableSet;
import tocsin.domain.casework.ActionKind;
import tocsin.domain.casework.CaseState;
import tocsin.domain.casework.Role;

/**
 * The whole loop, row by row, in the order of states. Three rules stand above the rows: an advisor
 * acts only with an open task of their own; a timer acts only when a clock has run out; what the
 * engine says is heard once per version.
 */
public final class LoopTable {
  private static final ImmutableList<Rule> ROWS =
      ImmutableList.<Rule>builder()
          .addAll(NewState.ROWS)
          .addAll(TakenState.ROWS)
          .addAll(DispatchedState.ROWS)
          .addAll(HandlingState.ROWS)
          .addAll(ReportedState.ROWS)
          .addAll(FollowUpState.ROWS)
          .addAll(CallBackState.ROWS)
          .addAll(ClosedState.ROWS)
          .addAll(SnoozedState.ROWS)
          .addAll(WatchedState.ROWS)
          .addAll(WithdrawnState.ROWS)
          .build();

  private static final ImmutableListMultimap<String, Rule> BY_STEP = byStep();

  private LoopTable() {}

  private static ImmutableListMultimap<String, Rule> byStep() {
    ImmutableListMultimap.Builder<String, Rule> map = ImmutableListMultimap.builder();
    ROWS.forEach(row -> map.put(key(row.from(), row.on()), row));
    return map.build();
  }

  private static String key(CaseState from, ActionKind on) {
    return from + " " + on;
  }

  /** Every row. */
  public static ImmutableList<Rule> rows() {
    return ROWS;
  }

  /** The rows of one state and action, in order of trying; empty when there is no such step. */
  static ImmutableList<Rule> rows(CaseState from, ActionKind on) {
    return BY_STEP.get(key(from, on));
  }

  /** What a role can try from a state; conditions are looked at when it does. */
  public static ImmutableSet<ActionKind> steps(CaseState from, Role role) {
    return ROWS.stream()
        .filter(row -> row.from() == from && row.by().contains(role))
        .map(Rule::on)
        .collect(ImmutableSet.toImmutableSet());
  }
}
