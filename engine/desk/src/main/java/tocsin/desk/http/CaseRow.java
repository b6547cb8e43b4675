package tocsin.desk.http;

import org.jspecify.annotations.Nullable;
import tocsin.domain.alert.Reason;
import tocsin.domain.alert.Stage;
import tocsin.domain.alert.Tier;
import tocsin.domain.casework.CaseState;
import tocsin.domain.casework.LoopStep;

/** One row of the queue, as the contract's schema of this name; absent parts are null. */
record CaseRow(
    String caseId,
    long version,
    CaseState state,
    LoopStep step,
    Tier tier,
    Stage stage,
    String fraudType,
    String campaign,
    @Nullable String maskedName,
    @Nullable String unitId,
    @Nullable String unitName,
    @Nullable Reason reason,
    int evidenceCount,
    long openedAt,
    long since,
    @Nullable Long nextBy,
    boolean breached,
    @Nullable String owner,
    @Nullable String advisorId,
    @Nullable Integer advisorBound,
    @Nullable Integer advisorCapacity,
    @Nullable Lock lock) {

  /** Who has it open. */
  record Lock(String by, long until) {}
}
