package tocsin.core.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import tocsin.core.TestPacks;
import tocsin.core.TestPacks.Draft;
import tocsin.core.TestVisits;
import tocsin.core.score.PersonFlags;
import tocsin.domain.alert.Alert;
import tocsin.domain.alert.AlertStatus;
import tocsin.domain.alert.Reason;
import tocsin.domain.alert.Stage;
import tocsin.domain.alert.Tier;
import tocsin.domain.intel.FlaggedTarget;
import tocsin.domain.intel.Signal;
import tocsin.domain.intel.Verdict;
import tocsin.domain.intel.Visit;

class PersonLedgerTest {
  private static final long T0 = TestPacks.T0;
  private static final long MINUTE = TestPacks.MINUTE;
  private static final long HOUR = TestPacks.HOUR;
  private static final long DAY = TestPacks.DAY;
  private static final long END = Long.MAX_VALUE - 1;
  private static final int VISIT = TestVisits.VISIT;

  /** A person's ledger that writes down what goes out. */
  private static final class Person {
    private final PersonLedger ledger;
    private final List<Alert> out = new ArrayList<>();
    private PersonFlags flags = PersonFlags.NONE;
    private PersonState state = PersonState.NONE;

    Person(Draft draft) {
      CompiledModel model = draft.model();
      this.ledger = new PersonLedger(at -> model);
    }

    Person add(Visit... visits) {
      for (Visit visit : visits) {
        state = ledger.add(state, visit);
      }
      return this;
    }

    Person advance(long until) {
      state = ledger.advance(state, TestVisits.ANNA, until, flags, out::add);
      return this;
    }

    /** As the job does with an early emission. */
    Person atOnce(Visit visit) {
      return add(visit).advance(visit.effectiveAt());
    }

    /** As the job's timer does: wakes when the ledger wants to be woken. */
    void wakeUpTo(long until) {
      for (long next = ledger.nextAt(state); next <= until; next = ledger.nextAt(state)) {
        advance(next);
        assertThat(ledger.nextAt(state)).as("woken at %d to no avail", next).isGreaterThan(next);
      }
    }

    Alert last() {
      return out.get(out.size() - 1);
    }
  }

  private static Person person() {
    return new Person(TestPacks.draft());
  }

  private static Person longMemory() {
    return new Person(patient());
  }

  /** A pack that forgets nothing within a random history, but closes alerts soon. */
  private static Draft patient() {
    return TestPacks.draft().set(TestPacks.RETENTION, 60 * DAY).set(TestPacks.CLOSE_AFTER, 3 * DAY);
  }

  private static Visit visit(long at, String host) {
    return TestVisits.visit(at, host, VISIT);
  }

  private static Visit later(long at, long effectiveAt, Verdict verdict, int confidence) {
    FlaggedTarget target = TestVisits.flagged("a.example", verdict, confidence);
    return TestVisits.visit(at, effectiveAt, VISIT, target);
  }

  /** Holds at every moment: versions rise, and at most one alert is open to a reader. */
  private static void assertSound(List<Alert> out, String where) {
    Map<String, Alert> latest = new HashMap<>();
    for (Alert alert : out) {
      Alert before = latest.put(alert.alertId(), alert);
      assertThat(alert.version())
          .as("%s: version of %s", where, alert)
          .isEqualTo(before == null ? 1 : before.version() + 1);
      assertThat(latest.values().stream().filter(a -> a.status() == AlertStatus.OPEN).count())
          .as("%s: open after %s", where, alert)
          .isLessThanOrEqualTo(1);
      assertThat(alert.decidedAt()).as("%s", where).isGreaterThanOrEqualTo(alert.firstSeenAt());
      assertThat(alert.score())
          .as("%s: score of %s", where, alert)
          .isEqualTo(alert.reasons().stream().mapToInt(Reason::points).sum());
      assertThat(alert.status() == AlertStatus.OPEN && alert.tier() == Tier.NONE)
          .as("%s: open without a tier", where)
          .isFalse();
    }
  }

