package tocsin.core.casework;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import tocsin.domain.casework.ActionKind;
import tocsin.domain.casework.CaseState;
import tocsin.domain.casework.Role;

class LoopTableTest {
  private static final Set<Role> OUTSIDE =
      EnumSet.of(Role.ANONYMOUS, Role.ENTERPRISE_LEAD, Role.TUNER, Role.AUDITOR, Role.ADMIN);

  @Test
  void everyState_leadsToTheEnd() {
    Set<CaseState> leads = EnumSet.of(CaseState.CLOSED);
    boolean grew = true;
    while (grew) {
      grew = false;
      for (Rule row : LoopTable.rows()) {
        grew |= leads.contains(row.to()) && leads.add(row.from());
      }
    }

    assertThat(leads).containsExactlyInAnyOrder(CaseState.values());
  }

  @Test
  void everyStateThatHasNotEnded_hasATimer() {
    for (CaseState state : CaseState.values()) {
      assertThat(LoopTable.rows(state, ActionKind.TIMER).isEmpty())
          .as(state.name())
          .isEqualTo(state.ended());
    }
  }

  @Test
  void everyState_hearsTheEngine() {
    for (CaseState state : CaseState.values()) {
      for (ActionKind kind : Set.of(ActionKind.AMEND, ActionKind.FADE, ActionKind.RECALL)) {
        assertThat(LoopTable.rows(state, kind)).as(state + " " + kind).isNotEmpty();
      }
    }
  }

  @Test
  void timersAndEngine_areNobodyElses_andOutsidersHaveNoRow() {
    for (Rule row : LoopTable.rows()) {
      boolean service =
          switch (row.on()) {
            case AMEND, FADE, RECALL, TIMER -> true;
            default -> false;
          };
      assertThat(row.by()).as(row.toString()).isNotEmpty().doesNotContainAnyElementsOf(OUTSIDE);
      assertThat(service ? row.by().equals(Rows.SERVICE) : true).as(row.toString()).isTrue();
    }
  }

  @Test
  void advisors_neverCloseReviewOrDispatch() {
    for (Rule row : LoopTable.rows()) {
      if (row.by().contains(Role.ADVISOR)) {
        assertThat(row.on())
            .isIn(
                ActionKind.ACCEPT,
                ActionKind.DECLINE,
                ActionKind.TRANSFER,
                ActionKind.VISIT,
                ActionKind.REPORT,
                ActionKind.ESCALATE);
      }
    }
  }
}
