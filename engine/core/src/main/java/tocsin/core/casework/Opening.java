package tocsin.core.casework;

import java.util.List;
import tocsin.domain.alert.Alert;
import tocsin.domain.alert.Tier;
import tocsin.domain.casework.AlertLink;
import tocsin.domain.casework.CaseFile;
import tocsin.domain.casework.CaseState;
import tocsin.domain.casework.CaseTerms;
import tocsin.domain.casework.Clocks;
import tocsin.domain.casework.CloseReason;

/** The first version of a case. */
final class Opening {
  private Opening() {}

  static Decision.Done open(
      String caseId, Alert alert, String unitId, long at, Standby standby, Terms terms) {
    if (!Lifecycle.opens(alert)) {
      throw new IllegalArgumentException("an alert that is not open opens no case: " + alert);
    }
    boolean blue = alert.tier() == Tier.BLUE;
    CaseTerms tier = terms.of(alert.tier());
    Clocks clocks =
        blue
            ? Clockwork.asleepUntil(at + tier.watchDays() * Terms.DAY)
            : Clockwork.started(tier, at);
    CaseFile file =
        new CaseFile(
            caseId,
            1,
            alert.subject(),
            unitId,
            blue ? CaseState.WATCHED : CaseState.NEW,
            at,
            alert.tier(),
            alert.stage(),
            alert.fraudType(),
            alert.campaign(),
            at,
            "",
            clocks,
            List.of(new AlertLink(alert.alertId(), alert.version(), alert.status(), alert.score())),
            List.of(),
            List.of(),
            List.of(),
            0,
            0,
            0,
            false,
            CloseReason.NONE);
    List<Notice> notices =
        blue ? List.of() : List.of(new Notice(NoticeKind.CASE_OPENED, standby.centre(file), ""));
    return new Decision.Done(file, notices);
  }
}
