package tocsin.core.evaluate;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What figures are called and how they are defined, in Chinese and English. {@code
 * models/README.md} holds the same table; a test compares them.
 *
 * @param definition of what the figure is a share or a count; the denominator first
 */
public record FigureText(String zh, String en, String definition) {
  private static final Map<String, FigureText> ALL = all();

  /** Every figure by name, in the order in which a scorecard holds them. */
  public static Map<String, FigureText> dictionary() {
    return java.util.Collections.unmodifiableMap(ALL);
  }

  /** A figure's text; one without an entry is called by its name. */
  public static FigureText of(String name) {
    return ALL.getOrDefault(name, new FigureText(name, name, ""));
  }

  private static Map<String, FigureText> all() {
    Map<String, FigureText> all = new LinkedHashMap<>();
    victims(all);
    people(all);
    fair(all);
    work(all);
    targets(all);
    reviewed(all);
    return all;
  }

  private static void victims(Map<String, FigureText> all) {
    all.put(
        "victims.in-time",
        new FigureText(
            "首次付款前已预警的受害人",
            "victims alerted before paying",
            "of people who paid, those with an alert of any tier decided before their first payment"
                + " and not withdrawn by then; tier:X = X was the highest by then"));
    all.put(
        "victims.told-in-time",
        new FigureText(
            "首次付款前已派人的受害人",
            "victims alerted above blue before paying",
            "the same for alerts above blue, which send a person; blue only feeds a digest"));
    all.put(
        "victims.told-30min-before",
        new FigureText(
            "付款前三十分钟以上已派人的受害人",
            "victims alerted above blue > 30 min before",
            "of people who paid, those alerted above blue more than 30 minutes before"));
    all.put(
        "victims.late",
        new FigureText(
            "付款后才预警的受害人",
            "victims alerted only afterwards",
            "of people who paid, those alerted, but with nothing standing before the payment"));
    all.put(
        "victims.loss-in-time",
        new FigureText(
            "预警后才付的金额占比",
            "share of loss paid after an alert",
            "of all yuan paid, those paid while an alert stood that was decided before: what could"
                + " still be saved"));
    all.put(
        "victims.loss-told-in-time",
        new FigureText(
            "派人后才付的金额占比",
            "share of loss paid after an alert above blue",
            "the same for alerts above blue"));
    all.put(
        "lead.minutes",
        new FigureText(
            "提前量（分钟）",
            "lead time, minutes",
            "from the first standing alert above blue to the first payment, over victims so alerted"
                + " in time; quantiles by the inverse empirical distribution"));
    all.put(
        "lead.over-30min",
        new FigureText(
            "提前三十分钟以上",
            "lead of more than 30 min",
            "of victims alerted above blue in time, those with more than 30 minutes"));
  }

  private static void people(Map<String, FigureText> all) {
    all.put(
        "people.true",
        new FigureText(
            "属实",
            "alerted people: true",
            "of alerted people by highest tier reached, those whom a campaign drew in beyond its"
                + " landing page: precision"));
    all.put(
        "people.benign",
        new FigureText(
            "属实但无害",
            "alerted people: benign trigger",
            "the same: reached by a campaign, but lure or landing page only"));
    all.put(
        "people.false",
        new FigureText("误报", "alerted people: false", "the same: reached by no campaign"));
    all.put(
        "people.alerted",
        new FigureText("被预警的人", "alerted people", "people with an alert, by highest tier reached"));
    all.put(
        "people.benign-per-1000-month",
        new FigureText(
            "每千人每月属实但无害",
            "benign triggers per 1,000 a month",
            "people alerted on lure or landing page, per 1,000 inhabitants and 30 days"));
    all.put(
        "people.false-per-1000-month",
        new FigureText(
            "每千人每月误报",
            "false people per 1,000 a month",
            "people alerted whom no campaign reached, per 1,000 inhabitants and 30 days"));
  }

  private static void fair(Map<String, FigureText> all) {
    all.put(
        "tiers.ece",
        new FigureText(
            "预警概率的校准误差",
            "calibration error of alerts",
            "expected calibration error of the chance of a payment that an alert names, ten bins of"
                + " equal mass, by the tier it rose to"));
    all.put(
        "tiers.ece-noise",
        new FigureText(
            "其中偶然所致的下限",
            "what luck alone makes of it, at least",
            "the same error to be expected of so many alerts if every chance were exact and people"
                + " independent; victims of one campaign are not, so luck makes more"));
    all.put(
        "fair.told-in-time",
        new FigureText(
            "分组：首次付款前已派人",
            "told in time, by group",
            "victims alerted above blue before paying, by age band and by whether the roster names"
                + " an enterprise"));
    all.put(
        "fair.false-per-1000-month",
        new FigureText(
            "分组：每千人每月误报",
            "false people per 1,000 a month, by group",
            "people alerted above blue whom no campaign reached, per 1,000 of the group and 30"
                + " days"));
    all.put(
        "fair.enterprise-false",
        new FigureText(
            "各企业误报之差",
            "spread of false people over enterprises",
            "the same by enterprise; quantiles over enterprises"));
  }

