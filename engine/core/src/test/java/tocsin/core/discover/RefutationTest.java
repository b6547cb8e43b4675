package tocsin.core.discover;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import tocsin.core.TestPacks;
import tocsin.core.TestVisits;
import tocsin.core.model.CompiledModel;
import tocsin.core.model.PersonLedger;
import tocsin.core.model.PersonState;
import tocsin.core.score.PersonFlags;
import tocsin.domain.alert.Alert;
import tocsin.domain.alert.AlertStatus;
import tocsin.domain.intel.Indicator;
import tocsin.domain.intel.IndicatorKind;
import tocsin.domain.intel.Sighting;
import tocsin.domain.intel.TargetKind;
import tocsin.domain.intel.TargetReport;
import tocsin.domain.intel.Verdict;
import tocsin.domain.intel.Visit;

/** What people found harmless alarms nobody any more, until they say otherwise. */
class RefutationTest {
  private static final long T0 = TestPacks.T0;
  private static final long HOUR = TestPacks.HOUR;
  private static final String HOST = "www.bad.example";

  private static Indicator listed(String source, int confidence, long from) {
    return new Indicator(
        IndicatorKind.HOST, HOST, "F01", confidence, source, Long.MIN_VALUE, Long.MAX_VALUE, from);
  }

  private static Indicator desk(int confidence, long from) {
    return listed(Indicator.DESK, confidence, from);
  }

  private static Sighting seen(long at) {
    return new Sighting(
        "bad.example", at, at, TestVisits.ANNA, HOST, TargetKind.HOST, TestVisits.VISIT, 0, null);
  }

  /** What goes out of visits that are known before anything is told. */
  private static List<Alert> told(List<Visit> visits, long until) {
    CompiledModel model = TestPacks.draft().model();
    PersonLedger ledger = new PersonLedger(at -> model);
    PersonState state = PersonState.NONE;
    for (Visit visit : visits) {
      state = ledger.add(state, visit);
    }
    List<Alert> out = new ArrayList<>();
    var unused = ledger.advance(state, TestVisits.ANNA, until, PersonFlags.NONE, out::add);
    return out;
  }

  private static List<String> course(List<Alert> alerts) {
    return alerts.stream()
        .map(a -> (a.decidedAt() - T0) / HOUR + " " + a.status() + " " + a.alertId())
        .toList();
  }

  private static LedgerSite site(List<?> news) {
    return new LedgerSite(TestPacks.draft()).take(news);
  }

  @Test
  void refuted_takesTheAlertBack_andFlagsNobodyAfter() {
    LedgerSite site =
        site(
            List.of(
                listed("feed", 90, T0 - HOUR),
                seen(T0),
                desk(0, T0 + HOUR),
                seen(T0 + 2 * HOUR),
                listed("other", 95, T0 + 3 * HOUR)));

    List<Alert> alerts = told(site.out, T0 + 5 * HOUR);

    assertThat(alerts)
        .extracting(Alert::status)
        .containsExactly(AlertStatus.OPEN, AlertStatus.WITHDRAWN);
    assertThat(alerts.get(1).decidedAt()).isEqualTo(T0 + HOUR);
    assertThat(alerts.get(1).tier()).isEqualTo(alerts.get(0).tier());
    assertThat(site.reports())
        .extracting(TargetReport::verdict)
        .endsWith(Verdict.CONFIRMED, Verdict.REFUTED);
  }

  @Test
  void confirmedAgain_alertsAnew_andTheDesksLastWordStands() {
    List<Object> news =
        List.of(
            desk(95, T0 - HOUR),
            seen(T0),
            desk(0, T0 + HOUR),
            desk(95, T0 + 2 * HOUR),
            seen(T0 + 3 * HOUR),
            desk(0, T0 + 4 * HOUR));

    List<Alert> alerts = told(site(news).out, T0 + 5 * HOUR);

    assertThat(alerts.get(0).status()).isEqualTo(AlertStatus.OPEN);
    assertThat(alerts)
        .extracting(Alert::status)
        .filteredOn(status -> status == AlertStatus.WITHDRAWN)
        .hasSize(2);
    assertThat(alerts)
        .filteredOn(a -> a.decidedAt() == T0 + 2 * HOUR)
        .extracting(Alert::status)
        .containsExactly(AlertStatus.OPEN);
    assertThat(alerts.get(alerts.size() - 1).decidedAt()).isEqualTo(T0 + 4 * HOUR);
    assertThat(told(site(news.subList(0, 5)).out, T0 + 5 * HOUR))
        .last()
        .matches(a -> a.status() == AlertStatus.OPEN);
  }

  @Test
  void news_inAnyOrder_giveTheSameCourse() {
    List<Object> news =
        List.of(
            listed("feed", 90, T0 - HOUR),
            seen(T0),
            desk(0, T0 + HOUR),
            seen(T0 + HOUR + 1),
            listed("other", 95, T0 + 2 * HOUR),
            seen(T0 + 2 * HOUR + 1),
            desk(95, T0 + 3 * HOUR),
            seen(T0 + 3 * HOUR + 1));
    List<String> expected = course(told(site(news).out, T0 + 5 * HOUR));
    assertThat(expected).hasSizeGreaterThan(2);
    Random random = new Random(7);

    for (int run = 0; run < 200; run++) {
      List<Object> shuffled = new ArrayList<>(news);
      Collections.shuffle(shuffled, random);
      // The desk's words come in their order: its topic and its file have one.
      int early = shuffled.indexOf(news.get(2));
      int late = shuffled.indexOf(news.get(6));
      if (early > late) {
        Collections.swap(shuffled, early, late);
      }
      assertThat(course(told(site(shuffled).out, T0 + 5 * HOUR)))
          .as("run " + run)
          .isEqualTo(expected);
    }
  }

  @Test
  void refuted_onePageOfASite_leavesTheOthers() {
    Sighting other =
        new Sighting(
            "bad.example",
            T0,
            T0,
            TestVisits.ANNA,
            "pay.bad.example",
            TargetKind.HOST,
            TestVisits.VISIT,
            0,
            null);
    Indicator suffix =
        new Indicator(
            IndicatorKind.SUFFIX,
            "bad.example",
            "F01",
            90,
            "feed",
            Long.MIN_VALUE,
            Long.MAX_VALUE,
            T0 - HOUR);

    List<Alert> alerts =
        told(site(List.of(suffix, seen(T0), other, desk(0, T0 + HOUR))).out, T0 + 2 * HOUR);

    assertThat(alerts).last().matches(alert -> alert.status() == AlertStatus.OPEN);
    assertThat(alerts).last().matches(alert -> alert.targets().equals(List.of("pay.bad.example")));
  }
}
