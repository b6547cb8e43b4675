package tocsin.desk.http;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import tocsin.domain.alert.Reason;
import tocsin.domain.alert.Tier;
import tocsin.domain.casework.CaseFile;

/** Why a case stands where it stands, and what would move it, in whole sentences. */
final class Reasons {
  private static final int MAX_SENTENCES = 3;

  private Reasons() {}

  /** The most telling reasons first; what speaks for the person's safety comes after. */
  static List<Sentence> whyTier(List<Reason> reasons) {
    return reasons.stream()
        .filter(reason -> reason.points() > 0)
        .sorted(Comparator.comparingInt(Reason::points).reversed())
        .limit(MAX_SENTENCES)
        .map(
            reason ->
                new Sentence(
                    reason.zh() + "（+" + reason.points() + "）",
                    reason.en() + " (+" + reason.points() + ")"))
        .toList();
  }

  static List<Sentence> whatWouldChange(CaseFile file) {
    List<Sentence> sentences = new ArrayList<>();
    if (file.state().ended()) {
      sentences.add(new Sentence("出现新的预警会重新立案。", "A new alert would open the case again."));
      return sentences;
    }
    sentences.add(
        new Sentence(
            "涉案网址被核实为正常时，预警撤回，已联系的当事人会收到致歉。",
            "If its targets are refuted, the alert is withdrawn; who was contacted gets an apology."));
    if (file.tier() != Tier.RED) {
      sentences.add(
          new Sentence(
              "出现付款、远程控制或再次访问时升级。",
              "Payment, remote control or another visit would raise the tier."));
    }
    sentences.add(new Sentence("等级在案件未结前不会下降。", "The tier does not fall while the case is open."));
    return sentences;
  }
}
