package tocsin.core.drift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tocsin.core.TestPacks;
import tocsin.core.detect.IndicatorIndex;
import tocsin.core.model.CompiledModel;
import tocsin.domain.pack.FusionRule;
import tocsin.domain.pack.FusionTerm;

class DriftTest {
  private static final CompiledModel MODEL = model();

  private static CompiledModel model() {
    TestPacks.Draft draft = TestPacks.draft();
    draft.fusion =
        new FusionRule(
            0.01,
            0.5,
            Long.MAX_VALUE,
            Map.of("name", 4.0),
            List.of(new FusionTerm("lureWord", 1.5, "字词", "words")));
    return draft.model();
  }

  private static NameMeasures measures() {
    return new NameMeasures(
        MODEL.targetScorer(IndicatorIndex.empty()), MODEL.fusion(), MODEL.names().spelling());
  }

  private static List<String> sites(String prefix, int n) {
    return IntStream.range(0, n).mapToObj(i -> prefix + i + ".example").toList();
  }

  @Test
  void deciles_ofTenths_areTenths() {
    Bins bins = Bins.deciles(IntStream.range(0, 100).mapToDouble(i -> i).toArray());

    assertThat(bins.cuts()).containsExactly(10.0, 20.0, 30.0, 40.0, 50.0, 60.0, 70.0, 80.0, 90.0);
    assertThat(bins.shares()).containsOnly(0.1).hasSize(10);
    assertThat(bins.bin(-5)).isZero();
    assertThat(bins.bin(10)).isOne();
    assertThat(bins.bin(1e9)).isEqualTo(9);
  }

  @Test
  void deciles_ofTies_areFewer() {
    Bins bins = Bins.deciles(new double[] {1, 1, 1, 1, 1, 1, 1, 1, 2, 3});

    assertThat(bins.cuts()).containsExactly(2.0, 3.0);
    assertThat(bins.shares()).containsExactly(0.8, 0.1, 0.1);
    assertThat(Bins.deciles(new double[] {7, 7}).cuts()).isEmpty();
  }

  @Test
  void stability_byHand() {
    Bins bins = new Bins(List.of(0.0), List.of(0.5, 0.5));

    assertThat(bins.stability(new int[] {1000, 1000})).isCloseTo(0, within(1e-12));
    // 0.8 against 0.5: 0.3 ln 1.6 − 0.3 ln 0.4 = 0.41589
    assertThat(bins.stability(new int[] {800_000, 200_000})).isCloseTo(0.41589, within(1e-4));
    assertThat(bins.stability(new int[] {0, 500})).isFinite().isGreaterThan(1);
  }

  @Test
  void stability_ofDrawsFromTheReference_isBelowWatch() {
    Random random = new Random(5);
    double[] scores = DoubleStream.generate(random::nextGaussian).limit(20_000).toArray();
    Bins bins = Bins.deciles(scores);
    int[] same = new int[10];
    int[] moved = new int[10];
    for (int i = 0; i < DriftDay.LEAST; i++) {
      same[bins.bin(random.nextGaussian())]++;
      moved[bins.bin(random.nextGaussian() + 0.6)]++;
    }

    assertThat(DriftReport.level(bins.stability(same))).isEqualTo(DriftReport.Level.STEADY);
    assertThat(DriftReport.level(bins.stability(moved))).isEqualTo(DriftReport.Level.ACT);
  }

  @Test
  void bins_unsound_areRefused() {
    assertThatThrownBy(() -> new Bins(List.of(1.0), List.of(1.0)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Bins(List.of(1.0, 1.0), List.of(0.5, 0.25, 0.25)))
        .hasMessageContaining("rise");
    assertThatThrownBy(() -> new Bins(List.of(1.0), List.of(1.0, 0.0)))
        .hasMessageContaining("above 0");
    assertThatThrownBy(() -> new Bins(List.of(1.0), List.of(0.5, 0.4)))
        .hasMessageContaining("add up");
  }

  @Test
  void report_countsSitesOnTheDaysTheyWereSeen() {
    DriftTally tally = new DriftTally();
    tally.add("old.example", List.of(10L, 11L), "");
    tally.add("old.example", List.of(11L), "feed");
    tally.add("new.example", List.of(11L), "");
    tally.add("203.0.113.7", List.of(11L), "feed");

    SortedMap<Long, DriftDay> days = tally.report(null, measures()).days();

    assertThat(days.keySet()).containsExactly(10L, 11L);
    assertThat(days.get(10L).sites()).isOne();
    assertThat(days.get(10L).newRate()).as("nothing is known of the day before").isNaN();
    assertThat(days.get(11L).sites()).isEqualTo(3);
    assertThat(days.get(11L).newRate()).isEqualTo(2 / 3.0);
    assertThat(days.get(11L).feedHits()).containsEntry("feed", 2 / 3.0);
    assertThat(tally.report(null, measures()).level()).isEqualTo(DriftReport.Level.UNKNOWN);
  }

  @Test
  void report_sameNames_isSteady_otherNamesAct() {
    List<String> honest = sites("shop", 500);
    List<String> odd = sites("prize-x9k2m7q1", 500);
    List<String> training = new ArrayList<>(honest);
    training.addAll(odd.subList(0, 100));
    DriftReference reference = DriftReference.of("m", training, measures());
    DriftTally same = new DriftTally();
    training.forEach(site -> same.add(site, List.of(1L), ""));
    DriftTally moved = new DriftTally();
    odd.forEach(site -> moved.add(site, List.of(1L), ""));
    DriftTally few = new DriftTally();
    odd.subList(0, DriftDay.LEAST - 1).forEach(site -> few.add(site, List.of(1L), ""));

    assertThat(same.report(reference, measures()).level()).isEqualTo(DriftReport.Level.STEADY);
    assertThat(moved.report(reference, measures()).level()).isEqualTo(DriftReport.Level.ACT);
    assertThat(few.report(reference, measures()).level()).isEqualTo(DriftReport.Level.UNKNOWN);
  }

  @Test
  void report_anyOrderAndAnyRepeats_isTheSame_alsoWhenSampled() {
    List<String> sites = new ArrayList<>(sites("site", 3000));
    DriftReference reference = DriftReference.of("m", sites, measures());
    List<DriftReport> reports = new ArrayList<>();
    for (int seed = 0; seed < 4; seed++) {
      Collections.shuffle(sites, new Random(seed));
      DriftTally tally = new DriftTally(1000);
      for (String site : sites) {
        long day = site.length();
        tally.add(site, List.of(day), "");
        tally.add(site, List.of(day + 1), day % 2 == 0 ? "feed" : "");
      }
      reports.add(tally.report(reference, measures()));
    }

    assertThat(reports).containsOnly(reports.get(0));
    assertThat(reports.get(0).sampled()).isEqualTo(0.25);
    assertThat(reports.get(0).run().sites()).isBetween(600, 900);
  }
}
