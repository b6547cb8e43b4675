package tocsin.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.util.KeyedBroadcastOperatorTestHarness;
import org.apache.flink.streaming.util.ProcessFunctionTestHarnesses;
import org.junit.jupiter.api.Test;
import tocsin.core.campaign.Campaigns;
import tocsin.domain.alert.Alert;
import tocsin.domain.alert.AlertStatus;
import tocsin.domain.alert.Tier;
import tocsin.domain.intel.CampaignTurn;
import tocsin.domain.intel.FlaggedTarget;
import tocsin.domain.intel.IndicatorKind;
import tocsin.domain.intel.Judgement;
import tocsin.domain.intel.Membership;
import tocsin.domain.intel.Signal;
import tocsin.domain.intel.TargetKind;
import tocsin.domain.intel.Verdict;
import tocsin.domain.intel.Visit;

class ExposureLedgerFunctionTest {
  private static final Knowledge KNOWLEDGE = new Fixtures.Memory("people", 30, true);

  private static final Visit LATER =
      Fixtures.visit("anna", Fixtures.T0 + Fixtures.HOUR, Fixtures.T0 + Fixtures.HOUR);

  private static KeyedBroadcastOperatorTestHarness<String, Visit, Control, Alert> harness(
      Emission emission) throws Exception {
    return ProcessFunctionTestHarnesses.forKeyedBroadcastProcessFunction(
        new ExposureLedgerFunction(KNOWLEDGE, emission),
        Visit::subject,
        Types.STRING,
        Packs.PACKS,
        Packs.REFS,
        Verdicts.JUDGEMENTS,
        Members.MEMBERS);
  }

  private static void see(
      KeyedBroadcastOperatorTestHarness<String, Visit, Control, Alert> harness, Visit visit)
      throws Exception {
    harness.processElement(visit, visit.effectiveAt());
  }

  @Test
  void visit_atOnce_alertsWithoutAWatermark() throws Exception {
    try (var harness = harness(Emission.AT_ONCE)) {
      see(harness, Fixtures.visit("anna", Fixtures.T0, Fixtures.T0));

      assertThat(harness.extractOutputValues())
          .singleElement()
          .matches(alert -> alert.tier() == Tier.BLUE && alert.version() == 1);
    }
  }

  @Test
  void joined_afterTheAlert_isAmendedAtOnce() throws Exception {
    try (var harness = harness(Emission.AT_ONCE)) {
      String site = "bad.example";
      String own = Campaigns.own(site);
      FlaggedTarget target =
          new FlaggedTarget(
              site, TargetKind.HOST, Verdict.CONFIRMED, "F01", own, 90, IndicatorKind.HOST, "feed");
      see(
          harness,
          new Visit("anna", Fixtures.T0, Fixtures.T0, Fixtures.T0, Signal.VISIT.bit(), target));
      assertThat(harness.extractOutputValues()).extracting(Alert::campaign).containsExactly(own);

      harness.processBroadcastElement(
          Control.members(
              List.of(new Membership(site, List.of(new CampaignTurn(Fixtures.T0, "cold")))),
              Fixtures.T0),
          Fixtures.T0);

      assertThat(harness.extractOutputValues())
          .extracting(Alert::campaign)
          .containsExactly(own, "cold");
    }
  }

  @Test
  void visit_settled_waitsForTheWatermark() throws Exception {
    try (var harness = harness(Emission.SETTLED)) {
      see(harness, Fixtures.visit("anna", Fixtures.T0, Fixtures.T0));
      assertThat(harness.extractOutputValues()).isEmpty();

      harness.watermark(Fixtures.T0);

      assertThat(harness.extractOutputValues()).hasSize(1);
    }
  }

