package tocsin.core.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import tocsin.core.score.Exposure;
import tocsin.core.score.Fact;
import tocsin.core.score.Facts;
import tocsin.core.tier.TierPolicy;
import tocsin.domain.alert.Change;
import tocsin.domain.alert.Reason;
import tocsin.domain.alert.Stage;
import tocsin.domain.alert.Tier;
import tocsin.domain.pack.Rule;
import tocsin.domain.pack.TierRule;
import tocsin.domain.pack.WhatIf;

/**
 * Why an exposure has its tier, and what would change it. Both are worked out by the very functions
 * that decide, so they cannot disagree with the tier. Used once per alert version; O(what-ifs ·
 * pack).
 */
final class TierTexts {
  private static final int MAX_UP = 3;
  private static final int MAX_TELLING = 4;
  private static final int[] QUIET_DAYS = {1, 2, 4, 7, 14, 28};
  private static final double DAY_HOURS = 24;

  private final Exposure exposure;
  private final Tier present;
  private final int score;
  private final CompiledModel model;
  private final TierPolicy.Decision decision;

  /**
   * @param present the tier before
   * @param score points of the score card
   */
  TierTexts(Exposure exposure, Tier present, int score, CompiledModel model) {
    this.exposure = exposure;
    this.present = present;
    this.score = score;
    this.model = model;
    this.decision =
        model.tiers().decide(present, exposure.facts().values(), model.weight(exposure, score));
  }

  /**
   * T01 the bound that was reached, T02 a rule that changed it, T03 what a contact may prevent, T04
   * the trained model.
   */
  List<Reason> why() {
    List<Reason> why = new ArrayList<>();
    if (decision.byScore() != Tier.NONE) {
      why.add(bound());
    }
    for (String id : decision.rules()) {
      why.add(rule(id));
    }
    if (model.stakes().weighs()) {
      why.add(stakes());
    }
    if (model.stakes().isTrained()) {
      why.add(trained());
    }
    return why;
  }

  private Reason bound() {
    Tier tier = decision.byScore();
    TierPolicy.CompiledTier bounds = model.tiers().tier(tier);
    TierRule words = words(tier);
    boolean yuan = model.stakes().decides();
    int reached = model.weight(exposure, score);
    int bound = decision.kept() ? bounds.exit() : bounds.enter();
    Stage stage = Stage.values()[(int) exposure.facts().get(Fact.STAGE)];
    Map<String, String> evidence = new TreeMap<>();
    evidence.put("reached", Integer.toString(reached));
    evidence.put("bound", Integer.toString(bound));
    evidence.put("stage", stage.name());
    return new Reason(
        "T01",
        0,
        String.format(
            Locale.ROOT,
            "%s：阶段 %s，%s %d%s，%s %d",
            words.zh(),
            stage,
            yuan ? "可避免损失" : "评分",
            reached,
            yuan ? " 元" : "",
            decision.kept() ? "未低于保持线" : "达到进入线",
            bound),
        String.format(
            Locale.ROOT,
            "%s: stage %s, %s %d, %s %d",
            words.en(),
            stage,
            yuan ? "preventable yuan" : "score",
            reached,
            decision.kept() ? "kept at" : "entered at",
            bound),
        evidence);
  }

  private TierRule words(Tier tier) {
    for (TierRule rule : model.pack().tiers()) {
      if (rule.tier() == tier) {
        return rule;
      }
    }
    throw new IllegalStateException("a compiled pack has every tier");
  }

  private Reason rule(String id) {
    for (Rule rule : model.pack().rules()) {
      if (rule.id().equals(id)) {
        return new Reason("T02", 0, rule.zh(), rule.en(), Map.of("rule", id));
      }
    }
    throw new IllegalStateException("rule " + id + " acted and is not in the pack");
  }

  private Reason stakes() {
    Facts facts = exposure.facts();
    Map<String, String> evidence = new TreeMap<>();
    String hazard = percent(facts.get(Fact.HAZARD));
    String hours = whole(model.stakes().horizonHours());
    String loss = whole(model.stakes().loss(exposure.fraudType()));
    String help = percent(model.stakes().help(facts));
    String value = whole(facts.get(Fact.VALUE));
    evidence.put("chance", String.format(Locale.ROOT, "%.6f", facts.get(Fact.HAZARD)));
    evidence.put("hours", hours);
    evidence.put("loss", loss);
    evidence.put("help", help);
    evidence.put("value", value);
    return new Reason(
        "T03",
        0,
        String.format(
            Locale.ROOT,
            "%s 小时内付款概率约 %s × 预计损失 %s 元 × 联系奏效概率 %s = 可避免 %s 元",
            hours,
            hazard,
            loss,
            help,
            value),
        String.format(
            Locale.ROOT,
            "chance of a payment within %s h %s × expected loss %s yuan × chance that contact helps"
                + " %s = %s yuan preventable",
            hours,
            hazard,
            loss,
            help,
            value),
        evidence);
  }