  private static String said(Alert alert) {
    return alert.alertId()
        + alert.status()
        + alert.tier()
        + alert.stage()
        + alert.fraudType()
        + alert.campaign()
        + alert.firstSeenAt()
        + alert.targets()
        + alert.reasons().stream().map(Reason::code).toList();
  }

  /** What stands in the end: the last version of every alert that was not taken back. */
  private static Map<String, String> standing(List<Alert> out) {
    Map<String, String> standing = new TreeMap<>();
    for (Alert alert : out) {
      standing.remove(alert.alertId());
      if (alert.status() != AlertStatus.WITHDRAWN) {
        standing.put(alert.alertId(), said(alert));
      }
    }
    return standing;
  }

  @Test
  void advance_randomHistories_isSound() {
    for (int seed = 0; seed < 300; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      Person person = longMemory();
      person.add(TestVisits.random(random, 40, 20 * DAY).toArray(new Visit[0])).advance(END);

      assertSound(person.out, "seed " + seed);
      assertThat(person.state.alert().isOpen()).as("seed %d", seed).isFalse();
      assertThat(person.out).as("seed %d", seed).isSortedAccordingTo(BY_DECISION);
    }
  }

  private static final Comparator<Alert> BY_DECISION = Comparator.comparingLong(Alert::decidedAt);

  @Test
  void add_anyOrderBeforeAdvance_givesTheSameVersions() {
    for (int seed = 0; seed < 300; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      List<Visit> visits = TestVisits.random(random, 30, 10 * DAY);
      Person plain = longMemory().add(visits.toArray(new Visit[0])).advance(END);

      Person other = longMemory();
      other.add(TestVisits.disturbed(visits, random).toArray(new Visit[0])).advance(END);

      assertThat(other.out).as("seed %d", seed).isEqualTo(plain.out);
    }
  }

  @Test
  void advance_inManySteps_givesTheSameVersions() {
    for (int seed = 0; seed < 200; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      List<Visit> visits = new ArrayList<>(TestVisits.random(random, 30, 10 * DAY));
      Person plain = longMemory().add(visits.toArray(new Visit[0])).advance(END);
      visits.sort(Comparator.comparingLong(Visit::effectiveAt));

      Person steps = longMemory();
      for (Visit visit : visits) {
        long now = visit.effectiveAt() - 1;
        steps.wakeUpTo(now);
        steps.advance(now).add(visit);
      }

      assertThat(steps.advance(END).out).as("seed %d", seed).isEqualTo(plain.out);
    }
  }

  @Test
  void advance_lateDataInAnyOrder_endsInTheSameAlert() {
    for (int seed = 0; seed < 400; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      List<Visit> visits = TestVisits.random(random, 2 + random.nextInt(25), 12 * DAY);
      long last = visits.stream().mapToLong(Visit::effectiveAt).max().orElseThrow();
      Person plain = longMemory().add(visits.toArray(new Visit[0])).advance(last);

      Person live = longMemory();
      for (Visit visit : TestVisits.disturbed(visits, random)) {
        live.atOnce(visit);
      }
      live.advance(last);

      assertSound(live.out, "seed " + seed);
      assertThat(standing(live.out)).as("seed %d", seed).isEqualTo(standing(plain.out));
      live.advance(END);
      plain.advance(END);
      assertSound(live.out, "seed " + seed + " at the end");
      assertThat(standing(live.out)).as("seed %d", seed).isEqualTo(standing(plain.out));
    }
  }

  @Test
  void advance_whatIsKnownLater_changesNothingSaidBefore() {
    for (int seed = 0; seed < 300; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      List<Visit> visits = TestVisits.random(random, 30, 10 * DAY);
      long until = T0 + random.nextLong(12 * DAY);
      Person all = longMemory().add(visits.toArray(new Visit[0])).advance(END);
      visits.removeIf(visit -> visit.effectiveAt() > until);

      Person past = longMemory().add(visits.toArray(new Visit[0])).advance(until);

      all.out.removeIf(alert -> alert.decidedAt() > until);
      assertThat(all.out).as("seed %d", seed).isEqualTo(past.out);
    }
  }

