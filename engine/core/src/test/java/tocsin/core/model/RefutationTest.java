package tocsin.core.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import tocsin.core.TestPacks;
import tocsin.core.TestVisits;
import tocsin.core.campaign.Campaigns;
import tocsin.core.score.PersonFlags;
import tocsin.core.verdict.Judgements;
import tocsin.domain.alert.Alert;
import tocsin.domain.alert.AlertStatus;
import tocsin.domain.alert.Tier;
import tocsin.domain.intel.IndicatorKind;
import tocsin.domain.intel.Judgement;
import tocsin.domain.intel.Signal;
import tocsin.domain.intel.Verdict;
import tocsin.domain.intel.Visit;

/** What becomes of a person's alerts when a person refutes a target. */
class RefutationTest {
  private static final long T0 = TestPacks.T0;
  private static final long MINUTE = TestPacks.MINUTE;
  private static final long HOUR = TestPacks.HOUR;
  private static final long DAY = TestPacks.DAY;
  private static final long END = Long.MAX_VALUE - 1;
  private static final int UPLOAD = TestVisits.VISIT | Signal.UPLOAD.bit();
  private static final CompiledModel MODEL = TestPacks.draft().model();

  private static Visit visit(long minute, String host) {
    return TestVisits.visit(T0 + minute * MINUTE, host, UPLOAD);
  }

  private static final List<Visit> DRAWN_IN =
      List.of(visit(0, "a.example"), visit(6, "a.example"), visit(12, "a.example"));

  private static Judgement word(String host, Verdict verdict, long at, long until) {
    return new Judgement(IndicatorKind.HOST, host, verdict, at, until, "lead", "a shop");
  }

  private static Judgement refuted(String host, long at) {
    return word(host, Verdict.REFUTED, at, at + 90 * DAY);
  }

  /** One person's ledger, which hears things as they come. */
  private static final class Person {
    final Judgements judgements;
    final PersonLedger ledger;
    final List<Alert> out = new ArrayList<>();
    PersonState state = PersonState.NONE;

    Person(Judgement... known) {
      judgements = Judgements.of(List.of(known));
      ledger = new PersonLedger(at -> MODEL, judgements, new Campaigns(), null);
    }

    Person see(List<Visit> visits) {
      visits.forEach(visit -> state = ledger.add(state, visit));
      return this;
    }

    Person hear(Judgement judgement) {
      judgements.add(judgement);
      PersonState noted = ledger.judged(state, judgement);
      state = noted == null ? state : noted;
      return this;
    }

    Person until(long at) {
      state = ledger.advance(state, TestVisits.ANNA, at, PersonFlags.NONE, out::add);
      return this;
    }

    Alert last() {
      return out.get(out.size() - 1);
    }

    Map<String, Alert> finals() {
      Map<String, Alert> finals = new TreeMap<>();
      out.forEach(alert -> finals.put(alert.alertId(), alert));
      return finals;
    }
  }

  @Test
  void refuted_openAlertOnNothingElse_isWithdrawnAsOfThen() {
    Person anna = new Person(refuted("a.example", T0 + HOUR)).see(DRAWN_IN).until(T0 + HOUR - 1);
    assertThat(anna.last().status()).as("no look-ahead").isEqualTo(AlertStatus.OPEN);
    Tier before = anna.last().tier();

    Alert last = anna.until(T0 + HOUR).last();

    assertThat(last.status()).isEqualTo(AlertStatus.WITHDRAWN);
    assertThat(last.decidedAt()).isEqualTo(T0 + HOUR);
    assertThat(last.tier()).as("keeps its last tier").isEqualTo(before);
    anna.see(List.of(visit(70, "a.example"))).until(END);
    assertThat(anna.last()).as("visits from then on say nothing").isEqualTo(last);
  }

  @Test
  void refuted_otherEvidenceRemains_lowersTheAlert() {
    List<Visit> both = new ArrayList<>(DRAWN_IN);
    both.add(TestVisits.visit(T0 + 20 * MINUTE, "b.example", TestVisits.VISIT));
    Person anna = new Person(refuted("a.example", T0 + HOUR)).see(both).until(T0 + HOUR - 1);
    Tier before = anna.last().tier();

    Alert last = anna.until(T0 + HOUR).last();

    assertThat(last.status()).isEqualTo(AlertStatus.OPEN);
    assertThat(last.tier()).isLessThan(before);
    assertThat(last.targets()).containsExactly("b.example");
    assertThat(last)
        .as("what is left counts as if it had come alone")
        .matches(alert -> alert.tier() == alone("b.example", T0 + 20 * MINUTE).tier());
  }

  private static Alert alone(String host, long at) {
    return new Person()
        .see(List.of(TestVisits.visit(at, host, TestVisits.VISIT)))
        .until(T0 + HOUR)
        .last();
  }

  @Test
  void refuted_alertEndedLongAgo_isTakenBackToo() {
    Person anna = new Person().see(DRAWN_IN).until(T0 + 60 * DAY);
    assertThat(anna.last().status()).isEqualTo(AlertStatus.CLOSED);
    PersonState later = anna.ledger.forget(anna.state, T0 + 60 * DAY);
    assertThat(later).isNotNull();
    anna.state = later;

    anna.hear(refuted("a.example", T0 + 61 * DAY)).until(T0 + 61 * DAY);

    assertThat(anna.last().status()).isEqualTo(AlertStatus.WITHDRAWN);
    assertThat(anna.last().decidedAt()).isEqualTo(T0 + 61 * DAY);
    assertThat(anna.finals()).hasSize(1);
  }

