package tocsin.core.model;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tocsin.core.TestPacks;
import tocsin.core.TestPacks.Draft;
import tocsin.core.TestVisits;
import tocsin.core.score.PersonFlags;
import tocsin.core.trees.Comparison;
import tocsin.core.trees.Missing;
import tocsin.core.trees.ModelLimits;
import tocsin.core.trees.Tree;
import tocsin.core.trees.TreeBuilder;
import tocsin.core.trees.TreesFormat;
import tocsin.domain.alert.Alert;
import tocsin.domain.alert.AlertStatus;
import tocsin.domain.alert.Change;
import tocsin.domain.alert.Reason;
import tocsin.domain.alert.Stage;
import tocsin.domain.alert.Tier;
import tocsin.domain.intel.Signal;
import tocsin.domain.intel.Visit;
import tocsin.domain.pack.Rule;
import tocsin.domain.pack.TierValue;
import tocsin.domain.pack.VictimRule;
import tocsin.domain.pack.WhatIf;

class TierTextsTest {
  private static final long T0 = TestPacks.T0;
  private static final int UPLOAD = TestVisits.VISIT | Signal.UPLOAD.bit();

  private static VictimRule rule(VictimRule.Mode mode, String trees) {
    List<Double> ladder = List.of(0.1, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.5, 0.1);
    return new VictimRule(
        mode,
        24,
        Map.of("F01", 10_000.0, "unknown", 20_000.0),
        ladder,
        List.of(0.6, 0.6, 0.6, 0.5, 0.5, 0.5, 0.4, 0.3, 0.5),
        List.of(
            new TierValue(Tier.RED, "", 4000, 2000),
            new TierValue(Tier.ORANGE, "", 2000, 1000),
            new TierValue(Tier.YELLOW, "visits >= 1", 500, 250),
            new TierValue(Tier.BLUE, "", 5, 1)),
        Map.of("uploads", "B04", "banks", "B07"),
        List.of(new WhatIf("banks", 1, "用了网银", "a bank is used")),
        trees);
  }

  /** Without an upload −3, with one +1. */
  private static String trees() {
    Tree tree =
        new TreeBuilder(1, 2, ModelLimits.DEFAULT)
            .numeric(0, 0, Comparison.AT_MOST, 0.5, ~0, ~1)
            .missing(0, Missing.NONE, true)
            .leaf(0, -3)
            .leaf(1, 1)
            .covers(new double[] {100}, new double[] {80, 20})
            .build();
    byte[] bytes =
        TreesFormat.write(
            List.of("uploads", "banks"),
            ImmutableList.of(tree),
            new double[] {-3, 1},
            new double[] {0.05, 0.4});
    return Base64.getEncoder().encodeToString(bytes);
  }

  private static List<Alert> run(VictimRule victims, List<Rule> rules, Visit... visits) {
    Draft draft = TestPacks.draft();
    TestPacks.reason(draft, "B08", "banks > 0", "10");
    draft.victims = victims;
    draft.rules.addAll(rules);
    CompiledModel model = draft.model();
    PersonLedger ledger = new PersonLedger(at -> model);
    PersonState state = PersonState.NONE;
    for (Visit visit : visits) {
      state = ledger.add(state, visit);
    }
    List<Alert> out = new ArrayList<>();
    var unused =
        ledger.advance(state, TestVisits.ANNA, Long.MAX_VALUE - 1, PersonFlags.NONE, out::add);
    return out;
  }

  private static Visit visit(int minute, int signals) {
    return TestVisits.visit(T0 + minute * TestPacks.MINUTE, "a.example", signals);
  }

  private static Visit[] drawnIn() {
    return new Visit[] {visit(0, UPLOAD), visit(6, UPLOAD), visit(12, UPLOAD)};
  }

  private static Alert lastOpen(List<Alert> alerts) {
    Alert last = alerts.get(0);
    for (Alert alert : alerts) {
      last = alert.status() == AlertStatus.OPEN ? alert : last;
    }
    return last;
  }

  private static Alert highest(List<Alert> alerts) {
    Alert highest = alerts.get(0);
    for (Alert alert : alerts) {
      highest = alert.tier().compareTo(highest.tier()) > 0 ? alert : highest;
    }
    return highest;
  }

  private static Reason why(Alert alert, String code) {
    return alert.whyTier().stream()
        .filter(each -> each.code().equals(code))
        .findFirst()
        .orElseThrow(() -> new AssertionError(code + " in " + alert.whyTier()));
  }

