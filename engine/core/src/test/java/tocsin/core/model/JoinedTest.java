package tocsin.core.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import tocsin.core.TestPacks;
import tocsin.core.TestVisits;
import tocsin.core.campaign.Campaigns;
import tocsin.core.score.PersonFlags;
import tocsin.core.verdict.Judgements;
import tocsin.domain.alert.Alert;
import tocsin.domain.intel.CampaignTurn;
import tocsin.domain.intel.FlaggedTarget;
import tocsin.domain.intel.Membership;
import tocsin.domain.intel.Signal;
import tocsin.domain.intel.Verdict;
import tocsin.domain.intel.Visit;

/** What becomes of a person's alert when sites turn out to be one campaign. */
class JoinedTest {
  private static final long T0 = TestPacks.T0;
  private static final long HOUR = TestPacks.HOUR;
  private static final CompiledModel MODEL = TestPacks.draft().model();
  private static final String A = "a.example";
  private static final String B = "b.example";

  /** One person's ledger, which hears things as they come. */
  private static final class Person {
    final Campaigns campaigns = new Campaigns();
    final PersonLedger ledger = new PersonLedger(at -> MODEL, new Judgements(), campaigns, null);
    final List<Alert> out = new ArrayList<>();
    PersonState state = PersonState.NONE;

    Person atOnce(Visit visit) {
      state = ledger.add(state, visit);
      return until(visit.effectiveAt());
    }

    Person until(long at) {
      state = ledger.advance(state, TestVisits.ANNA, at, PersonFlags.NONE, out::add);
      return this;
    }

    Person hear(String site, long from, String campaign) {
      long turned = campaigns.put(new Membership(site, List.of(new CampaignTurn(from, campaign))));
      PersonState noted = ledger.joined(state, Map.of(Campaigns.own(site), turned));
      state = noted == null ? state : noted;
      return this;
    }

    Alert last() {
      return out.get(out.size() - 1);
    }
  }

  /** Types that do not join by time, so that only the campaign can. */
  private static Visit visit(long hour, String host) {
    String type = host.equals(A) ? "F01" : "F04";
    FlaggedTarget target =
        TestVisits.flagged(host, Verdict.CONFIRMED, 90, type, Campaigns.own(host));
    long at = T0 + hour * HOUR;
    return TestVisits.visit(at, at, TestVisits.VISIT | Signal.UPLOAD.bit(), target);
  }

  @Test
  void rotation_knownAsOneCampaign_goesOnWithTheSameExposure() {
    Person apart = new Person().atOnce(visit(0, A)).atOnce(visit(1, B));
    Person one =
        new Person().atOnce(visit(0, A)).hear(B, T0 + HOUR, Campaigns.own(A)).atOnce(visit(1, B));

    assertThat(apart.state.alert().tracks()).hasSize(2);
    assertThat(one.state.alert().tracks()).hasSize(1);
    assertThat(one.last().campaign()).isEqualTo(Campaigns.own(A));
    assertThat(one.out).extracting(Alert::alertId).containsOnly(apart.last().alertId());
  }

  @Test
  void tracks_ofCampaignsThatBecomeOne_keepTheFurtherStageAndTier() {
    Person person = new Person().atOnce(visit(0, A)).atOnce(visit(1, B));
    List<ExposureTrack> apart = person.state.alert().tracks();

    person.hear(B, T0 + 2 * HOUR, Campaigns.own(A)).atOnce(visit(2, B));

    assertThat(person.state.alert().tracks())
        .singleElement()
        .matches(track -> track.campaign().equals(Campaigns.own(A)))
        .matches(track -> apart.stream().allMatch(old -> old.stage().compareTo(track.stage()) <= 0))
        .matches(track -> apart.stream().allMatch(old -> old.tier().compareTo(track.tier()) <= 0));
  }

  @Test
  void alert_openedByASiteThatJoinsAnOlderCampaign_keepsItsId() {
    Person person = new Person().atOnce(visit(0, B));
    String id = person.last().alertId();

    person.hear(B, T0, Campaigns.own(A)).atOnce(visit(1, B));

    assertThat(person.out).extracting(Alert::alertId).containsOnly(id);
    assertThat(person.last().campaign()).isEqualTo(Campaigns.own(A));
    assertThat(person.last().supersedes()).isEmpty();
  }

  /** Whenever the news of a campaign comes, the course ends as if it had been known at its time. */
  @Test
  void news_late_endsLikeNewsInTime() {
    long seed = 20261122;
    System.out.println("seed " + seed);
    SplittableRandom random = new SplittableRandom(seed);
    for (int round = 0; round < 200; round++) {
      List<Visit> visits = new ArrayList<>();
      long hour = 0;
      for (int i = 0; i < 8; i++) {
        hour += random.nextInt(1, 30);
        visits.add(visit(hour, random.nextBoolean() ? A : B));
      }
      long from = T0 + random.nextInt(120) * HOUR;
      Person inTime = new Person().hear(B, from, Campaigns.own(A));
      Person late = new Person();
      int told = random.nextInt(visits.size());
      for (int i = 0; i < visits.size(); i++) {
        inTime.atOnce(visits.get(i));
        late.atOnce(visits.get(i));
        if (i == told) {
          late.hear(B, from, Campaigns.own(A));
        }
      }
      inTime.until(Long.MAX_VALUE - 1);
      late.until(Long.MAX_VALUE - 1);

      assertThat(late.state.alert().tracks()).isEqualTo(inTime.state.alert().tracks());
      assertThat(late.last().tier()).isEqualTo(inTime.last().tier());
      assertThat(late.last().alertId()).isEqualTo(inTime.last().alertId());
      assertThat(late.last().campaign()).isEqualTo(inTime.last().campaign());
    }
  }
}
