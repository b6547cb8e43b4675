package tocsin.desk.casework;

import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import tocsin.core.casework.CaseAction;
import tocsin.domain.casework.Recipient;

/** What the audit remembers of an action besides its kind. */
final class Details {
  private Details() {}

  static Map<String, String> of(CaseAction action) {
    Map<String, String> detail = new TreeMap<>();
    if (action instanceof CaseAction.FromAlert news) {
      detail.put("alert", news.alert().alertId());
      detail.put("alertVersion", Integer.toString(news.alert().version()));
    } else if (action instanceof CaseAction.Dispatch dispatch) {
      detail.put(
          "to", dispatch.recipients().stream().map(Details::name).collect(Collectors.joining(" ")));
    } else if (action instanceof CaseAction.Transfer transfer) {
      detail.put("to", name(transfer.to()));
    } else if (action instanceof CaseAction.Visited visited) {
      detail.put("channel", visited.channel().name());
      detail.put("result", visited.result().name());
    } else if (action instanceof CaseAction.Report report) {
      detail.put("verdict", report.verdict().name());
      detail.put("evidence", report.evidence().name());
      detail.put("yuan", Long.toString(report.yuan()));
    } else if (action instanceof CaseAction.Snooze snooze) {
      detail.put("until", Long.toString(snooze.until()));
      detail.put("reason", snooze.reason());
    } else if (action instanceof CaseAction.Close close) {
      detail.put("reason", close.reason().name());
      detail.put("verdict", close.verdict().name());
    }
    return detail;
  }

  private static String name(Recipient recipient) {
    String who = recipient.advisorId().isEmpty() ? recipient.unitId() : recipient.advisorId();
    return recipient.route().word() + ":" + who;
  }
}
