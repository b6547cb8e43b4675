package tocsin.core.discover.hunt;

import static org.assertj.core.api.Assertions.assertThat;
import static tocsin.core.discover.hunt.HuntTown.BOUNDS;
import static tocsin.core.discover.hunt.HuntTown.END;
import static tocsin.core.discover.hunt.HuntTown.FIRST;
import static tocsin.core.discover.hunt.HuntTown.LURE;
import static tocsin.core.discover.hunt.HuntTown.MINUTE;
import static tocsin.core.discover.hunt.HuntTown.SECOND;
import static tocsin.core.discover.hunt.HuntTown.SEED;
import static tocsin.core.discover.hunt.HuntTown.T0;
import static tocsin.core.discover.hunt.HuntTown.THIRD;
import static tocsin.core.discover.hunt.HuntTown.round;

import java.util.List;
import org.junit.jupiter.api.Test;
import tocsin.core.TestPacks;
import tocsin.domain.intel.ExposedBy;
import tocsin.domain.intel.IndicatorKind;
import tocsin.domain.intel.Judgement;
import tocsin.domain.intel.Listing;
import tocsin.domain.intel.TieKind;
import tocsin.domain.intel.Verdict;

/** What a hunt finds, and what it must not. */
class HuntTest {
  @Test
  void chain_twoStepsFromConfirmed_isFoundWithItsPathAndTheThirdIsNot() {
    Hunt.Outcome outcome = HuntTown.quiet().chain(8).hunt();

    assertThat(round(outcome, FIRST)).isEqualTo(1);
    assertThat(round(outcome, SECOND)).isEqualTo(2);
    assertThat(round(outcome, THIRD)).isZero();
    assertThat(outcome.finds()).hasSize(2);
    Find second = outcome.finds().get(1);
    assertThat(second.target()).isEqualTo(SECOND);
    assertThat(second.fraudType()).isEqualTo("F01");
    assertThat(second.exposed()).isZero();
    assertThat(second.secondHand()).isEqualTo(8);
    assertThat(second.visitors()).isEqualTo(16);
    assertThat(second.path()).isEmpty();
    assertThat(second.through())
        .containsExactly(
            new Find.Step(FIRST, 8, "F01", List.of(new ExposedBy(SEED, TieKind.PERSON, 8))));
    assertThat(second.reasons()).extracting(Find.Why::code).containsExactly("G01", "L01");
  }

  @Test
  void secondHandWord_sameVisitors_weighsLessThanAConfirmedOnes() {
    Hunt.Outcome outcome = HuntTown.quiet().chain(8).hunt();

    assertThat(outcome.finds().get(0).target()).isEqualTo(FIRST);
    assertThat(outcome.finds().get(1).lift()).isLessThan(outcome.finds().get(0).lift() * 0.6);
  }

  @Test
  void second_visitorsAlone_isNoFind() {
    HuntTown town = HuntTown.quiet().chain(8);
    for (int i = 0; i < 8; i++) {
      town.visit("next" + i, "plain.example", 0);
    }

    assertThat(round(town.hunt(), "plain.example")).isZero();
  }

  @Test
  void second_fewerPeopleThanThePackAsks_isNoFind() {
    HuntTown town = HuntTown.quiet().chain(8);
    for (int i = 0; i < 6; i++) {
      town.visit("next" + i, "six.example", LURE);
      for (int again = 0; again < 20 && i < 5; again++) {
        town.visit("next" + i, "five.example", LURE);
      }
    }
    Bounds six = new Bounds(6, 4, 500, 200, 100, 10, 0.5, 100_000, 1_000_000);

    assertThat(round(town.hunt(), "five.example")).isEqualTo(2);
    assertThat(round(town.hunt(six, END, null), "five.example")).isZero();
    assertThat(round(town.hunt(six, END, null), "six.example")).isEqualTo(2);
  }

  @Test
  void second_signsOfAnAppInPlaceOfAName_isFound() {
    HuntTown town = HuntTown.quiet().chain(8);
    for (int i = 0; i < 8; i++) {
      town.visit("next" + i, "k3x9q.example", 0);
      town.visit("next" + i, "w8z2v.example", 0);
      town.appSession("next" + i, "k3x9q.example", "w8z2v.example", T0 + (400 + i) * MINUTE);
    }

    assertThat(round(town.hunt(), "k3x9q.example")).isEqualTo(2);
  }

