package tocsin.desk.http;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tocsin.desk.audit.AuditEntry;
import tocsin.domain.alert.Alert;
import tocsin.domain.casework.CaseFile;
import tocsin.domain.casework.Clocks;
import tocsin.domain.casework.Outcome;
import tocsin.domain.casework.Visit;

/** Evidence, actions and deadlines of one case in order of time. */
final class Timelines {
  private static final int MAX_ITEMS = 1_000;

  private Timelines() {}

  /** One moment. */
  record Item(
      long at,
      String kind,
      Sentence text,
      @Nullable String target,
      @Nullable String actor,
      @Nullable Long seq) {}

  /** The timeline as the contract has it. */
  record Timeline(List<Item> items) {}

  static Timeline of(CaseFile file, @Nullable Alert alert, List<AuditEntry> entries) {
    List<Item> items = new ArrayList<>();
    if (alert != null) {
      evidence(alert, items);
    }
    for (AuditEntry entry : entries) {
      if (entry.action().startsWith("case.")) {
        Sentence text = Labels.action(entry.action().substring(5));
        items.add(new Item(entry.at(), "action", text, null, entry.actor(), entry.seq()));
      }
    }
    file.visits().forEach(visit -> items.add(visit(visit)));
    file.outcomes().forEach(outcome -> items.add(outcome(outcome)));
    if (!file.state().ended()) {
      deadlines(file.clocks(), items);
    }
    items.sort(Comparator.comparingLong(Item::at));
    return new Timeline(items.size() <= MAX_ITEMS ? items : items.subList(0, MAX_ITEMS));
  }

  private static void evidence(Alert alert, List<Item> items) {
    items.add(
        new Item(
            alert.firstSeenAt(),
            "evidence",
            new Sentence("首次访问涉诈目标", "first visit to a suspected target"),
            alert.targets().isEmpty() ? null : alert.targets().get(0),
            null,
            null));
    items.add(
        new Item(
            alert.decidedAt(),
            "alert",
            new Sentence("预警第 " + alert.version() + " 版", "alert, version " + alert.version()),
            null,
            "engine",
            null));
  }

  private static Item visit(Visit visit) {
    return new Item(
        visit.at(),
        "visit",
        new Sentence(
            "联系：" + Wire.word(visit.channel()) + "，" + Wire.word(visit.result()),
            "contact by " + Wire.word(visit.channel()) + ": " + Wire.word(visit.result())),
        null,
        visit.by(),
        null);
  }

  private static Item outcome(Outcome outcome) {
    return new Item(
        outcome.at(),
        "outcome",
        new Sentence(
            "反馈 " + outcome.verdict() + "，证据等级 " + outcome.evidence(),
            "feedback " + outcome.verdict() + ", evidence class " + outcome.evidence()),
        null,
        outcome.reportedBy(),
        null);
  }

  private static void deadlines(Clocks clocks, List<Item> items) {
    deadline(clocks.dispatchBy(), "派单时限", "dispatch by", items);
    deadline(clocks.acceptBy(), "接受时限", "accept by", items);
    deadline(clocks.contactBy(), "首次联系时限", "first contact by", items);
    deadline(clocks.meetBy(), "见面时限", "meet by", items);
    deadline(clocks.feedbackBy(), "反馈时限", "feedback by", items);
    deadline(clocks.reviewBy(), "审核时限", "review by", items);
    deadline(clocks.visitAt(), "下次回访", "next visit", items);
    deadline(clocks.wakeAt(), "暂缓到期", "put aside until", items);
  }

  private static void deadline(long at, String zh, String en, List<Item> items) {
    if (at != Clocks.NEVER && at > 0) {
      items.add(new Item(at, "deadline", new Sentence(zh, en), null, null, null));
    }
  }
}