  @Test
  void advance_twiceToTheSameTime_saysNothingNew() {
    Person person = person().add(visit(T0, "a.example")).advance(T0);
    int said = person.out.size();

    person.advance(T0).add(visit(T0, "a.example")).advance(T0).advance(T0 - 5);

    assertThat(person.out).hasSize(said);
    assertThat(person.state.late()).isFalse();
  }

  @Test
  void escalation_moreEvidence_isANewVersionOfTheSameAlert() {
    Person person = person();
    person.flags = new PersonFlags(true, false, false, false, false);
    person
        .atOnce(visit(T0, "a.example"))
        .atOnce(TestVisits.visit(T0 + 10 * MINUTE, "a.example", VISIT | Signal.APP.bit()))
        .atOnce(TestVisits.visit(T0 + 20 * MINUTE, "a.example", VISIT | Signal.UPLOAD.bit()))
        .atOnce(TestVisits.context(T0 + 25 * MINUTE, Signal.BANK.bit()));

    assertThat(person.out)
        .extracting(Alert::tier)
        .containsExactly(Tier.BLUE, Tier.YELLOW, Tier.ORANGE, Tier.RED);
    assertThat(person.out).extracting(Alert::version).containsExactly(1, 2, 3, 4);
    assertThat(person.out)
        .extracting(Alert::stage)
        .containsExactly(Stage.S0, Stage.S2, Stage.S3, Stage.S5);
    assertThat(person.out).extracting(Alert::alertId).containsOnly(person.last().alertId());
    assertThat(person.last().decidedAt()).isEqualTo(T0 + 25 * MINUTE);
  }

  @Test
  void silence_rechecks_doubleAndLowerTheTierUntilItCloses() {
    Person person =
        person()
            .add(visit(T0, "a.example"), visit(T0 + 10 * MINUTE, "a.example"))
            .advance(T0 + 10 * MINUTE);
    assertThat(person.last().tier()).isEqualTo(Tier.YELLOW);
    List<Long> rechecks = new ArrayList<>();
    while (person.state.alert().isOpen() && rechecks.size() < 20) {
      long next = person.ledger.nextAt(person.state);
      rechecks.add((next - T0 - 10 * MINUTE) / DAY);
      person.advance(next);
    }

    assertThat(rechecks).containsExactly(1L, 2L, 4L, 8L, 14L);
    assertThat(person.last().status()).isEqualTo(AlertStatus.CLOSED);
    assertThat(person.last().decidedAt()).isEqualTo(T0 + 10 * MINUTE + 14 * DAY);
    assertThat(person.last().tier()).as("keeps its last tier").isNotEqualTo(Tier.NONE);
    assertThat(person.ledger.nextAt(person.state)).isEqualTo(Long.MAX_VALUE);
    assertSound(person.out, "silence");
  }

  @Test
  void silence_oneMomentBeforeFourteenDays_leavesTheAlertOpen() {
    Draft draft = TestPacks.draft().set(2, 300 * DAY).set(TestPacks.RETENTION, 60 * DAY);
    Person person = new Person(draft).add(visit(T0, "a.example"));

    assertThat(person.advance(T0 + 14 * DAY - 1).state.alert().isOpen()).isTrue();
    assertThat(person.advance(T0 + 14 * DAY).state.alert().isOpen()).isFalse();
  }

  @Test
  void newVisit_afterTheClose_opensANewEpisode() {
    Person person = longMemory().add(visit(T0, "a.example")).advance(T0 + 4 * DAY);
    assertThat(person.last().status()).isEqualTo(AlertStatus.CLOSED);

    person.atOnce(visit(T0 + 5 * DAY, "a.example"));

    assertThat(person.last().status()).isEqualTo(AlertStatus.OPEN);
    assertThat(person.last().version()).isEqualTo(1);
    assertThat(person.out.get(0).alertId()).isNotEqualTo(person.last().alertId());
    assertThat(person.last().alertId())
        .isEqualTo(Evaluation.alertId(TestVisits.ANNA, "c-a.example", 2));
  }

