package tocsin.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.apache.flink.api.common.serialization.SerializerConfigImpl;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tocsin.core.model.CompiledModel;
import tocsin.core.model.PersonLedger;
import tocsin.core.model.PersonState;
import tocsin.core.score.PersonFlags;
import tocsin.domain.intel.FlaggedTarget;
import tocsin.domain.intel.IndicatorKind;
import tocsin.domain.intel.Signal;
import tocsin.domain.intel.TargetKind;
import tocsin.domain.intel.Verdict;
import tocsin.domain.intel.Visit;
import tocsin.job.wire.WireType;

/** What a person costs in the state backend, by how much is remembered. */
class PersonStateSizeTest {
  private static final long T0 = 1_772_380_800_000L;

  @ParameterizedTest
  @CsvSource({"2, 1, 160", "8, 2, 256", "32, 3, 512"})
  void state_onePersonAndCampaign_staysSmall(int moments, int targets, int most)
      throws IOException {
    CompiledModel model = Models.compile(Fixtures.pack(1, Long.MIN_VALUE, 40));
    PersonLedger ledger = new PersonLedger(at -> model);
    PersonState state = PersonState.NONE;
    for (int i = 0; i < moments; i++) {
      long at = T0 + i * 600_000L;
      FlaggedTarget target =
          new FlaggedTarget(
              "www.fraud" + i % targets + ".example",
              TargetKind.HOST,
              Verdict.CONFIRMED,
              "F01",
              "k0123456789abcdef",
              80,
              IndicatorKind.HOST,
              "centre");
      state =
          ledger.add(
              state, new Visit("s1", at, at, i, Signal.VISIT.bit() | Signal.UPLOAD.bit(), target));
    }
    state = ledger.advance(state, "s1", T0 + moments * 600_000L, PersonFlags.NONE, alert -> {});
    DataOutputSerializer out = new DataOutputSerializer(4096);
    SerializerConfigImpl config = new SerializerConfigImpl();
    WireType.PERSON_STATE.createSerializer(config).serialize(state, out);
    System.out.println(moments + " moments, " + targets + " targets: " + out.length() + " bytes");
    assertThat(out.length()).isLessThan(most);
  }
}