  @Test
  void why_scoreCard_namesBoundScoreAndStage() {
    Alert orange = highest(run(rule(VictimRule.Mode.OFF, ""), List.of(), drawnIn()));
    assertThat(orange.tier()).isEqualTo(Tier.ORANGE);
    assertThat(why(orange, "T01").evidence())
        .containsEntry("bound", "45")
        .containsEntry("reached", Integer.toString(orange.score()))
        .containsEntry("stage", "S3");
    assertThat(why(orange, "T03").evidence())
        .as("0.3 × 10,000 × 0.5")
        .containsEntry("value", "1,500")
        .containsEntry("chance", "0.300000");
  }

  @Test
  void change_whatIfThatIsSaid_comesTrueWhenItHappens() {
    List<Alert> said = run(rule(VictimRule.Mode.OFF, ""), List.of(), drawnIn());
    Change up = highest(said).change().get(0);
    assertThat(up.tier()).isEqualTo(Tier.RED);
    assertThat(up.en()).isEqualTo("a bank is used");

    Visit[] visits = drawnIn();
    List<Alert> happened =
        run(
            rule(VictimRule.Mode.OFF, ""),
            List.of(),
            visits[0],
            visits[1],
            visits[2],
            TestVisits.context(T0 + 14 * TestPacks.MINUTE, Signal.BANK.bit()));
    assertThat(highest(happened).tier()).isEqualTo(up.tier());
  }

  @Test
  void change_silence_lowersTheTierOnTheDayThatIsSaid() {
    List<Alert> alerts = run(rule(VictimRule.Mode.OFF, ""), List.of(), drawnIn());
    Change down = highest(alerts).change().get(highest(alerts).change().size() - 1);
    assertThat(down.tier()).isLessThan(Tier.ORANGE);
    assertThat(down.en()).startsWith("no visit for");
    Alert after = lastOpen(alerts);
    assertThat(after.tier()).as("the course itself falls too").isLessThan(Tier.ORANGE);
  }

  @Test
  void why_ruleThatLimits_isNamed() {
    Rule limit =
        new Rule("watch", Rule.Mode.ACTIVE, "visits > 0", Tier.NONE, Tier.BLUE, "只看", "watch");
    Alert blue =
        run(VictimRule.NONE, List.of(limit), drawnIn()).stream()
            .filter(alert -> alert.stage() == Stage.S3)
            .findFirst()
            .orElseThrow();
    assertThat(blue.tier()).isEqualTo(Tier.BLUE);
    assertThat(why(blue, "T02").en()).isEqualTo("watch");
  }

  @Test
  void shadow_trainedModel_changesNoTierAndIsShown() {
    List<Alert> without = run(rule(VictimRule.Mode.OFF, ""), List.of(), drawnIn());
    List<Alert> shadow = run(rule(VictimRule.Mode.SHADOW, trees()), List.of(), drawnIn());
    assertThat(shadow)
        .extracting(Alert::tier)
        .isEqualTo(without.stream().map(Alert::tier).toList());
    Reason shown = why(highest(shadow), "T04");
    assertThat(shown.evidence()).containsEntry("hazard", "40.0 %").containsEntry("B04", "+3.2");
    assertThat(shown.en()).contains("for information only");
  }

  @Test
  void champion_trainedModel_entersTiersByYuan() {
    Alert decided = highest(run(rule(VictimRule.Mode.CHAMPION, trees()), List.of(), drawnIn()));
    assertThat(decided.tier()).as("0.4 × 10,000 × 0.5 = 2,000 yuan").isEqualTo(Tier.ORANGE);
    assertThat(why(decided, "T01").evidence())
        .containsEntry("reached", "2000")
        .containsEntry("bound", "2000");
    Alert once = highest(run(rule(VictimRule.Mode.CHAMPION, trees()), List.of(), visit(0, 1)));
    assertThat(once.tier()).as("0.05 × 10,000 × 0.6 = 300 yuan").isEqualTo(Tier.BLUE);
  }

  @Test
  void compile_unsoundVictims_namesEveryFault() {
    Draft draft = TestPacks.draft();
    draft.victims =
        new VictimRule(
            VictimRule.Mode.CHAMPION,
            0,
            Map.of("F01", -1.0),
            List.of(0.5),
            List.of(2.0),
            List.of(new TierValue(Tier.RED, "nonsense >", 10, 20)),
            Map.of("nothing", "B01"),
            List.of(new WhatIf("none", 1, "无", "none")),
            "AAAA");
    List<String> problems =
        PackCompiler.compile(draft.build(), 1).problems().stream().map(Object::toString).toList();
    for (String place :
        List.of(
            "victims/horizon",
            "victims/losses/F01",
            "victims/hazards",
            "victims/help",
            "victims/bounds",
            "victims/bounds/red/when",
            "victims/codes/nothing",
            "victims/whatIfs/none",
            "victims/trees")) {
      assertThat(problems).as(place).anyMatch(each -> each.contains(place));
    }
  }
}