  @Test
  void moreVisits_sameAlert_escalatesAndIsNeverDoubled() throws Exception {
    try (var harness = harness(Emission.AT_ONCE)) {
      see(harness, Fixtures.visit("anna", Fixtures.T0, Fixtures.T0));
      see(harness, Fixtures.visit("anna", Fixtures.T0, Fixtures.T0));
      see(
          harness,
          Fixtures.visit("anna", Fixtures.T0 + Fixtures.HOUR, Fixtures.T0 + Fixtures.HOUR));

      List<Alert> alerts = harness.extractOutputValues();
      assertThat(alerts).extracting(Alert::version).containsExactly(1, 2);
      assertThat(alerts).extracting(Alert::tier).containsExactly(Tier.BLUE, Tier.YELLOW);
      assertThat(alerts).extracting(Alert::alertId).containsOnly(alerts.get(0).alertId());
    }
  }

  @Test
  void packSwap_midStream_keepsStateAndDecidesFromItsTimeOn() throws Exception {
    try (var harness = harness(Emission.SETTLED)) {
      see(harness, Fixtures.visit("anna", Fixtures.T0, Fixtures.T0));
      long swapAt = Fixtures.T0 + 30 * 60_000;

      harness.processBroadcastElement(Control.pack(Fixtures.pack(2, swapAt, 80)), swapAt);
      see(
          harness,
          Fixtures.visit("anna", Fixtures.T0 + Fixtures.HOUR, Fixtures.T0 + Fixtures.HOUR));
      harness.watermark(Fixtures.T0 + 2 * Fixtures.HOUR);

      assertThat(harness.extractOutputValues())
          .extracting(Alert::tier)
          .containsExactly(Tier.BLUE, Tier.RED);
    }
  }

  @Test
  void retroHunt_liveRun_looksOnceAtAllOfAPerson_withoutEventTime() throws Exception {
    long news = Fixtures.T0 + Fixtures.HOUR;
    try (var harness = harness(Emission.AT_ONCE)) {
      harness.setProcessingTime(news + 100);
      see(harness, Fixtures.visit("anna", Fixtures.T0, news));
      see(harness, Fixtures.visit("anna", Fixtures.T0 + 10 * 60_000, news));
      assertThat(harness.extractOutputValues()).isEmpty();

      harness.setProcessingTime(news + 2_000);

      assertThat(harness.extractOutputValues())
          .singleElement()
          .matches(alert -> alert.version() == 1 && alert.decidedAt() == news)
          .matches(alert -> alert.tier() == Tier.YELLOW);
      harness.watermark(news + 1);
      assertThat(harness.extractOutputValues()).hasSize(1);
    }
  }

  @Test
  void retroHunt_inAHistoryThatIsCaughtUpWith_waitsForEventTime() throws Exception {
    long news = Fixtures.T0 + Fixtures.HOUR;
    try (var harness = harness(Emission.AT_ONCE)) {
      harness.setProcessingTime(news + Fixtures.DAY);
      see(harness, Fixtures.visit("anna", Fixtures.T0, news));
      harness.setProcessingTime(news + Fixtures.DAY + 5_000);
      assertThat(harness.extractOutputValues()).isEmpty();

      harness.watermark(news);

      assertThat(harness.extractOutputValues()).singleElement().matches(a -> a.decidedAt() == news);
    }
  }

  private static Control refuted(long at) {
    return Control.judgement(
        new Judgement(
            IndicatorKind.HOST,
            "www.bad.example",
            Verdict.REFUTED,
            at,
            at + 90 * 24 * Fixtures.HOUR,
            "lead",
            "a shop"));
  }

  @Test
  void refuted_afterTheFact_withdrawsWhateverWasTold() throws Exception {
    long at = Fixtures.T0 + Fixtures.HOUR;
    for (Emission emission : Emission.values()) {
      try (var harness = harness(emission)) {
        see(harness, Fixtures.visit("anna", Fixtures.T0, Fixtures.T0));
        see(harness, Fixtures.visit("paul", Fixtures.T0 + 1, Fixtures.T0 + 1));
        harness.watermark(at + 1);

        harness.processBroadcastElement(refuted(at), at);
        harness.processBroadcastElement(refuted(at), at);

        assertThat(harness.extractOutputValues())
            .filteredOn(alert -> alert.status() == AlertStatus.WITHDRAWN)
            .as("of each one, once, with %s", emission)
            .hasSize(2)
            .allMatch(alert -> alert.decidedAt() == at && alert.version() == 2);
      }
    }
  }

