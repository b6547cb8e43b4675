package tocsin.core.casework;

import org.jspecify.annotations.Nullable;
import tocsin.domain.casework.CaseFile;
import tocsin.domain.casework.CaseVerdict;
import tocsin.domain.casework.CloseReason;
import tocsin.domain.casework.Outcome;

/** What a case's feedback says. */
final class Outcomes {
  private Outcomes() {}

  /** The last verdict of this episode, or null when there is none yet. */
  static @Nullable CaseVerdict last(CaseFile file) {
    for (int i = file.outcomes().size() - 1; i >= 0; i--) {
      Outcome outcome = file.outcomes().get(i);
      if (outcome.at() >= file.openedAt()) {
        return outcome.verdict();
      }
    }
    return null;
  }

  /** With which reason a case closes after its feedback. */
  static CloseReason reason(CaseFile file) {
    CaseVerdict last = last(file);
    if (last == null) {
      return CloseReason.LOST_TO_FOLLOW_UP;
    }
    return switch (last) {
      case V1 -> CloseReason.DISSUADED;
      case V3 -> CloseReason.LOSS;
      case V4, V5, V6 -> CloseReason.NOT_A_VICTIM;
      case V2, V7, V8 -> CloseReason.LOST_TO_FOLLOW_UP;
    };
  }
}
