package tocsin.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.apache.flink.streaming.util.ProcessFunctionTestHarnesses;
import org.junit.jupiter.api.Test;
import tocsin.domain.intel.TargetEvent;
import tocsin.domain.traffic.InputAccount;
import tocsin.domain.traffic.Intake;
import tocsin.domain.traffic.Reject;
import tocsin.domain.traffic.RejectReason;

class SieveFunctionTest {
  private static final Intake VISIT =
      new Intake(
          List.of(Fixtures.record(Fixtures.T0, "anna", "www.bad.example")), List.of(), List.of());

  private static OneInputStreamOperatorTestHarness<Intake, TargetEvent> harness(Knowledge knowledge)
      throws Exception {
    return ProcessFunctionTestHarnesses.forProcessFunction(new SieveFunction(knowledge));
  }

  @Test
  void intake_rejectsAndAccounts_goTheirOwnWay() throws Exception {
    try (var harness = harness(new Fixtures.Memory("sieve-1", 30, true))) {
      InputAccount account =
          new InputAccount("f", "native", 0, 1, 1, 0, 0, Map.of(), Map.of(), Map.of(), 0, 0, true);

      harness.processElement(
          new Intake(
              List.of(),
              List.of(new Reject("f", 1, RejectReason.NOT_JSON, "at column 1")),
              List.of(account)),
          0);

      assertThat(harness.getSideOutput(SieveFunction.REJECTS)).hasSize(1);
      assertThat(harness.getSideOutput(SieveFunction.ACCOUNTS)).hasSize(1);
      assertThat(harness.extractOutputValues()).isEmpty();
    }
  }

  @Test
  void indicators_swappedOnTheBoard_countFromTheNextBatch() throws Exception {
    Knowledge knowledge = new Fixtures.Memory("sieve-2", 30, false);
    try (var harness = harness(knowledge)) {
      harness.processElement(VISIT, 0);
      ControlBoard board =
          ControlBoard.of(harness.getOperator().getRuntimeContext().getJobInfo().getJobId());

      ControlRelay.pin(
          Control.edition(Control.Kind.INDICATORS, Fixtures.T0, "more"), knowledge, board);
      harness.processElement(VISIT, 0);

      List<TargetEvent> events = harness.extractOutputValues();
      assertThat(events.get(0).sighting().match()).isNull();
      assertThat(events.get(1).sighting().match()).isNotNull();
    }
  }
}
