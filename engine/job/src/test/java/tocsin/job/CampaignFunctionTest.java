package tocsin.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.operators.co.CoBroadcastWithKeyedOperator;
import org.apache.flink.streaming.util.KeyedBroadcastOperatorTestHarness;
import org.junit.jupiter.api.Test;
import tocsin.core.campaign.Campaigns;
import tocsin.domain.intel.CampaignLink;
import tocsin.domain.intel.CampaignTurn;
import tocsin.domain.intel.IndicatorKind;
import tocsin.domain.intel.Judgement;
import tocsin.domain.intel.Membership;
import tocsin.domain.intel.Verdict;

class CampaignFunctionTest {
  private static final String A = "a.example";
  private static final String B = "b.example";
  private static final String C = "c.example";
  private static final long HOUR = 3_600_000L;

  private static KeyedBroadcastOperatorTestHarness<Byte, CampaignLink, Control, Control> harness()
      throws Exception {
    return new KeyedBroadcastOperatorTestHarness<>(
        new CoBroadcastWithKeyedOperator<>(
            new CampaignFunction(new Fixtures.Memory("campaigns", 30, true)),
            List.of(Packs.PACKS, Packs.REFS, Verdicts.JUDGEMENTS)),
        link -> (byte) 0,
        Types.BYTE,
        1,
        1,
        0);
  }

  private static List<Membership> told(
      KeyedBroadcastOperatorTestHarness<Byte, CampaignLink, Control, Control> harness) {
    List<Membership> told = new ArrayList<>();
    harness.extractOutputValues().forEach(control -> told.addAll(control.members()));
    return told;
  }

  private static CampaignTurn turn(long from, String oldest) {
    return new CampaignTurn(from, Campaigns.own(oldest));
  }

  @Test
  void links_areToldAtTheEndOfTheirEpoch_andOnlyWhatIsNew() throws Exception {
    try (var harness = harness()) {
      harness.open();
      harness.processElement(new CampaignLink(B, A, HOUR), HOUR);
      assertThat(told(harness)).isEmpty();

      harness.watermark(HOUR);
      harness.processElement(new CampaignLink(C, B, 2 * HOUR), 2 * HOUR);
      harness.watermark(2 * HOUR);

      assertThat(told(harness))
          .containsExactly(
              new Membership(B, List.of(turn(HOUR, A))),
              new Membership(C, List.of(turn(2 * HOUR, A))));
    }
  }

  @Test
  void link_late_changesThePastAndForgetsNobody() throws Exception {
    try (var harness = harness()) {
      harness.open();
      harness.processElement(new CampaignLink(B, A, 2 * HOUR), HOUR);
      harness.processElement(new CampaignLink("z.example", "y.example", 2 * HOUR), HOUR);
      harness.watermark(2 * HOUR);
      int before = told(harness).size();
      harness.processElement(new CampaignLink(B, A, HOUR), HOUR);
      harness.watermark(3 * HOUR);

      assertThat(told(harness).subList(before, told(harness).size()))
          .containsExactly(new Membership(B, List.of(turn(HOUR, A))));
    }
  }

  @Test
  void links_restored_areStillKnown() throws Exception {
    OperatorSubtaskState snapshot;
    try (var harness = harness()) {
      harness.open();
      harness.processElement(new CampaignLink(B, A, HOUR), HOUR);
      harness.watermark(HOUR);
      snapshot = harness.snapshot(1, 1);
    }
    try (var harness = harness()) {
      harness.initializeState(snapshot);
      harness.open();
      harness.processElement(new CampaignLink(C, B, 2 * HOUR), 2 * HOUR);
      harness.watermark(2 * HOUR);

      assertThat(told(harness)).containsExactly(new Membership(C, List.of(turn(2 * HOUR, A))));
    }
  }

  @Test
  void refuted_whatHeldThemTogether_partsThem() throws Exception {
    try (var harness = harness()) {
      harness.open();
      harness.processElement(new CampaignLink(B, A, HOUR), HOUR);
      harness.processElement(new CampaignLink(C, B, HOUR), HOUR);
      harness.watermark(HOUR);

      Judgement refuted =
          new Judgement(
              IndicatorKind.HOST, B, Verdict.REFUTED, 3 * HOUR, Long.MAX_VALUE, "lead", "a shop");
      harness.processBroadcastElement(Control.judgement(refuted), 3 * HOUR);

      assertThat(told(harness))
          .endsWith(
              new Membership(B, List.of(turn(HOUR, A), turn(3 * HOUR, B))),
              new Membership(C, List.of(turn(HOUR, A), turn(3 * HOUR, C))));
    }
  }
}