  private static void work(Map<String, FigureText> all) {
    all.put(
        "load.per-advisor-day",
        new FigureText(
            "顾问每日接警",
            "alerts per advisor and day",
            "distinct alerts assigned to advisor or deputy, on the day of the first assignment;"
                + " mean and quantiles over advisors × days, idle ones included; q:100 = the most"));
    all.put(
        "load.degraded",
        new FigureText(
            "因人力不足转为宣教的",
            "held back for want of room",
            "of alerts meant for an advisor at a tier, those that became digest entries"
                + " (s06-below-budget) and never a task at that tier"));
    all.put(
        "load.offered",
        new FigureText(
            "每顾问每日需处置",
            "alerts above blue per advisor and day",
            "alerts that came above blue, routed or not, over advisors × days"));
    all.put(
        "load.days-over",
        new FigureText(
            "超出人力的日子",
            "days beyond capacity",
            "of all days, those on which more alerts came above blue than can be called"));
    all.put(
        "alerts.open-twice",
        new FigureText(
            "同时有两条未结预警的人",
            "people with two open alerts at once",
            "people with two alerts open at one time, neither superseding the other"));
    all.put(
        "alerts.repeated",
        new FigureText(
            "重复的预警行", "repeated alert lines", "lines that repeat an alertId and version"));
    all.put(
        "capacity.calls",
        new FigureText(
            "人力之内的联系次数",
            "calls within capacity",
            "each day the highest tiers, then scores, until advisors × calls × 20 minutes are used"));
    all.put(
        "capacity.precision",
        new FigureText(
            "人力之内的属实率", "precision at capacity", "of those calls, those to people drawn in"));
    all.put(
        "capacity.loss-prevented",
        new FigureText(
            "人力之内预计避免的损失（元）",
            "expected loss prevented at capacity, yuan",
            "yuan paid after the person's first call × the share of calls that succeed (0.6, an"
                + " assumption)"));
    all.put(
        "capacity.loss-prevented-share",
        new FigureText(
            "人力之内预计避免的损失占比",
            "the same, share of all loss",
            "expected loss prevented over all yuan paid"));
  }

  private static void targets(Map<String, FigureText> all) {
    String bound =
        "; fpr:X = above the lowest score at which at most X of the benign hosts are flagged";
    all.put(
        "targets.recall",
        new FigureText(
            "找出的涉诈目标",
            "fraud targets flagged",
            "of hosts and apps that campaigns used in the history, those last held suspect or"
                + " confirmed"
                + bound));
    all.put(
        "targets.recall-listed",
        new FigureText(
            "其中名单收录的", "… listed ones", "of those that the feed lists at any time" + bound));
    all.put(
        "targets.recall-unlisted",
        new FigureText("其中名单未收录的", "… unlisted ones", "of those that it never lists" + bound));
    all.put(
        "targets.recall-holdout",
        new FigureText(
            "整个团伙都未收录的",
            "… of campaigns never listed",
            "of those whose campaign has no listed target at all" + bound));
    all.put(
        "targets.precision",
        new FigureText(
            "标记目标的属实率", "precision of flagged targets", "of names flagged, those a campaign used"));
    all.put(
        "targets.false",
        new FigureText("误标的目标", "benign targets flagged", "names flagged that no campaign used"));
    all.put(
        "targets.false-share",
        new FigureText(
            "误标占正常网站之比", "share of benign hosts flagged", "the same over distinct benign hosts"));
    all.put(
        "targets.blast-radius",
        new FigureText(
            "误标波及的访客",
            "visitors of falsely flagged targets",
            "visitors summed over falsely flagged names; q:100 = the largest"));
    all.put(
        "targets.lead-over-feed",
        new FigureText(
            "领先名单（分钟）",
            "lead over the feed, minutes",
            "listing minus first flag, over targets both listed and flagged; negative = later"));
    all.put(
        "targets.ahead-of-feed",
        new FigureText(
            "先于名单标记的", "flagged before the feed", "of listed targets, those flagged earlier"));
    all.put(
        "targets.ece",
        new FigureText(
            "目标评分的校准误差",
            "calibration error of target scores",
            "expected calibration error, ten bins of equal mass, over all names reported"));
  }

  private static void reviewed(Map<String, FigureText> all) {
    all.put(
        "reviewed.alerts",
        new FigureText("已反馈的预警", "reviewed alerts", "alerts with at least one disposition"));
    all.put(
        "reviewed.share",
        new FigureText(
            "反馈率",
            "share reviewed",
            "of alerts by highest tier reached, those with a disposition"));
    all.put(
        "reviewed.true",
        new FigureText(
            "反馈属实",
            "reviewed: true",
            "of alerts last judged V1 to V6, those judged V1, V2 or V3; V7 and V8 judge nothing"));
    all.put(
        "reviewed.benign", new FigureText("反馈属实但无害", "reviewed: benign trigger", "the same: V4"));
    all.put("reviewed.false", new FigureText("反馈误报", "reviewed: false", "the same: V5 or V6"));
    all.put(
        "reviewed.stopped",
        new FigureText(
            "劝阻成功", "reviewed: stopped", "of alerts last judged V1, V2 or V3, those judged V1"));
    all.put(
        "reviewed.delay-minutes",
        new FigureText(
            "反馈用时（分钟）",
            "minutes to disposition",
            "from an alert's first decision to its first disposition"));
    all.put(
        "reviewed.loss",
        new FigureText("反馈的损失（元）", "loss reported, yuan", "yuan of alerts last judged V2 or V3"));
  }
}
