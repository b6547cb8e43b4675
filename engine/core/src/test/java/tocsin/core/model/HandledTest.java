package tocsin.core.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import tocsin.core.TestPacks;
import tocsin.core.TestPacks.Draft;
import tocsin.core.TestVisits;
import tocsin.core.score.Handled;
import tocsin.core.score.PersonFlags;
import tocsin.domain.alert.Alert;
import tocsin.domain.alert.AlertStatus;
import tocsin.domain.alert.Handling;
import tocsin.domain.alert.Reason;
import tocsin.domain.alert.Tier;
import tocsin.domain.intel.Signal;
import tocsin.domain.intel.Visit;

class HandledTest {
  private static final long T0 = TestPacks.T0;
  private static final long MINUTE = TestPacks.MINUTE;
  private static final long HOUR = TestPacks.HOUR;
  private static final long END = Long.MAX_VALUE - 1;
  private static final int UPLOAD = TestVisits.VISIT | Signal.UPLOAD.bit();

  private static Draft draft() {
    Draft draft = TestPacks.draft();
    TestPacks.reason(draft, "B10", "afterDissuasion > 0", "4");
    TestPacks.reason(draft, "B08", "banks > 0", "10");
    return draft;
  }

  private static List<Visit> drawnIn() {
    return List.of(visit(0, UPLOAD), visit(6, UPLOAD), visit(12, UPLOAD));
  }

  private static Visit visit(long minute, int signals) {
    return TestVisits.visit(T0 + minute * MINUTE, "a.example", signals);
  }

  private static List<Visit> handled(Handling.Kind kind, long at, long until) {
    return Handled.visits(new Handling(TestVisits.ANNA, at, kind, until, "why"));
  }

  private static List<Visit> join(List<Visit> visits, List<Visit> others) {
    List<Visit> all = new ArrayList<>(visits);
    all.addAll(others);
    return all;
  }

  private static List<Alert> run(List<Visit> visits, long until) {
    CompiledModel model = draft().model();
    PersonLedger ledger = new PersonLedger(at -> model);
    PersonState state = PersonState.NONE;
    for (Visit visit : visits) {
      state = ledger.add(state, visit);
    }
    List<Alert> out = new ArrayList<>();
    var unused = ledger.advance(state, TestVisits.ANNA, until, PersonFlags.NONE, out::add);
    return out;
  }

  private static Alert last(List<Alert> alerts) {
    return alerts.get(alerts.size() - 1);
  }

  @Test
  void dissuaded_openAlert_closesAtThatTimeAndKeepsItsTier() {
    List<Alert> open = run(drawnIn(), T0 + HOUR);
    assertThat(last(open).tier()).isEqualTo(Tier.ORANGE);
    Alert closed =
        last(run(join(drawnIn(), handled(Handling.Kind.DISSUADED, T0 + HOUR, 0)), T0 + HOUR));
    assertThat(closed.status()).isEqualTo(AlertStatus.CLOSED);
    assertThat(closed.decidedAt()).isEqualTo(T0 + HOUR);
    assertThat(closed.tier()).isEqualTo(Tier.ORANGE);
    assertThat(closed.alertId()).isEqualTo(last(open).alertId());
  }

  @Test
  void visitAfterDissuasion_aWeekLater_reopensAtNoLowerTier() {
    List<Visit> before = join(drawnIn(), handled(Handling.Kind.DISSUADED, T0 + HOUR, 0));
    long week = 7 * 24 * 60;
    List<Visit> back = join(before, List.of(visit(week, TestVisits.VISIT)));
    Alert reopened = last(run(back, T0 + week * MINUTE));
    assertThat(reopened.status()).isEqualTo(AlertStatus.OPEN);
    assertThat(reopened.tier()).isEqualTo(Tier.ORANGE);
    assertThat(reopened.reasons()).extracting(Reason::code).contains("B10");

    List<Visit> cleared = join(drawnIn(), handled(Handling.Kind.CLEARED, T0 + HOUR, 0));
    Alert again =
        last(run(join(cleared, List.of(visit(week, TestVisits.VISIT))), T0 + week * MINUTE));
    assertThat(again.reasons()).extracting(Reason::code).doesNotContain("B10");
  }

  @Test
  void snoozed_orangeAlert_isClosedUntilItWakes() {
    List<Visit> all = join(drawnIn(), handled(Handling.Kind.SNOOZED, T0 + HOUR, T0 + 5 * HOUR));
    assertThat(last(run(all, T0 + 4 * HOUR)).status()).isEqualTo(AlertStatus.CLOSED);
    Alert woken = last(run(all, T0 + 5 * HOUR));
    assertThat(woken.status()).isEqualTo(AlertStatus.OPEN);
    assertThat(woken.tier())
        .as("five hours cost the point that orange needs")
        .isEqualTo(Tier.YELLOW);
    assertThat(woken.decidedAt()).isEqualTo(T0 + 5 * HOUR);
  }

  @Test
  void snoozed_whoTurnsRed_isWokenAtOnce() {
    List<Visit> all =
        join(drawnIn(), handled(Handling.Kind.SNOOZED, T0 + 20 * MINUTE, T0 + 50 * HOUR));
    List<Visit> bank =
        join(
            all,
            List.of(visit(30, UPLOAD), TestVisits.context(T0 + 31 * MINUTE, Signal.BANK.bit())));
    Alert red = last(run(bank, T0 + HOUR));
    assertThat(red.status()).isEqualTo(AlertStatus.OPEN);
    assertThat(red.tier()).isEqualTo(Tier.RED);
  }

  @Test
  void handling_anyOrderOfArrivalOrLate_endsTheSame() {
    List<Visit> all =
        join(
            join(drawnIn(), handled(Handling.Kind.DISSUADED, T0 + HOUR, 0)),
            join(
                List.of(visit(120, UPLOAD)),
                handled(Handling.Kind.SNOOZED, T0 + 3 * HOUR, T0 + 6 * HOUR)));
    Alert expected = last(run(all, END));
    for (long seed = 0; seed < 20; seed++) {
      List<Visit> shuffled = new ArrayList<>(all);
      Collections.shuffle(shuffled, new Random(seed));
      CompiledModel model = draft().model();
      PersonLedger ledger = new PersonLedger(at -> model);
      PersonState state = PersonState.NONE;
      List<Alert> out = new ArrayList<>();
      for (Visit visit : shuffled) {
        state = ledger.add(ledger.add(state, visit), visit);
        long until = Math.max(state.evaluatedUntil(), visit.effectiveAt());
        state = ledger.advance(state, TestVisits.ANNA, until, PersonFlags.NONE, out::add);
      }
      var unused = ledger.advance(state, TestVisits.ANNA, END, PersonFlags.NONE, out::add);
      Alert got = last(out);
      assertThat(List.of(got.alertId(), got.tier(), got.status(), got.decidedAt()))
          .as("seed %d", seed)
          .isEqualTo(
              List.of(
                  expected.alertId(), expected.tier(), expected.status(), expected.decidedAt()));
    }
  }
}
