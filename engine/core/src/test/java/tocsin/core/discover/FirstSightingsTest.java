package tocsin.core.discover;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import tocsin.core.TestPacks;
import tocsin.core.TestPacks.Draft;
import tocsin.core.verdict.Judgements;
import tocsin.domain.intel.Indicator;
import tocsin.domain.intel.IndicatorKind;
import tocsin.domain.intel.Match;
import tocsin.domain.intel.Sighting;
import tocsin.domain.intel.TargetKind;
import tocsin.domain.intel.Tie;
import tocsin.domain.pack.Discovery;

class FirstSightingsTest {
  private static final long DAY = 86_400_000L;
  private static final long T0 = 20_000 * DAY;
  private static final Match LISTED =
      Match.of(
          new Indicator(
              IndicatorKind.HOST, "a.example", "F01", 90, "feed", T0, Long.MAX_VALUE, T0));

  private static Sighting at(long at, String who, Match match, long server) {
    return new Sighting(
        "a.example", at, at, who, "a.example", TargetKind.HOST, 1, 0, match, server, 0);
  }

  @Test
  void isNew_sameAgainThatDay_isNot_butEarlierOrAnotherOrUnderAListing_is() {
    FirstSightings seen = new FirstSightings();

    assertThat(seen.isNew(at(T0 + 100, "anna", null, 7))).isTrue();
    assertThat(seen.isNew(at(T0 + 200, "anna", null, 7))).isFalse();
    assertThat(seen.isNew(at(T0 + 50, "anna", null, 7))).as("earlier").isTrue();
    assertThat(seen.isNew(at(T0 + 60, "anna", null, 7))).isFalse();
    assertThat(seen.isNew(at(T0 + 200, "anna", null, 8))).as("another address").isTrue();
    assertThat(seen.isNew(at(T0 + 200, "anna", LISTED, 8))).as("listed by now").isTrue();
    assertThat(seen.isNew(at(T0 + 200, "ben", null, 7))).as("another person").isTrue();
    assertThat(seen.isNew(at(T0 + DAY, "anna", null, 7))).as("another day").isTrue();
  }

  /** What is passed over is lost on the seed ledger: it tells the same ties without it. */
  @Test
  void seedLedger_withoutWhatIsPassedOver_tellsTheSame() {
    long seed = 20261122;
    System.out.println("seed " + seed);
    Random random = new Random(seed);
    Draft draft = TestPacks.draft();
    draft.discovery = new Discovery(3_600_000L, 3, 4, 500, 200, 100, 10, 1, 0);
    for (int round = 0; round < 100; round++) {
      List<Sighting> all = new ArrayList<>();
      List<Sighting> passed = new ArrayList<>();
      FirstSightings seen = new FirstSightings();
      for (int i = 0; i < 60; i++) {
        long at = T0 + random.nextInt(40) * DAY / 8;
        Match match = at > T0 + 2 * DAY && random.nextBoolean() ? LISTED : null;
        Sighting next = at(at, "p" + random.nextInt(4), match, random.nextInt(2));
        all.add(next);
        if (seen.isNew(next)) {
          passed.add(next);
        }
      }
      assertThat(passed).hasSizeLessThan(all.size());
      assertThat(told(draft, passed)).isEqualTo(told(draft, all));
    }
  }

  /** The last word of each tie. */
  private static Set<Tie> told(Draft draft, List<Sighting> sightings) {
    SeedLedger ledger = new SeedLedger(draft.parameters(), draft.discovery);
    MapMemo<SeedVisit> memo = new MapMemo<>();
    SeedState state = SeedState.empty("a.example");
    Set<Tie> told = new HashSet<>();
    for (Sighting sighting : sightings) {
      state = ledger.sighted(state, sighting, memo, told::add);
    }
    ledger.close(state, memo, Long.MAX_VALUE, new Judgements(), told::add);
    return told;
  }
}