  @Test
  void otherCampaign_whileAnAlertIsOpen_joinsIt() {
    FlaggedTarget other =
        TestVisits.flagged("b.example", Verdict.CONFIRMED, 95, "F04", "c-b.example");
    Person person =
        person()
            .atOnce(visit(T0, "a.example"))
            .atOnce(TestVisits.visit(T0 + HOUR, T0 + HOUR, VISIT | Signal.DOWNLOAD.bit(), other));

    assertThat(person.out).extracting(Alert::alertId).containsOnly(person.last().alertId());
    assertThat(person.last().campaign()).as("the one that leads").isEqualTo("c-b.example");
    assertThat(person.last().fraudType()).isEqualTo("F04");
    assertThat(person.last().targets()).containsExactly("b.example", "a.example");
    assertThat(person.last().firstSeenAt()).isEqualTo(T0);
  }

  @Test
  void milderCampaign_whileAnAlertIsOpen_keepsTheHighestTierAndLinksItsTargets() {
    FlaggedTarget mild =
        TestVisits.flagged("b.example", Verdict.CONFIRMED, 61, "F04", "c-b.example");
    Person person =
        person()
            .atOnce(visit(T0, "a.example"))
            .atOnce(TestVisits.visit(T0 + 10 * MINUTE, "a.example", VISIT | Signal.APP.bit()))
            .atOnce(TestVisits.visit(T0 + 20 * MINUTE, T0 + 20 * MINUTE, VISIT, mild));

    assertThat(person.out).extracting(Alert::tier).endsWith(Tier.YELLOW, Tier.YELLOW);
    assertThat(person.out).extracting(Alert::alertId).containsOnly(person.last().alertId());
    assertThat(person.last().campaign()).isEqualTo(person.out.get(0).campaign());
    assertThat(person.last().targets()).containsExactly("a.example", "b.example");
  }

  @Test
  void retroHunt_suspectIsConfirmedLater_isLookedAtWhenTheNewsComes() {
    Person person = person().add(later(T0, T0, Verdict.SUSPECT, 0)).advance(T0);
    assertThat(person.out).as("a suspect alone is below blue here").isEmpty();

    person.add(later(T0, T0 + HOUR, Verdict.CONFIRMED, 90));

    assertThat(person.ledger.nextAt(person.state)).isEqualTo(T0 + HOUR);
    person.advance(T0 + HOUR);
    assertThat(person.out).hasSize(1);
    assertThat(person.last().decidedAt()).isEqualTo(T0 + HOUR);
    assertThat(person.last().firstSeenAt()).isEqualTo(T0);
    assertThat(person.last().tier()).isEqualTo(Tier.BLUE);
  }

  @Test
  void retroHunt_earlierVisitKnownLater_isNotCountedBefore() {
    Person person =
        person()
            .add(later(T0 + HOUR, T0 + HOUR, Verdict.CONFIRMED, 90))
            .add(later(T0, T0 + 2 * HOUR, Verdict.CONFIRMED, 90))
            .advance(T0 + 2 * HOUR);

    assertThat(person.out).extracting(Alert::decidedAt).containsExactly(T0 + HOUR, T0 + 2 * HOUR);
    assertThat(person.out).extracting(Alert::firstSeenAt).containsExactly(T0 + HOUR, T0);
    assertThat(person.out).extracting(Alert::stage).containsExactly(Stage.S0, Stage.S1);
  }

  @Test
  void lateVisit_ofTheSameCampaign_amends() {
    Person person = person().atOnce(visit(T0 + HOUR, "a.example")).atOnce(visit(T0, "a.example"));

    assertThat(person.out).extracting(Alert::version).containsExactly(1, 2);
    assertThat(person.last().tier()).isEqualTo(Tier.YELLOW);
    assertThat(person.last().firstSeenAt()).isEqualTo(T0);
    assertThat(person.last().supersedes()).isEmpty();
  }

  @Test
  void lateVisit_thatChangesNothing_sendsNothing() {
    Person person =
        person()
            .add(visit(T0, "a.example"), visit(T0 + HOUR, "a.example"))
            .advance(T0 + HOUR)
            .atOnce(TestVisits.context(T0 + 10 * HOUR, Signal.CHAT.bit()))
            .atOnce(TestVisits.context(T0 + 9 * HOUR, Signal.CHAT.bit()));

    assertThat(person.out).extracting(Alert::version).containsExactly(1, 2);
  }

