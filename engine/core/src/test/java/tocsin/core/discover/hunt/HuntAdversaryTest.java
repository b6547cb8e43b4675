package tocsin.core.discover.hunt;

import static org.assertj.core.api.Assertions.assertThat;
import static tocsin.core.discover.hunt.HuntTown.BOUNDS;
import static tocsin.core.discover.hunt.HuntTown.END;
import static tocsin.core.discover.hunt.HuntTown.FIRST;
import static tocsin.core.discover.hunt.HuntTown.LURE;
import static tocsin.core.discover.hunt.HuntTown.SECOND;
import static tocsin.core.discover.hunt.HuntTown.SEED;
import static tocsin.core.discover.hunt.HuntTown.round;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import tocsin.domain.intel.Sighting;

/** That order changes nothing, that bounds hold, and what adversaries make of it. */
class HuntAdversaryTest {
  /** Everything at once: crowds, scanners, clouds, apps, many hosts. */
  private static HuntTown busy() {
    HuntTown town = HuntTown.quiet().chain(8);
    for (int i = 0; i < 300; i++) {
      town.visit("citizen" + i % 60, "page" + i * 7 % 150 + ".example", i % 3 == 0 ? LURE : 0);
      town.visit("scanner" + i % 3, "deep" + i + ".example", LURE);
      town.add("citizen" + i, "rot.example", "u" + i + ".rot.example", LURE, null, 0);
    }
    for (int i = 0; i < 240; i++) {
      town.visit("victim" + i % 8, "firsts" + i / 8 + ".example", LURE);
    }
    for (int i = 0; i < 8; i++) {
      town.add("next" + i, "rot.example", "v" + i + ".rot.example", LURE, null, 78);
      town.appSession("next" + i, "k3x9q.example", "w8z2v.example", END - 40 * HuntTown.MINUTE);
      town.visit("next" + i, "k3x9q.example", 0);
      town.confirmed("citizen" + i, "other-seed.example");
    }
    return town;
  }

  /** Bounds at which every kind of leaving out bites. */
  private static final Bounds TIGHT = new Bounds(3, 4, 30, 9, 90, 2, 0.5, 150, 700);

  @Test
  void everything_anyOrderAndTwice_givesTheSame() {
    HuntTown town = busy();
    for (Bounds bounds : List.of(BOUNDS, TIGHT)) {
      Hunt.Outcome straight = town.hunt(bounds, END, null);
      assertThat(straight.counts().scale() > 1).isEqualTo(bounds == TIGHT);
      assertThat(straight.finds()).isNotEmpty();
      assertThat(straight.counts().silent() > 0).isEqualTo(bounds == TIGHT);
      for (long seed = 0; seed < 20; seed++) {
        HuntTown twice = busy();
        twice.seen.addAll(new ArrayList<>(town.seen).subList(0, 200));
        assertThat(twice.hunt(bounds, END, new Random(seed)))
            .as("seed %s, %s", seed, bounds)
            .isEqualTo(straight);
      }
    }
  }

  /** Bound: what is held stays within sites and edges, whatever arrives. */
  @Test
  void bounds_ofSitesAndEdges_holdForAnyHistory() {
    for (long seed = 0; seed < 10; seed++) {
      Random random = new Random(seed);
      HuntTown town = HuntTown.quiet().chain(4);
      for (int i = 0; i < 3000; i++) {
        town.visit("p" + random.nextInt(300), "s" + random.nextInt(900) + ".example", 0);
      }
      Bounds bounds =
          new Bounds(
              3, 4, 50, 20, 100, 10, 0.5, 50 + random.nextInt(400), 100 + random.nextInt(900));
      HuntCounts counts = town.hunt(bounds, END, random).counts();

      assertThat(counts.sites()).as("seed %s", seed).isLessThanOrEqualTo(bounds.sites());
      assertThat(counts.edges()).as("seed %s", seed).isLessThanOrEqualTo(bounds.edges());
      assertThat(counts.scale()).as("seed %s", seed).isGreaterThan(1);
      assertThat(counts.seeds()).as("seed %s", seed).isEqualTo(1);
    }
  }

