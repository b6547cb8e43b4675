package tocsin.desk.http;

import java.util.Map;
import tocsin.domain.pack.FraudType;

/** Words for actions and kinds of fraud. */
final class Labels {
  private static final Map<String, Sentence> ACTIONS =
      Map.ofEntries(
          say("amend", "引擎更新预警", "the engine amended the alert"),
          say("fade", "引擎结束预警", "the engine closed the alert"),
          say("recall", "引擎撤回预警", "the engine withdrew the alert"),
          say("take", "接单", "taken"),
          say("release", "退回队列", "handed back to the queue"),
          say("dispatch", "派单", "dispatched"),
          say("accept", "顾问接受任务", "the recipient accepted"),
          say("decline", "顾问退回任务", "the recipient declined"),
          say("transfer", "转交", "handed on"),
          say("visit", "联系当事人", "the person was contacted"),
          say("report", "反馈", "feedback"),
          say("review", "审核反馈", "feedback reviewed"),
          say("return", "退回反馈", "feedback sent back"),
          say("snooze", "暂缓", "put aside"),
          say("wake", "恢复处理", "taken up again"),
          say("escalate", "升级", "escalated"),
          say("close", "结案", "closed"),
          say("reopen", "重新打开", "opened again"),
          say("propose_stop", "建议止付", "stop-payment proposed"),
          say("timer", "超时自动处理", "a deadline passed"),
          say("undo", "撤销上一步", "the last step was taken back"));

  private Labels() {}

  private static Map.Entry<String, Sentence> say(String word, String zh, String en) {
    return Map.entry(word, new Sentence(zh, en));
  }

  /** What an audit action says, by its word. */
  static Sentence action(String word) {
    Sentence known = ACTIONS.get(word);
    return known == null ? new Sentence(word, word) : known;
  }

  /** A kind of fraud as an advisor may put it. */
  static Sentence plain(Map<String, FraudType> types, String code) {
    FraudType type = types.get(code);
    return type == null
        ? new Sentence("疑似电信网络诈骗", "a suspected telecom or online fraud")
        : new Sentence(type.plainZh(), type.plainEn());
  }

  /** Whether the kind would shame the person before the employer. */
  static boolean stigma(Map<String, FraudType> types, String code) {
    FraudType type = types.get(code);
    return type != null && type.stigma();
  }
}
