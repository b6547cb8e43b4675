package tocsin.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.util.KeyedBroadcastOperatorTestHarness;
import org.apache.flink.streaming.util.ProcessFunctionTestHarnesses;
import org.junit.jupiter.api.Test;
import tocsin.domain.intel.Indicator;
import tocsin.domain.intel.IndicatorKind;
import tocsin.domain.intel.Listing;
import tocsin.domain.intel.Sighting;
import tocsin.domain.intel.Signal;
import tocsin.domain.intel.TargetEvent;
import tocsin.domain.intel.TargetKind;
import tocsin.domain.intel.Verdict;
import tocsin.domain.intel.Visit;

/**
 * Unlisted targets in the job: assessed when the watermark passes, as if all were known at once.
 */
class AssessmentTimersTest {
  private static final long T0 = Fixtures.T0;
  private static final long SPAN = 300_000;
  private static final int LURE = Signal.VISIT.bit() | Signal.LOOK_ALIKE.bit();
  private static final int DOWNLOAD = Signal.DOWNLOAD.bit();

  private static KeyedBroadcastOperatorTestHarness<String, TargetEvent, Control, Visit> harness()
      throws Exception {
    return ProcessFunctionTestHarnesses.forKeyedBroadcastProcessFunction(
        new TargetLedgerFunction(new Fixtures.Memory("assessed", 30, false), false),
        TargetEvent::site,
        Types.STRING,
        Packs.PACKS,
        Packs.REFS,
        Verdicts.JUDGEMENTS,
        Rates.RATES);
  }

  private static TargetEvent seen(String subject, long at, int signals) {
    return TargetEvent.of(
        new Sighting(
            "bad.example", at, at, subject, "www.bad.example", TargetKind.HOST, signals, 0, null));
  }

  private static TargetEvent weak(long from) {
    return TargetEvent.of(
        new Listing(
            "bad.example",
            new Indicator(
                IndicatorKind.HOST,
                "www.bad.example",
                "F01",
                15,
                "feed",
                Long.MIN_VALUE,
                Long.MAX_VALUE,
                from)));
  }

  private static long at(TargetEvent event) {
    Sighting sighting = event.sighting();
    return sighting != null ? sighting.at() : event.listing().indicator().activeFrom();
  }

  @Test
  void twoFamilies_suspectWhenTheWatermarkPassesTheFiveMinutes() throws Exception {
    try (var harness = harness()) {
      harness.processElement(seen("anna", T0, LURE), T0);
      harness.processElement(seen("bert", T0 + 1000, LURE | DOWNLOAD), T0 + 1000);
      harness.watermark(T0 + SPAN - 1);
      assertThat(harness.extractOutputValues()).isEmpty();

      harness.watermark(T0 + SPAN);

      assertThat(harness.extractOutputValues())
          .hasSize(2)
          .allMatch(visit -> visit.effectiveAt() == T0 + SPAN)
          .allMatch(visit -> visit.target().verdict() == Verdict.SUSPECT);

      harness.processElement(seen("carl", T0 + SPAN + 5, LURE), T0 + SPAN + 5);
      assertThat(harness.extractOutputValues())
          .hasSize(3)
          .anyMatch(visit -> visit.effectiveAt() == T0 + SPAN + 5);
    }
  }

  @Test
  void oneFamily_asksForNoTimerBesideTheOneToForget() throws Exception {
    try (var harness = harness()) {
      harness.processElement(seen("anna", T0, LURE), T0);

      assertThat(harness.numEventTimeTimers()).isEqualTo(1);
    }
  }

  @Test
  void listingKnownAhead_isWaitedFor() throws Exception {
    long from = T0 + Fixtures.HOUR;
    try (var harness = harness()) {
      harness.processElement(weak(from), T0);
      harness.processElement(seen("anna", T0, LURE), T0);

      harness.watermark(from + SPAN);

      assertThat(harness.extractOutputValues())
          .singleElement()
          .matches(visit -> visit.effectiveAt() == from + SPAN);
    }
  }

  /** Weeks of one site: visits, downloads, weak listings. */
  private static List<TargetEvent> random(SplittableRandom random) {
    List<TargetEvent> events = new ArrayList<>();
    long at = T0;
    int count = 2 + random.nextInt(12);
    for (int i = 0; i < count; i++) {
      at += random.nextInt(4) == 0 ? random.nextLong(12 * Fixtures.DAY) : random.nextLong(SPAN);
      boolean news = random.nextInt(8) == 0;
      int signals = Signal.VISIT.bit() | (random.nextBoolean() ? Signal.LOOK_ALIKE.bit() : 0);
      signals |= random.nextInt(3) == 0 ? DOWNLOAD : 0;
      events.add(news ? weak(at) : seen("p" + random.nextInt(3), at, signals));
    }
    return events;
  }

  /** By person, five minutes and what they show: when it happened, and when it came to matter. */
  private static Map<String, String> told(List<TargetEvent> events, boolean live) throws Exception {
    try (var harness = harness()) {
      List<TargetEvent> sorted = new ArrayList<>(events);
      sorted.sort(Comparator.comparingLong(AssessmentTimersTest::at));
      for (TargetEvent event : sorted) {
        if (live) {
          harness.watermark(at(event) - 1);
        }
        harness.processElement(event, at(event));
      }
      harness.watermark(Long.MAX_VALUE);
      Map<String, String> told = new TreeMap<>();
      for (Visit visit : harness.extractOutputValues()) {
        String place = visit.subject() + visit.at() / SPAN + "/" + visit.signals();
        String times = visit.at() + " " + visit.effectiveAt();
        told.merge(place, times, (a, b) -> a.compareTo(b) <= 0 ? a : b);
      }
      return told;
    }
  }

  @Test
  void live_weeksWithForgetting_tellsWhatAllAtOnceTells() throws Exception {
    int suspects = 0;
    for (int seed = 0; seed < 60; seed++) {
      List<TargetEvent> events = random(new SplittableRandom(seed));

      Map<String, String> live = told(events, true);

      assertThat(live).as("seed %d", seed).isEqualTo(told(events, false));
      suspects += live.isEmpty() ? 0 : 1;
    }
    assertThat(suspects).as("the test is about something").isGreaterThan(10);
  }
}
