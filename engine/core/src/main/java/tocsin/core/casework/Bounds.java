package tocsin.core.casework;

import org.jspecify.annotations.Nullable;
import tocsin.domain.casework.CaseVerdict;
import tocsin.domain.casework.EvidenceClass;
import tocsin.domain.casework.Outcome;
import tocsin.domain.casework.Recipient;
import tocsin.domain.casework.Visit;
import tocsin.domain.people.Route;

/** What the parts of an action may be. */
final class Bounds {
  /** Most recipients of one dispatch. */
  static final int MAX_RECIPIENTS = 4;

  private Bounds() {}

  /** What is wrong with an action, or null. */
  static @Nullable String fault(CaseAction action, long at) {
    if (action instanceof CaseAction.Dispatch dispatch) {
      return dispatch(dispatch);
    }
    if (action instanceof CaseAction.Transfer transfer) {
      return recipient(transfer.to());
    }
    if (action instanceof CaseAction.Visited visited) {
      return visited.note().length() > Visit.MAX_NOTE
          ? "note of " + visited.note().length() + " characters; at most " + Visit.MAX_NOTE
          : null;
    }
    if (action instanceof CaseAction.Report report) {
      return report(report, at);
    }
    if (action instanceof CaseAction.Snooze snooze) {
      return snooze(snooze, at);
    }
    return null;
  }

  private static @Nullable String dispatch(CaseAction.Dispatch dispatch) {
    int count = dispatch.recipients().size();
    if (count < 1 || count > MAX_RECIPIENTS) {
      return count + " recipients; 1 to " + MAX_RECIPIENTS;
    }
    for (Recipient recipient : dispatch.recipients()) {
      String fault = recipient(recipient);
      if (fault != null) {
        return fault;
      }
    }
    return null;
  }

  private static @Nullable String recipient(Recipient recipient) {
    if (recipient.route() == Route.DIGEST || recipient.route() == Route.NONE) {
      return "route " + recipient.route().word() + " takes no task";
    }
    boolean advisor = recipient.route() == Route.ADVISOR || recipient.route() == Route.DEPUTY;
    return advisor == recipient.advisorId().isEmpty()
        ? "route " + recipient.route().word() + (advisor ? " needs" : " has no") + " advisorId"
        : null;
  }

  private static @Nullable String report(CaseAction.Report report, long at) {
    if (report.yuan() < 0 || report.yuan() > Outcome.MAX_YUAN) {
      return "yuan is " + report.yuan() + "; allowed is 0 to " + Outcome.MAX_YUAN;
    }
    if (report.yuan() > 0 && report.basis().isBlank()) {
      return "an amount of " + report.yuan() + " yuan needs its basis";
    }
    if (report.basis().length() > Visit.MAX_NOTE) {
      return "basis of " + report.basis().length() + " characters; at most " + Visit.MAX_NOTE;
    }
    boolean judged = report.verdict() == CaseVerdict.V1 || report.verdict() == CaseVerdict.V3;
    if (report.yuan() > 0 && !judged) {
      return "an amount goes with V1 (saved) or V3 (lost), not " + report.verdict();
    }
    if (report.evidence() != EvidenceClass.E && report.verdict() != CaseVerdict.V1) {
      return "evidence class " + report.evidence() + " goes with V1, not " + report.verdict();
    }
    return report.lossAt() > at ? "lossAt lies in the future" : null;
  }

  private static @Nullable String snooze(CaseAction.Snooze snooze, long at) {
    if (snooze.reason().isBlank()) {
      return "a snooze needs a reason";
    }
    return snooze.until() <= at || snooze.until() > at + Terms.MAX_SNOOZE
        ? "until is " + snooze.until() + "; allowed is after " + at + " to thirty days later"
        : null;
  }
}