  /** Bound: a site of more people than the pack's crowd is not told by them. */
  @Test
  void benignCrowd_atAShopWithSomeOfTheExposed_isNoFindAndTakesNothingAway() {
    HuntTown town = HuntTown.quiet().chain(8);
    for (int i = 0; i < 8; i++) {
      town.visit("victim" + i, "shop.example", LURE);
      town.visit("next" + i, "shop.example", LURE);
    }
    for (int i = 0; i < 485; i++) {
      town.visit("buyer" + i, "shop.example", LURE);
    }
    Hunt.Outcome outcome = town.hunt();

    assertThat(outcome.counts().crowds()).isEqualTo(1);
    assertThat(round(outcome, "shop.example")).isZero();
    assertThat(round(outcome, FIRST)).isEqualTo(1);
    assertThat(round(outcome, SECOND)).isEqualTo(2);
  }

  /** Bound: a crowd below the pack's dilutes: chance explains the exposed among many. */
  @Test
  void benignCrowd_ofFourHundred_isNoFind() {
    HuntTown town = HuntTown.quiet().chain(8);
    for (int i = 0; i < 400; i++) {
      town.visit((i < 8 ? "next" : "buyer") + i, "shop.example", LURE);
    }

    assertThat(round(town.hunt(), "shop.example")).isZero();
  }

  /** Bound: who is at more sites than the pack's personSites speaks for none. */
  @Test
  void scanners_ofThousandsOfSites_exposeNobody() {
    HuntTown town = HuntTown.quiet();
    for (int scanner = 0; scanner < 5; scanner++) {
      town.confirmed("scanner" + scanner, SEED);
      for (int i = 0; i < 2000; i++) {
        town.visit("scanner" + scanner, "deep" + i + ".example", LURE);
      }
    }
    Hunt.Outcome outcome = town.hunt();

    assertThat(outcome.counts().silent()).isEqualTo(5);
    assertThat(outcome.finds()).isEmpty();
    assertThat(HuntTown.quiet().chain(8).hunt().finds()).isNotEmpty();
  }

  /** Bound: a confirmed site of more than seedVisitors people exposes none of them. */
  @Test
  void wrongListing_ofAPopularSite_leadsNowhere() {
    for (int readers : new int[] {200, 201}) {
      HuntTown town = HuntTown.quiet();
      for (int i = 0; i < 3000; i++) {
        town.visit("bystander" + i, "plain" + i % 300 + ".example", 0);
      }
      for (int i = 0; i < readers; i++) {
        town.confirmed("reader" + i, SEED);
        town.visit("reader" + i, "blog" + i % 10 + ".example", LURE);
      }
      Hunt.Outcome outcome = town.hunt();

      assertThat(outcome.counts().popularSeeds()).isEqualTo(readers - 200);
      assertThat(outcome.finds().isEmpty()).isEqualTo(readers == 201);
    }
  }

  /** Bound: victims of finds who also share a harmless site do not make it one. */
  @Test
  void poisoning_byVictimsSentToAHarmlessSite_needsASecondFamily() {
    HuntTown town = HuntTown.quiet().chain(30);
    for (int i = 0; i < 30; i++) {
      town.visit("victim" + i, "honest.example", 0);
      town.visit("next" + i, "honest.example", 0);
    }

    assertThat(round(town.hunt(), "honest.example")).isZero();
  }

  /** Bound: one wrong find leads one step on and no further. */
  @Test
  void wrongFind_atTheEndOfALongChain_leadsOneStepOnly() {
    HuntTown town = HuntTown.quiet();
    for (int i = 0; i < 8; i++) {
      town.confirmed("g0-" + i, SEED);
      for (int link = 0; link < 10; link++) {
        town.visit("g" + link + "-" + i, "link" + link + ".example", LURE);
        town.visit("g" + (link + 1) + "-" + i, "link" + link + ".example", LURE);
      }
    }

    assertThat(town.hunt().finds())
        .extracting(Find::target)
        .containsExactly("link0.example", "link1.example");
  }

  /** Bound: a find tells nothing that names a person. */
  @Test
  void finds_asText_nameNoPerson() {
    HuntTown town = busy();
    String told = town.hunt().finds().toString();

    assertThat(told).contains(SECOND);
    for (Sighting each : town.seen) {
      assertThat(told).doesNotContain(each.subject() + ",").doesNotContain(each.subject() + "]");
    }
  }
}