  @Test
  void lateVisit_ofAnEarlierCampaign_withdrawsAndSupersedes() {
    Person person = person().atOnce(visit(T0 + HOUR, "a.example")).atOnce(visit(T0, "b.example"));

    assertThat(person.out)
        .extracting(Alert::status)
        .containsExactly(AlertStatus.OPEN, AlertStatus.WITHDRAWN, AlertStatus.OPEN);
    Alert withdrawn = person.out.get(1);
    assertThat(withdrawn.tier()).as("keeps its last tier").isEqualTo(Tier.BLUE);
    assertThat(withdrawn.reasons()).isEmpty();
    assertThat(person.last().supersedes()).containsExactly(withdrawn.alertId());
    assertThat(person.last().version()).isEqualTo(1);
    assertSound(person.out, "superseded");
  }

  @Test
  void lateVisit_thatDisprovesAnAlertAlreadyClosed_takesThatBackToo() {
    Person person =
        longMemory()
            .atOnce(visit(T0 + 4 * DAY, "b.example"))
            .advance(T0 + 8 * DAY)
            .atOnce(visit(T0 + 9 * DAY, "c.example"));
    List<String> told = person.out.stream().map(Alert::alertId).distinct().toList();
    assertThat(told).hasSize(2);

    person.atOnce(visit(T0 + 2 * DAY, "a.example")).atOnce(visit(T0 + 6 * DAY, "d.example"));

    assertSound(person.out, "disproved");
    assertThat(standing(person.out)).hasSize(1).doesNotContainKeys(told.toArray(String[]::new));
    assertThat(person.last().status()).isEqualTo(AlertStatus.OPEN);
    assertThat(person.last().supersedes()).isNotEmpty();
  }

  @Test
  void lateVisits_thatWithdrawAndBringBack_neverSendAVersionTwice() {
    Person person =
        person()
            .atOnce(visit(T0 + 2 * HOUR, "a.example"))
            .atOnce(visit(T0 + HOUR, "b.example"))
            .atOnce(visit(T0, "a.example"));

    assertSound(person.out, "to and fro");
    assertThat(person.last().alertId()).isEqualTo(person.out.get(0).alertId());
    assertThat(person.last().version()).isEqualTo(3);
    assertThat(person.last().status()).isEqualTo(AlertStatus.OPEN);
    assertThat(person.last().supersedes()).containsExactly(person.out.get(2).alertId());
  }

  @Test
  void lateVisit_thatJoinsTwoEpisodes_goesOnWithTheFirst() {
    Person person =
        longMemory()
            .add(visit(T0, "a.example"))
            .advance(T0 + 4 * DAY)
            .atOnce(visit(T0 + 5 * DAY, "a.example"));
    String first = person.out.get(0).alertId();

    person.atOnce(visit(T0 + 2 * DAY + HOUR, "a.example"));

    assertSound(person.out, "joined");
    assertThat(person.last().alertId()).isEqualTo(first);
    assertThat(person.last().status()).isEqualTo(AlertStatus.OPEN);
    assertThat(person.last().version()).isEqualTo(3);
  }

  @Test
  void duty_enoughPoints_takesTheAlertDown() {
    Person person = person();
    person.flags = new PersonFlags(false, false, false, true, false);

    assertThat(person.atOnce(visit(T0, "a.example")).out).isEmpty();
  }

  @Test
  void context_farFromAnyVisit_neitherAlertsNorOpens() {
    Person person =
        person()
            .atOnce(TestVisits.context(T0, Signal.BANK.bit()))
            .atOnce(TestVisits.context(T0 + HOUR, Signal.REMOTE.bit()));

    assertThat(person.out).isEmpty();
    assertThat(person.state.alert()).isEqualTo(AlertState.NONE);
  }

  @Test
  void alertId_samePersonCampaignAndEpisode_isTheSameAndElseNot() {
    Set<String> ids = new HashSet<>();
    for (String subject : List.of("anna", "bert")) {
      for (String campaign : List.of("c1", "c2")) {
        for (int episode = 1; episode < 4; episode++) {
          String id = Evaluation.alertId(subject, campaign, episode);
          assertThat(id).isEqualTo(Evaluation.alertId(subject, campaign, episode));
          assertThat(id).matches("a[0-9a-f]{16}");
          assertThat(ids.add(id)).isTrue();
        }
      }
    }
  }