  @Test
  void refuted_beforeEventTimeIsThere_waitsForIt() throws Exception {
    long at = Fixtures.T0 + Fixtures.HOUR;
    try (var harness = harness(Emission.SETTLED)) {
      harness.processBroadcastElement(refuted(at), at);
      see(harness, Fixtures.visit("anna", Fixtures.T0, Fixtures.T0));
      harness.watermark(at - 1);
      assertThat(harness.extractOutputValues())
          .singleElement()
          .matches(alert -> alert.status() == AlertStatus.OPEN);

      harness.watermark(at);

      assertThat(harness.extractOutputValues())
          .last()
          .matches(alert -> alert.status() == AlertStatus.WITHDRAWN && alert.decidedAt() == at);
    }
  }

  @Test
  void refuted_beforeASnapshot_isKeptInIt() throws Exception {
    OperatorSubtaskState snapshot;
    try (var before = harness(Emission.AT_ONCE)) {
      before.processBroadcastElement(refuted(Fixtures.T0), Fixtures.T0);
      snapshot = before.snapshot(1, 1);
    }
    try (var after = restored(snapshot)) {
      see(after, Fixtures.visit("anna", Fixtures.T0 + 1, Fixtures.T0 + 1));
      assertThat(after.extractOutputValues()).isEmpty();
    }
  }

  private static KeyedBroadcastOperatorTestHarness<String, Visit, Control, Alert> restored(
      OperatorSubtaskState snapshot) throws Exception {
    var after = restorable(Emission.AT_ONCE);
    after.initializeState(snapshot);
    after.open();
    return after;
  }

  @Test
  void restore_fromASnapshot_goesOnWhereItStopped() throws Exception {
    OperatorSubtaskState snapshot;
    try (var before = harness(Emission.AT_ONCE)) {
      see(before, Fixtures.visit("anna", Fixtures.T0, Fixtures.T0));
      before.processBroadcastElement(
          Control.pack(Fixtures.pack(2, Fixtures.T0 + 1, 80)), Fixtures.T0 + 1);
      snapshot = before.snapshot(1, 1);
    }

    try (var after = restored(snapshot)) {
      see(after, Fixtures.visit("anna", Fixtures.T0 + Fixtures.HOUR, Fixtures.T0 + Fixtures.HOUR));

      assertThat(after.extractOutputValues())
          .singleElement()
          .matches(alert -> alert.version() == 2 && alert.tier() == Tier.RED);
    }
  }

  @Test
  void restore_afterAPause_tellsAgainBeyondWhatTheLostAttemptToldFrom() throws Exception {
    long at = 1_000_000;
    OperatorSubtaskState snapshot;
    try (var before = harness(Emission.AT_ONCE)) {
      see(before, Fixtures.visit("anna", Fixtures.T0, Fixtures.T0));
      snapshot = before.snapshot(1, at);
      see(before, LATER);
      assertThat(before.extractOutputValues()).extracting(Alert::version).containsExactly(1, 2);
    }

    for (int crash = 1; crash <= 2; crash++) {
      try (var after = restorable(Emission.AT_ONCE)) {
        after.initializeState(snapshot);
        after.open();
        after.setProcessingTime(at + 700L * crash);
        see(after, LATER);
        see(after, LATER);

        assertThat(after.extractOutputValues())
            .extracting(Alert::version)
            .containsExactly(2 + 700 * crash);
      }
    }
  }