  @Test
  void refuted_earlierAlertOfTwo_onlyItIsTakenBack() {
    List<Visit> both = new ArrayList<>(DRAWN_IN);
    long later = 40 * 24 * 60;
    both.add(visit(later, "b.example"));
    both.add(visit(later + 6, "b.example"));
    long at = T0 + (later + 60) * MINUTE;

    Person anna = new Person(refuted("a.example", at)).see(both).until(at);

    assertThat(anna.finals().values())
        .extracting(Alert::status)
        .containsExactlyInAnyOrder(AlertStatus.WITHDRAWN, AlertStatus.OPEN);
  }

  @Test
  void expiredOrConfirmedAgain_nextVisit_opensANewAlert() {
    Judgement shortly = word("a.example", Verdict.REFUTED, T0 + HOUR, T0 + 2 * HOUR);
    Person anna = new Person(shortly).see(DRAWN_IN).until(T0 + 3 * HOUR);
    assertThat(anna.last().status()).as("an expiry alone").isEqualTo(AlertStatus.WITHDRAWN);
    anna.see(List.of(visit(200, "a.example"))).until(T0 + 4 * HOUR);
    assertThat(anna.last().status()).isEqualTo(AlertStatus.OPEN);
    assertThat(anna.finals()).hasSize(2);

    Person paul =
        new Person(
                refuted("a.example", T0 + HOUR),
                word("a.example", Verdict.CONFIRMED, T0 + 2 * HOUR, T0 + 90 * DAY))
            .see(DRAWN_IN)
            .see(List.of(visit(200, "a.example")))
            .until(T0 + 4 * HOUR);
    assertThat(paul.last().status()).isEqualTo(AlertStatus.OPEN);
  }

  @Test
  void refuted_heardLate_sameEndAsHeardInTime() {
    Person late = new Person().see(DRAWN_IN).until(T0 + 5 * HOUR);
    late.hear(refuted("a.example", T0 + HOUR)).until(T0 + 5 * HOUR);
    Person inTime = new Person(refuted("a.example", T0 + HOUR)).see(DRAWN_IN).until(T0 + 5 * HOUR);

    assertThat(late.last().status()).isEqualTo(AlertStatus.WITHDRAWN);
    assertThat(late.last().decidedAt()).isEqualTo(inTime.last().decidedAt());
    late.hear(refuted("a.example", T0 + HOUR)).until(T0 + 6 * HOUR);
    assertThat(late.out).as("twice says nothing new").hasSize(late.out.indexOf(late.last()) + 1);
  }

  @Test
  void refuted_otherTarget_concernsNobodyElse() {
    Person anna = new Person().see(DRAWN_IN).until(T0 + HOUR);
    assertThat(anna.ledger.judged(anna.state, refuted("b.example", T0))).isNull();
  }

  private static List<Judgement> random(SplittableRandom random, long span) {
    List<Judgement> words = new ArrayList<>();
    for (int i = 3 + random.nextInt(8); i >= 0; i--) {
      long at = T0 + random.nextLong(span);
      Verdict verdict = random.nextInt(3) > 0 ? Verdict.REFUTED : Verdict.CONFIRMED;
      long until = at + 1 + random.nextLong(span);
      words.add(word("w" + random.nextInt(5) + ".example", verdict, at, until));
    }
    return words;
  }

  private static String said(Alert alert) {
    return alert.status()
        + " "
        + alert.tier()
        + " "
        + alert.stage()
        + " "
        + alert.targets()
        + " "
        + alert.campaign();
  }

  @Test
  void anyOrderOfVisitsAndVerdicts_endsTheSame() {
    int withdrawn = 0;
    for (long seed = 0; seed < 300; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      long span = (1 + random.nextInt(40)) * 6 * HOUR;
      List<Visit> visits = TestVisits.random(random, 4 + random.nextInt(30), span);
      List<Judgement> words = random(random, span);
      Person told = new Person(words.toArray(Judgement[]::new)).see(visits).until(END);

      Person live = new Person();
      List<Object> news = new ArrayList<>(visits);
      news.addAll(words);
      for (Object each : TestVisits.disturbed(news, random)) {
        if (each instanceof Visit visit) {
          live.see(List.of(visit));
        } else {
          live.hear((Judgement) each);
        }
        if (random.nextInt(3) == 0) {
          live.until(T0 + random.nextLong(span));
        }
      }
      live.until(END);

      Map<String, Alert> finals = live.finals();
      for (Map.Entry<String, Alert> alert : told.finals().entrySet()) {
        assertThat(finals).as("seed %d", seed).containsKey(alert.getKey());
        assertThat(said(finals.remove(alert.getKey())))
            .as("seed %d", seed)
            .isEqualTo(said(alert.getValue()));
        withdrawn += alert.getValue().status() == AlertStatus.WITHDRAWN ? 1 : 0;
      }
      assertThat(finals.values())
          .as("seed %d: what should never have been told is taken back", seed)
          .allMatch(alert -> alert.status() == AlertStatus.WITHDRAWN);
    }
    assertThat(withdrawn).as("refutations matter").isGreaterThan(50);
  }
}
