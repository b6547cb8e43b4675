package tocsin.core.casework;

import java.util.List;
import tocsin.domain.alert.Alert;
import tocsin.domain.casework.ActionKind;
import tocsin.domain.casework.CaseVerdict;
import tocsin.domain.casework.CloseReason;
import tocsin.domain.casework.Cooperation;
import tocsin.domain.casework.EvidenceClass;
import tocsin.domain.casework.Recipient;
import tocsin.domain.casework.VisitChannel;

/** One thing done to a case. Texts are bounded by whoever reads them in. */
public sealed interface CaseAction {
  /** The row of the table it asks for. */
  ActionKind kind();

  /** A newer version of an alert; its status says whether it amends, fades or recalls. */
  record FromAlert(Alert alert) implements CaseAction {
    @Override
    public ActionKind kind() {
      return switch (alert.status()) {
        case OPEN -> ActionKind.AMEND;
        case CLOSED -> ActionKind.FADE;
        case WITHDRAWN -> ActionKind.RECALL;
      };
    }
  }

  /**
   * An action that needs nothing more said: take, release, wake, review, return, reopen, escalate,
   * accept, decline, propose_stop, timer.
   *
   * @param note why, without personal data; may be empty
   */
  record Plain(ActionKind kind, String note) implements CaseAction {}

  /** 派单 to recipients, at least one. */
  record Dispatch(List<Recipient> recipients) implements CaseAction {
    public Dispatch {
      recipients = List.copyOf(recipients);
    }

    @Override
    public ActionKind kind() {
      return ActionKind.DISPATCH;
    }
  }

  /** A recipient hands the task on. */
  record Transfer(Recipient to, String note) implements CaseAction {
    @Override
    public ActionKind kind() {
      return ActionKind.TRANSFER;
    }
  }

  /** A call, message or meeting, whether it reached the person or not. */
  record Visited(VisitChannel channel, Cooperation result, String note) implements CaseAction {
    @Override
    public ActionKind kind() {
      return ActionKind.VISIT;
    }
  }

  /**
   * 反馈. See {@link tocsin.domain.casework.Outcome} for the parts.
   *
   * @param lossAt milliseconds UTC, 0 when unknown or none
   */
  record Report(
      CaseVerdict verdict,
      EvidenceClass evidence,
      long yuan,
      String basis,
      long lossAt,
      boolean suspiciousApp)
      implements CaseAction {
    @Override
    public ActionKind kind() {
      return ActionKind.REPORT;
    }
  }

  /**
   * Puts the case aside.
   *
   * @param until milliseconds UTC, at most thirty days ahead
   */
  record Snooze(long until, String reason) implements CaseAction {
    @Override
    public ActionKind kind() {
      return ActionKind.SNOOZE;
    }
  }

  /** Closes a case. */
  record Close(CloseReason reason, CaseVerdict verdict, String note) implements CaseAction {
    @Override
    public ActionKind kind() {
      return ActionKind.CLOSE;
    }
  }
}