  private Reason trained() {
    List<Map.Entry<String, Double>> telling = model.stakes().telling(exposure.facts());
    Map<String, String> evidence = new TreeMap<>();
    StringBuilder codes = new StringBuilder();
    for (Map.Entry<String, Double> each :
        telling.subList(0, Math.min(MAX_TELLING, telling.size()))) {
      String added = String.format(Locale.ROOT, "%+.1f", each.getValue());
      evidence.put(each.getKey(), added);
      codes.append(codes.isEmpty() ? "" : ", ").append(each.getKey()).append(' ').append(added);
    }
    String hazard = percent(model.stakes().trainedHazard(exposure.facts()));
    evidence.put("hazard", hazard);
    boolean decides = model.stakes().decides();
    return new Reason(
        "T04",
        0,
        String.format(
            Locale.ROOT,
            "训练模型%s：付款概率 %s（对数几率贡献 %s）",
            decides ? "" : "（仅供参考）",
            hazard,
            codes.isEmpty() ? "无" : codes),
        String.format(
            Locale.ROOT,
            "the trained model%s: chance of a payment %s (log-odds %s)",
            decides ? "" : ", for information only",
            hazard,
            codes.isEmpty() ? "none" : codes),
        evidence);
  }

  /** The next tiers up, each by the first thing in the pack's list that leads there; then down. */
  List<Change> change() {
    List<Change> changes = new ArrayList<>();
    for (WhatIf each : model.pack().victims().whatIfs()) {
      Facts facts = exposure.facts().copy();
      Fact fact = Fact.named(each.fact());
      if (fact != null) {
        facts.set(fact, facts.get(fact) + each.add());
        Tier tier = tierOf(facts);
        boolean raises = tier.compareTo(decision.tier()) > 0 && changes.size() < MAX_UP;
        if (raises) {
          changes.add(new Change(tier, each.zh(), each.en()));
        }
      }
    }
    quiet(changes);
    return changes;
  }

  /** How long a silence would lower the tier; decay is exponential, so the days double. */
  private void quiet(List<Change> changes) {
    double closeDays = model.pack().parameters().closeAfterMillis() / 3_600_000.0 / DAY_HOURS;
    for (int days : QUIET_DAYS) {
      Tier tier = days >= closeDays ? Tier.NONE : tierOf(after(days));
      if (tier.compareTo(decision.tier()) < 0) {
        changes.add(
            new Change(
                tier,
                "连续 " + days + " 天不再访问",
                days == 1 ? "no visit for a day" : "no visit for " + days + " days"));
        return;
      }
    }
  }

  private Facts after(int days) {
    Facts facts = exposure.facts().copy();
    double hours = days * DAY_HOURS;
    facts.set(Fact.SINCE_HOURS, facts.get(Fact.SINCE_HOURS) + hours);
    decay(facts, Fact.RECENCY, hours, (double) model.pack().parameters().recencyHalfLifeMillis());
    decay(facts, Fact.HEAT, hours, (double) model.pack().parameters().heatHalfLifeMillis());
    facts.set(Fact.SLOPE, 0);
    return facts;
  }

  private static void decay(Facts facts, Fact fact, double hours, double halfLifeMillis) {
    facts.set(fact, facts.get(fact) * StrictMath.pow(2, -hours * 3_600_000.0 / halfLifeMillis));
  }

  /** The tier under other facts, stage and stakes worked out anew, from where it now stands. */
  private Tier tierOf(Facts facts) {
    Stage before = Stage.values()[(int) exposure.facts().get(Fact.STAGE)];
    Stage stage = model.stages().reached(before, facts.values());
    facts.set(Fact.STAGE, stage.ordinal());
    Exposure other = exposure.with(facts);
    model.stakes().into(other);
    int points = model.scorer().score(other);
    Tier from = decision.tier().compareTo(present) > 0 ? decision.tier() : present;
    return model.tiers().next(from, facts.values(), model.weight(other, points));
  }

  private static String percent(double share) {
    return String.format(Locale.ROOT, "%.1f %%", 100 * share);
  }

  private static String whole(double number) {
    return String.format(Locale.ROOT, "%,.0f", number);
  }
}
