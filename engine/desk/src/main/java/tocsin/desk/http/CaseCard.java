package tocsin.desk.http;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tocsin.domain.alert.AlertStatus;
import tocsin.domain.alert.Reason;
import tocsin.domain.casework.ActionKind;
import tocsin.domain.casework.CaseState;
import tocsin.domain.casework.CloseReason;
import tocsin.domain.casework.LoopStep;
import tocsin.domain.casework.TaskState;

/** 预警详情 as the contract's schema of this name. */
record CaseCard(
    CaseRow row,
    String subject,
    ClocksView clocks,
    List<Link> chain,
    List<Reason> reasons,
    List<Sentence> whyTier,
    List<Sentence> whatWouldChange,
    List<TargetRow> targets,
    List<AlertView> alerts,
    List<TaskView> tasks,
    List<VisitView> visits,
    List<OutcomeView> outcomes,
    List<CaseRow> earlier,
    List<ActionKind> allowed,
    CloseReason closed,
    @Nullable Long undoableUntil) {

  /** Clocks that run. */
  record ClocksView(
      @Nullable Long dispatchBy,
      @Nullable Long acceptBy,
      @Nullable Long contactBy,
      @Nullable Long meetBy,
      @Nullable Long feedbackBy,
      @Nullable Long reviewBy,
      @Nullable Long visitAt,
      @Nullable Long wakeAt) {}

  /** A state and how long it lasted. */
  record Link(LoopStep step, CaseState state, long from, @Nullable Long until) {}

  /** An alert under the case. */
  record AlertView(String alertId, int version, AlertStatus status) {}

  /** Somebody asked to act. */
  record RecipientView(
      String route,
      @Nullable String advisorId,
      @Nullable String unitId,
      @Nullable String unitName,
      String why) {}

  /** A task. */
  record TaskView(
      String taskId,
      LoopStep step,
      RecipientView recipient,
      TaskState state,
      long offeredAt,
      @Nullable Long acceptBy,
      @Nullable Long acceptedAt,
      @Nullable Long endedAt) {}

  /** A contact. */
  record VisitView(
      long at, String by, LoopStep step, String channel, String result, @Nullable String note) {}

  /** A report. */
  record OutcomeView(
      long at,
      String reportedBy,
      String verdict,
      String evidence,
      long yuan,
      @Nullable String basis,
      String countKey,
      @Nullable Long lossAt,
      boolean suspiciousApp) {}
}
