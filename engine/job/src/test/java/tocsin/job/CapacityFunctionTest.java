package tocsin.job;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.util.KeyedBroadcastOperatorTestHarness;
import org.apache.flink.streaming.util.ProcessFunctionTestHarnesses;
import org.junit.jupiter.api.Test;
import tocsin.domain.alert.Tier;
import tocsin.domain.people.Assignment;
import tocsin.domain.people.Offer;
import tocsin.domain.people.Route;

/** An advisor of whom a day asks one task at most. */
class CapacityFunctionTest {
  private static final Knowledge KNOWLEDGE = new Fixtures.Memory("load", 30, true);

  private static KeyedBroadcastOperatorTestHarness<String, Offer, Control, Assignment> harness()
      throws Exception {
    return ProcessFunctionTestHarnesses.forKeyedBroadcastProcessFunction(
        new CapacityFunction(KNOWLEDGE),
        offer -> offer.assignment().advisorId(),
        Types.STRING,
        Packs.PACKS,
        Packs.REFS);
  }

  private static void offer(
      KeyedBroadcastOperatorTestHarness<String, Offer, Control, Assignment> harness,
      String id,
      Tier tier,
      long at)
      throws Exception {
    long none = Long.MAX_VALUE;
    Assignment task =
        new Assignment(id, 1, at, Route.ADVISOR, "a1", "e", "bound", at, none, none, none, none);
    harness.processElement(new Offer(task, tier, 50, "", 300), at);
  }

  @Test
  void offers_waitForTheWatermark_andAreDecidedInOrderOfTime() throws Exception {
    try (var harness = harness()) {
      offer(harness, "second", Tier.YELLOW, Fixtures.T0 + 2);
      offer(harness, "first", Tier.YELLOW, Fixtures.T0 + 1);
      assertThat(harness.extractOutputValues()).isEmpty();

      harness.watermark(Fixtures.T0 + 1);
      assertThat(harness.extractOutputValues())
          .singleElement()
          .matches(each -> each.alertId().equals("first") && each.route() == Route.ADVISOR);

      harness.watermark(Fixtures.T0 + 2);
      assertThat(harness.extractOutputValues().get(1).route()).isEqualTo(Route.DIGEST);
    }
  }

  @Test
  void urgentOffers_areCountedAndNotSentAgain() throws Exception {
    try (var harness = harness()) {
      offer(harness, "red", Tier.RED, Fixtures.T0);
      offer(harness, "yellow", Tier.YELLOW, Fixtures.T0 + 1);
      harness.watermark(Fixtures.T0 + 1);

      assertThat(harness.extractOutputValues())
          .singleElement()
          .matches(each -> each.alertId().equals("yellow") && each.route() == Route.DIGEST);
    }
  }

  @Test
  void lateOffer_isDecidedAtOnce() throws Exception {
    try (var harness = harness()) {
      harness.watermark(Fixtures.T0 + Fixtures.HOUR);
      offer(harness, "late", Tier.YELLOW, Fixtures.T0);

      assertThat(harness.extractOutputValues()).hasSize(1);
    }
  }

  @Test
  void state_isGoneOnceNothingRestsOnIt() throws Exception {
    try (var harness = harness()) {
      offer(harness, "a", Tier.YELLOW, Fixtures.T0);
      harness.watermark(Fixtures.T0);
      assertThat(Fixtures.stateEntries(harness)).isPositive();

      harness.watermark(Fixtures.T0 + 60 * Fixtures.DAY);

      assertThat(Fixtures.stateEntries(harness)).isZero();
    }
  }
}