  @Test
  void restore_whenTheReplayAddsNothingToTell_saysWhatStandsOnceMore() throws Exception {
    long at = LATER.at() + 10 * 60_000;
    Visit more = Fixtures.visit("anna", at, at);
    OperatorSubtaskState snapshot;
    try (var before = harness(Emission.AT_ONCE)) {
      see(before, Fixtures.visit("anna", Fixtures.T0, Fixtures.T0));
      see(before, LATER);
      snapshot = before.snapshot(1, 0);
      see(before, more);
      assertThat(before.extractOutputValues()).hasSize(2);
    }
    try (var after = restorable(Emission.AT_ONCE)) {
      after.initializeState(snapshot);
      after.open();
      after.setProcessingTime(5);
      see(after, more);
      see(after, more);

      assertThat(after.extractOutputValues())
          .singleElement()
          .matches(alert -> alert.version() == 8 && alert.tier() == Tier.YELLOW);
    }
  }

  @Test
  void settled_restoredAfterAPause_numbersAsIfNothingHadBeen() throws Exception {
    OperatorSubtaskState snapshot;
    try (var before = harness(Emission.SETTLED)) {
      see(before, Fixtures.visit("anna", Fixtures.T0, Fixtures.T0));
      before.watermark(Fixtures.T0);
      snapshot = before.snapshot(1, 0);
    }
    try (var after = restorable(Emission.SETTLED)) {
      after.initializeState(snapshot);
      after.open();
      after.setProcessingTime(5_000);
      see(after, Fixtures.visit("anna", Fixtures.T0 + Fixtures.HOUR, Fixtures.T0 + Fixtures.HOUR));
      after.watermark(Fixtures.T0 + Fixtures.HOUR);

      assertThat(after.extractOutputValues()).extracting(Alert::version).containsExactly(2);
    }
  }

  private static KeyedBroadcastOperatorTestHarness<String, Visit, Control, Alert> restorable(
      Emission emission) throws Exception {
    return new KeyedBroadcastOperatorTestHarness<>(
        new org.apache.flink.streaming.api.operators.co.CoBroadcastWithKeyedOperator<>(
            new ExposureLedgerFunction(KNOWLEDGE, emission),
            List.of(Packs.PACKS, Packs.REFS, Verdicts.JUDGEMENTS, Members.MEMBERS)),
        Visit::subject,
        Types.STRING,
        1,
        1,
        0);
  }

  @Test
  void silence_longEnough_closesTheAlertAndEmptiesState() throws Exception {
    try (var harness = harness(Emission.AT_ONCE)) {
      see(harness, Fixtures.visit("anna", Fixtures.T0, Fixtures.T0));

      for (int day = 1; day <= 400; day++) {
        harness.watermark(Fixtures.T0 + day * Fixtures.DAY);
      }

      List<Alert> alerts = harness.extractOutputValues();
      assertThat(alerts.get(alerts.size() - 1).status()).isEqualTo(AlertStatus.CLOSED);
      assertThat(Fixtures.stateEntries(harness)).isZero();
      assertThat(harness.numEventTimeTimers()).isZero();
    }
  }

  @Test
  void contextAlone_isForgottenWithinItsRetention() throws Exception {
    try (var harness = harness(Emission.AT_ONCE)) {
      see(harness, new Visit("anna", Fixtures.T0, Fixtures.T0, 1, Signal.BANK.bit(), null));

      harness.watermark(Fixtures.T0 + 2 * Fixtures.DAY);

      assertThat(harness.extractOutputValues()).isEmpty();
      assertThat(Fixtures.stateEntries(harness)).isZero();
      assertThat(harness.numEventTimeTimers()).isZero();
    }
  }

  @Test
  void endOfStream_openAlert_leavesNothingBehind() throws Exception {
    try (var harness = harness(Emission.SETTLED)) {
      see(harness, Fixtures.visit("anna", Fixtures.T0, Fixtures.T0));

      harness.watermark(Long.MAX_VALUE);

      assertThat(harness.extractOutputValues().get(0).decidedAt()).isEqualTo(Fixtures.T0);
      assertThat(Fixtures.stateEntries(harness)).isZero();
      assertThat(harness.numEventTimeTimers()).isZero();
    }
  }
}
