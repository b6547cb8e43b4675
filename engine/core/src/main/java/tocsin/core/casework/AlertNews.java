package tocsin.core.casework;

import org.jspecify.annotations.Nullable;
import tocsin.domain.alert.Alert;
import tocsin.domain.alert.AlertStatus;
import tocsin.domain.alert.Stage;
import tocsin.domain.alert.Tier;
import tocsin.domain.casework.CaseFile;
import tocsin.domain.casework.CaseFileBuilder;
import tocsin.domain.casework.CaseState;

/** What a newer alert version changes in a case. */
final class AlertNews {
  private AlertNews() {}

  /** Takes a version into a case: tier and stage only rise, a known type stays known. */
  static CaseFile merge(CaseFile file, Alert alert) {
    CaseFileBuilder changed = file.change().alerts(Alerts.with(file, alert));
    if (alert.status() != AlertStatus.OPEN) {
      return changed.build();
    }
    Stage stage = alert.stage().compareTo(file.stage()) > 0 ? alert.stage() : file.stage();
    return changed
        .tier(Tiers.higher(file.tier(), alert.tier()))
        .stage(stage)
        .fraudType(alert.fraudType())
        .campaign(alert.campaign())
        .build();
  }

  /** News that move nobody: a tier that rose tightens the clocks and reminds those at work. */
  static @Nullable String meanwhile(Step step) {
    Tier now = step.file().tier();
    if (now.compareTo(step.before().tier()) <= 0) {
      return null;
    }
    step.clocks(Clockwork.tightened(step.file().clocks(), step.terms(), step.at()));
    step.tellCentre(NoticeKind.ESCALATED);
    CaseState state = step.file().state();
    if (state == CaseState.DISPATCHED || state == CaseState.HANDLING) {
      Tasks.open(step.file()).forEach(task -> Tasks.remind(step, task));
      if (now == Tier.RED) {
        Tasks.centreLine(step);
      }
    }
    return null;
  }
}
