package tocsin.core.evaluate.compare;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tocsin.core.evaluate.compare.Outcomes.Delta;

/**
 * What the comparison comes to: a light, why, and one sentence in both languages. The figures are
 * empty without truth.
 */
public record Verdict(Light light, Why why, String zh, String en, List<Delta> figures) {

  /** Shown as a traffic light. */
  public enum Light {
    GREEN,
    AMBER,
    RED,
    /** Nothing to judge by. */
    GREY
  }

  /** What the light rests on. */
  public enum Why {
    /** Nobody's tier, score or clock differs. */
    IDENTICAL,
    NO_TRUTH,
    /** One of warning in time and sparing people improved for certain, neither got worse. */
    BETTER,
    /** One got worse for certain, the other did not improve for certain. */
    WORSE,
    /** One improved for certain, the other got worse for certain. */
    TRADE_OFF,
    /** Better, but advisors get more than they bear. */
    OVERLOAD,
    /** The intervals allow either. */
    UNCLEAR
  }

  static Verdict of(
      Migration migration,
      Workload work,
      List<Delta> figures,
      boolean identical,
      boolean labelled) {
    int overMore = work.b().overTasks() - work.a().overTasks();
    if (identical) {
      return new Verdict(
          Light.GREY,
          Why.IDENTICAL,
          "A 与 B 对每个人的预警完全相同。",
          "A and B alert the same people in the same way.",
          figures);
    }
    if (!labelled) {
      return withoutTruth(migration, work);
    }
    Delta inTime = find(figures, "told");
    Delta inVain = find(figures, "in-vain");
    Why why = why(inTime, inVain, overMore);
    return new Verdict(
        light(why),
        why,
        String.format(
            Locale.ROOT,
            "首次付款前预警：B %s（%s→%s，%s）；误扰：%s（%s→%s，%s）；%s。",
            zh(inTime.change(), "多", "少"),
            whole(inTime.a().value()),
            whole(inTime.b().value()),
            interval(inTime.change(), "95 % 区间"),
            zh(inVain.change(), "多", "少"),
            whole(inVain.a().value()),
            whole(inVain.b().value()),
            interval(inVain.change(), "95 % 区间"),
            loadZh(work)),
        String.format(
            Locale.ROOT,
            "Warned before the first payment: B %s (%s→%s, %s); disturbed in vain: %s (%s→%s, %s);"
                + " %s.",
            en(inTime.change()),
            whole(inTime.a().value()),
            whole(inTime.b().value()),
            interval(inTime.change(), "95 % interval"),
            en(inVain.change()),
            whole(inVain.a().value()),
            whole(inVain.b().value()),
            interval(inVain.change(), "95 % interval"),
            loadEn(work)),
        figures);
  }

  private static Verdict withoutTruth(Migration migration, Workload work) {
    Integer[] n =
        List.of(Move.GAINED, Move.LOST, Move.ESCALATED, Move.LOWERED).stream()
            .map(move -> migration.moves().getOrDefault(move, 0))
            .toArray(Integer[]::new);
    return new Verdict(
        Light.GREY,
        Why.NO_TRUTH,
        String.format(
            Locale.ROOT,
            "没有真值，不能说谁更好：B 新增 %d 人、丢失 %d 人、升级 %d 人、降级 %d 人；%s。",
            n[0],
            n[1],
            n[2],
            n[3],
            loadZh(work)),
        String.format(
            Locale.ROOT,
            "Without truth nobody can say which is better: B gains %d people, loses %d, escalates %d,"
                + " lowers %d; %s.",
            n[0],
            n[1],
            n[2],
            n[3],
            loadEn(work)),
        List.of());
  }

  static Why why(Delta inTime, Delta inVain, int overMore) {
    boolean gain = inTime.change().low() > 0;
    boolean loss = inTime.change().high() < 0;
    boolean spared = inVain.change().high() < 0;
    boolean disturbed = inVain.change().low() > 0;
    if ((gain || spared) && (loss || disturbed)) {
      return Why.TRADE_OFF;
    }
    if (loss || disturbed) {
      return Why.WORSE;
    }
    boolean better =
        (gain && inVain.change().value() <= 0) || (spared && inTime.change().value() >= 0);
    if (!better) {
      return Why.UNCLEAR;
    }
    return overMore > 0 ? Why.OVERLOAD : Why.BETTER;
  }

  private static Light light(Why why) {
    return switch (why) {
      case BETTER -> Light.GREEN;
      case WORSE -> Light.RED;
      case TRADE_OFF, OVERLOAD, UNCLEAR -> Light.AMBER;
      case IDENTICAL, NO_TRUTH -> Light.GREY;
    };
  }

  private static Delta find(List<Delta> figures, String name) {
    @Nullable Delta found = null;
    for (Delta figure : figures) {
      found = figure.name().equals(name) ? figure : found;
    }
    if (found == null) {
      throw new IllegalArgumentException("no figure named " + name);
    }
    return found;
  }

  private static String zh(Estimate change, String more, String fewer) {
    long people = Math.round(change.value());
    return people == 0 ? "不变" : (people > 0 ? more : fewer) + " " + Math.abs(people) + " 人";
  }

  private static String en(Estimate change) {
    long people = Math.round(change.value());
    return people == 0 ? "the same" : Math.abs(people) + (people > 0 ? " more" : " fewer");
  }

  private static String interval(Estimate change, String what) {
    return what + " " + signed(change.low()) + "…" + signed(change.high());
  }

  private static String signed(double value) {
    long whole = Math.round(value);
    return whole > 0 ? "+" + whole : whole < 0 ? "−" + -whole : "0";
  }

  private static String loadZh(Workload work) {
    if (!work.routed()) {
      return "没有派单";
    }
    int more = work.b().overTasks() - work.a().overTasks();
    return "顾问日均 " + means(work) + " 件，" + (more == 0 ? "超量件数不变" : "超量件数 " + signed(more));
  }

  private static String loadEn(Workload work) {
    if (!work.routed()) {
      return "nothing was routed";
    }
    int more = work.b().overTasks() - work.a().overTasks();
    return means(work)
        + " tasks per advisor and day, "
        + (more == 0 ? "as many" : signed(more))
        + " beyond capacity";
  }

  private static String means(Workload work) {
    return number(work.a().mean()) + "→" + number(work.b().mean());
  }

  private static String whole(double value) {
    return String.format(Locale.ROOT, "%.0f", value);
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%.2f", value);
  }
}
