package tocsin.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.util.KeyedBroadcastOperatorTestHarness;
import org.apache.flink.streaming.util.ProcessFunctionTestHarnesses;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tocsin.domain.intel.Match;
import tocsin.domain.intel.Sighting;
import tocsin.domain.intel.Signal;
import tocsin.domain.intel.TargetEvent;
import tocsin.domain.intel.TargetKind;
import tocsin.domain.intel.Verdict;
import tocsin.domain.intel.Visit;

class TargetLedgerFunctionTest {
  private static final long FIVE_MINUTES = 300_000;

  private KeyedBroadcastOperatorTestHarness<String, TargetEvent, Control, Visit> harness;

  @BeforeEach
  void open() throws Exception {
    harness =
        ProcessFunctionTestHarnesses.forKeyedBroadcastProcessFunction(
            new TargetLedgerFunction(new Fixtures.Memory("targets", 30, true), true),
            TargetEvent::site,
            Types.STRING,
            Packs.PACKS,
            Packs.REFS,
            Verdicts.JUDGEMENTS,
            Rates.RATES);
  }

  @AfterEach
  void close() throws Exception {
    harness.close();
  }

  private void sighted(String subject, long at, Match match) throws Exception {
    harness.processElement(
        TargetEvent.of(
            new Sighting(
                "bad.example",
                at,
                at,
                subject,
                "www.bad.example",
                TargetKind.HOST,
                Signal.VISIT.bit(),
                0,
                match)),
        at);
  }

  private void listed(long knownFrom) throws Exception {
    harness.processElement(TargetEvent.of(Fixtures.listing(knownFrom)), knownFrom);
  }

  @Test
  void sighting_listedHost_isAVisitAtOnce() throws Exception {
    sighted("anna", Fixtures.T0, Match.of(Fixtures.indicator(Long.MIN_VALUE)));

    List<Visit> visits = harness.extractOutputValues();
    assertThat(visits).hasSize(1);
    assertThat(visits.get(0).effectiveAt()).isEqualTo(Fixtures.T0);
    assertThat(visits.get(0).target().verdict()).isEqualTo(Verdict.CONFIRMED);
  }

  @Test
  void listing_afterTheVisit_makesItMatterFromTheNewsOn() throws Exception {
    sighted("anna", Fixtures.T0, null);
    sighted("bert", Fixtures.T0 + 1000, null);

    listed(Fixtures.T0 + Fixtures.HOUR);

    assertThat(harness.extractOutputValues())
        .extracting(Visit::subject)
        .containsExactlyInAnyOrder("anna", "bert");
    assertThat(harness.extractOutputValues())
        .allMatch(visit -> visit.effectiveAt() == Fixtures.T0 + Fixtures.HOUR);
  }

  @Test
  void listing_thatArrivesBeforeTheVisitItConcerns_givesTheSame() throws Exception {
    listed(Fixtures.T0 + Fixtures.HOUR);

    sighted("anna", Fixtures.T0, null);

    assertThat(harness.extractOutputValues())
        .singleElement()
        .matches(visit -> visit.effectiveAt() == Fixtures.T0 + Fixtures.HOUR);
  }

  @Test
  void listing_visitBeyondRetention_isForgotten() throws Exception {
    sighted("anna", Fixtures.T0, null);

    harness.watermark(Fixtures.T0 + 16 * Fixtures.DAY);
    listed(Fixtures.T0 + 16 * Fixtures.DAY);

    assertThat(harness.extractOutputValues()).isEmpty();
  }

  @Test
  void endOfStream_flaggedTarget_isReportedAndNothingIsLeft() throws Exception {
    sighted("anna", Fixtures.T0, Match.of(Fixtures.indicator(Long.MIN_VALUE)));

    harness.watermark(Long.MAX_VALUE);

    assertThat(harness.getSideOutput(TargetLedgerFunction.REPORTS))
        .extracting(record -> record.getValue().verdict())
        .contains(Verdict.CONFIRMED);
    assertThat(Fixtures.stateEntries(harness)).isZero();
    assertThat(harness.numEventTimeTimers()).isZero();
  }

  @Test
  void words_comeAtTheEndOfFiveMinutes_whenWhatTheySayChanged() throws Exception {
    Match match = Match.of(Fixtures.indicator(Long.MIN_VALUE));
    sighted("anna", Fixtures.T0, match);
    sighted("bert", Fixtures.T0 + 1, match);
    harness.watermark(Fixtures.T0 + FIVE_MINUTES + 2);
    assertThat(visitors()).containsExactly(2);

    sighted("anna", Fixtures.T0 + FIVE_MINUTES + 3, match);
    harness.watermark(Fixtures.T0 + 3 * FIVE_MINUTES);
    assertThat(visitors()).as("nobody new").containsExactly(2);

    sighted("carl", Fixtures.T0 + 3 * FIVE_MINUTES, match);
    harness.watermark(Fixtures.T0 + 5 * FIVE_MINUTES);
    assertThat(visitors()).containsExactly(2, 3);
  }

  private List<Integer> visitors() {
    var said = harness.getSideOutput(TargetLedgerFunction.WORDS);
    return said == null
        ? List.of()
        : said.stream().map(record -> record.getValue().visitors()).toList();
  }

  @Test
  void words_ofAnUnflaggedTarget_areNotSaid() throws Exception {
    sighted("anna", Fixtures.T0, null);
    sighted("bert", Fixtures.T0, null);

    harness.watermark(Fixtures.T0 + 3 * FIVE_MINUTES);

    assertThat(visitors()).isEmpty();
  }

  @Test
  void silence_ofFourRetentions_emptiesState() throws Exception {
    sighted("anna", Fixtures.T0, null);

    for (int day = 1; day < 90; day++) {
      harness.watermark(Fixtures.T0 + day * Fixtures.DAY);
    }

    assertThat(Fixtures.stateEntries(harness)).isZero();
    assertThat(harness.numEventTimeTimers()).isZero();
  }
}