  @Test
  void asOf_beforeTheVisitsOrTheNews_findsNothing() {
    HuntTown town = HuntTown.quiet();
    for (int i = 0; i < 8; i++) {
      town.visit("victim" + i, SEED, 0);
      town.visit("victim" + i, FIRST, LURE);
      town.visit("next" + i, FIRST, LURE);
      town.visit("next" + i, SECOND, LURE);
    }
    long known = T0 + 3 * TestPacks.DAY;
    town.news.add(new Listing(SEED, HuntTown.indicator(SEED, 90, "feed", known)));

    assertThat(town.hunt(BOUNDS, T0, null).counts().people()).isZero();
    assertThat(town.hunt(BOUNDS, known, null).finds()).isEmpty();
    assertThat(round(town.hunt(BOUNDS, known + 1, null), SECOND)).isEqualTo(2);
  }

  @Test
  void visits_beforeTheRetention_doNotCount() {
    HuntTown town = HuntTown.quiet().chain(8);
    long retention = HuntTown.draft().parameters().retentionMillis();

    assertThat(town.hunt(BOUNDS, T0 + retention, null).finds()).hasSize(2);
    assertThat(town.hunt(BOUNDS, END + retention, null).finds()).isEmpty();
  }

  @Test
  void foundEarlier_isNoEvidenceAndIsFoundAgain() {
    HuntTown town = HuntTown.quiet().chain(8);
    Hunt.Outcome before = town.hunt();
    town.news.add(new Listing(SECOND, HuntTown.indicator(SECOND, 59, Hunt.SOURCE, T0)));
    town.news.add(new Listing(FIRST, HuntTown.indicator(FIRST, 99, Hunt.SOURCE, T0)));
    town.seen.replaceAll(
        s ->
            s.target().equals(SECOND)
                ? HuntTown.with(s, HuntTown.match(SECOND, 99, Hunt.SOURCE))
                : s);

    assertThat(town.hunt()).isEqualTo(before);
  }

  @Test
  void suspectOfAList_exposesNobody() {
    HuntTown town = HuntTown.quiet();
    for (int i = 0; i < 8; i++) {
      town.add("reader" + i, SEED, SEED, 0, HuntTown.match(SEED, 59, "feed"), 0);
      town.visit("reader" + i, FIRST, LURE);
    }

    assertThat(town.hunt().finds()).isEmpty();
  }

  @Test
  void refuted_isNeitherSeedNorFind() {
    HuntTown town = HuntTown.quiet().chain(8);
    town.judgements.add(refuted(SECOND));
    assertThat(round(town.hunt(), FIRST)).isEqualTo(1);
    assertThat(round(town.hunt(), SECOND)).isZero();

    town.judgements.add(refuted(SEED));
    assertThat(town.hunt().finds()).isEmpty();
  }

  private static Judgement refuted(String target) {
    return new Judgement(
        IndicatorKind.HOST, target, Verdict.REFUTED, T0, Long.MAX_VALUE, "lead", "");
  }

  @Test
  void sharedAddress_ofFewSites_leadsToAFindAndOfACloudDoesNot() {
    for (int tenants : new int[] {0, 10}) {
      HuntTown town = HuntTown.quiet().chain(8);
      town.add("victim0", SEED, SEED, 0, HuntTown.match(SEED, 90, "feed"), 77);
      for (int i = 0; i < 3; i++) {
        town.add("victim" + i, "near.example", "near.example", LURE, null, 77);
      }
      for (int i = 0; i < tenants; i++) {
        town.add("tenant" + i, "t" + i + ".example", "t" + i + ".example", 0, null, 77);
      }
      Find near =
          town.hunt().finds().stream()
              .filter(find -> find.target().equals("near.example"))
              .findFirst()
              .orElseThrow();

      assertThat(near.path().contains(new ExposedBy(SEED, TieKind.SERVER, 1)))
          .isEqualTo(tenants == 0);
    }
  }

  @Test
  void hosts_ofOneSite_areFoundEach() {
    HuntTown town = HuntTown.quiet().chain(8);
    for (int i = 0; i < 8; i++) {
      town.add("next" + i, "rot.example", "u" + i + ".rot.example", LURE, null, 0);
    }

    assertThat(town.hunt().finds())
        .filteredOn(find -> find.site().equals("rot.example"))
        .hasSize(8)
        .allMatch(find -> find.round() == 2);
  }
}