  @Test
  void alert_manyTargets_namesSixteenAndTheLeadingFirst() {
    Person person = person();
    for (int i = 10; i < 40; i++) {
      person.add(visit(T0 + i, "w" + i + ".example"));
    }
    person.advance(T0 + 40);

    assertThat(person.last().targets()).hasSize(16).startsWith("w10.example", "w11.example");
  }

  @Test
  void moments_beyondTheBound_dropTheOldestAndRememberThat() {
    Person person = person();
    for (int i = 0; i < 2 * PersonLedger.MAX_MOMENTS; i++) {
      person.add(visit(T0 + i * 5 * MINUTE, "a.example"));
    }
    person.advance(T0 + 2 * PersonLedger.MAX_MOMENTS * 5 * MINUTE);

    assertThat(person.state.log().moments()).hasSize(PersonLedger.MAX_MOMENTS);
    assertThat(person.state.trimmed()).isTrue();
    assertThat(person.state.log().latest())
        .isEqualTo(T0 + (2 * PersonLedger.MAX_MOMENTS - 1) * 5 * MINUTE);
    int said = person.out.size();
    person.atOnce(visit(T0 + MINUTE, "b.example"));
    assertSound(person.out, "late after the bound");
    assertThat(person.out.size()).as("looked at the present only").isBetween(said, said + 1);
  }

  @Test
  void forget_contextAlone_goesAfterADay() {
    Person person = person().atOnce(TestVisits.context(T0, Signal.BANK.bit()));

    long due = person.ledger.forgetAt(person.state, T0);

    assertThat(due).isEqualTo(T0 + DAY + 1);
    assertThat(person.ledger.forget(person.state, due - 1)).isSameAs(person.state);
    assertThat(person.ledger.forget(person.state, due)).isNull();
  }

  @Test
  void forget_closedAlert_keepsTheEpisodeForAYear() {
    Person person = person().add(visit(T0, "a.example")).advance(T0 + 20 * DAY);
    assertThat(person.state.alert().isOpen()).isFalse();

    PersonState kept = person.ledger.forget(person.state, T0 + 30 * DAY);

    assertThat(kept.log().moments()).isEmpty();
    assertThat(kept.alert().episode()).isEqualTo(1);
    assertThat(kept.trimmed()).isTrue();
    assertThat(person.ledger.forget(kept, T0 + 400 * DAY)).isNull();
    assertThat(person.ledger.forgetAt(kept, T0 + 30 * DAY)).isEqualTo(T0 + 395 * DAY);
  }

  @Test
  void forget_openAlert_isKept() {
    Person person = person().atOnce(visit(T0, "a.example"));

    assertThat(person.ledger.forget(person.state, T0 + 100 * DAY)).isNotNull();
    assertThat(person.ledger.forgetAt(person.state, T0)).isEqualTo(T0 + 14 * DAY + 1);
  }

  @Test
  void laterPack_decidesFromItsTimeOn() {
    CompiledModel before = TestPacks.draft().model();
    Draft harsh = TestPacks.draft();
    TestPacks.reason(harsh, "X", "true", "60");
    CompiledModel after = harsh.model();
    PersonLedger ledger = new PersonLedger(at -> at < T0 + HOUR ? before : after);
    List<Alert> out = new ArrayList<>();

    PersonState state = ledger.add(PersonState.NONE, visit(T0, "a.example"));
    state = ledger.add(state, visit(T0 + 2 * HOUR, "a.example"));
    ledger.advance(state, TestVisits.ANNA, T0 + 2 * HOUR, PersonFlags.NONE, out::add);

    assertThat(out).extracting(Alert::score).first().isEqualTo(30);
    assertThat(out.get(1).score()).isGreaterThan(90);
  }

  @Test
  void toString_namesNobody() {
    PersonState state = person().atOnce(visit(T0, "a.example")).state;

    assertThat(state.toString()).doesNotContain("anna").doesNotContain("a.example");
  }
}
