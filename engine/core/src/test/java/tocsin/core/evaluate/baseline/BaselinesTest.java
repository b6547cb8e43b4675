package tocsin.core.evaluate.baseline;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tocsin.core.TestPacks;
import tocsin.core.evaluate.Output;
import tocsin.core.fuse.Fusion;
import tocsin.domain.alert.Alert;
import tocsin.domain.intel.IndicatorKind;
import tocsin.domain.intel.Match;
import tocsin.domain.intel.Sighting;
import tocsin.domain.intel.Signal;
import tocsin.domain.intel.TargetKind;

class BaselinesTest {
  private static final long HOUR = 3_600_000;
  private static final int SUSPICIOUS = Signal.LOOK_ALIKE.bit() | Signal.DOWNLOAD.bit();

  private static Sighting seen(String subject, double hour, int signals, int confidence) {
    @Nullable Match match =
        confidence == 0
            ? null
            : new Match(IndicatorKind.HOST, "x", "F01", confidence, "feed", 0, Long.MAX_VALUE);
    long at = (long) (hour * HOUR);
    return new Sighting("x", at, at, subject, "x", TargetKind.HOST, signals, 0, match);
  }

  private static final List<Sighting> SIGHTINGS =
      List.of(
          seen("often", 1, SUSPICIOUS, 0),
          seen("often", 2, SUSPICIOUS, 0),
          seen("often", 3, SUSPICIOUS, 0),
          seen("often", 4, SUSPICIOUS, 0),
          seen("listed", 5, 0, 70),
          seen("listed", 6, 0, 70),
          seen("twodays", 7, 0, 50),
          seen("twodays", 30, 0, 50),
          seen("clean", 8, Signal.DOWNLOAD.bit(), 0));

  private static Map<String, Map<String, Long>> run(List<Sighting> sightings, int budget) {
    Baselines baselines = new Baselines(Fusion.of(TestPacks.FUSION), ZoneOffset.UTC);
    sightings.forEach(baselines::add);
    return baselines.outputs(budget).stream()
        .collect(
            Collectors.toMap(
                Output::name,
                output ->
                    output.alerts().stream()
                        .collect(Collectors.toMap(Alert::subject, Alert::decidedAt))));
  }

  @Test
  void indicatorMatch_alertsAtTheFirstListedAccess() {
    Map<String, Map<String, Long>> said = run(SIGHTINGS, 1);

    assertThat(said.get("indicator-match"))
        .containsOnly(Map.entry("listed", 5 * HOUR), Map.entry("twodays", 7 * HOUR));
    assertThat(said.get("indicator-match, budget")).containsOnly(Map.entry("listed", 5 * HOUR));
  }

  @Test
  void singleRule_waitsForTheSecondDay() {
    assertThat(run(SIGHTINGS, 3).get("single-rule")).containsOnly(Map.entry("twodays", 30 * HOUR));
  }

  @Test
  void frequency_alertsAtTheCountThatFitsTheBudget() {
    assertThat(run(SIGHTINGS, 1).get("frequency")).containsOnly(Map.entry("often", 4 * HOUR));
    assertThat(run(SIGHTINGS, 2).get("frequency"))
        .containsOnly(Map.entry("often", 2 * HOUR), Map.entry("listed", 6 * HOUR));
  }

  @Test
  void recency_spendsItsBudgetHourByHour() {
    Map<String, Long> said = run(SIGHTINGS, 3).getOrDefault("recency", Map.of());

    assertThat(said).containsOnly(Map.entry("twodays", 31 * HOUR));
    assertThat(run(SIGHTINGS, 30).get("recency")).hasSize(3).containsEntry("often", 2 * HOUR);
  }

  @Test
  void noBudget_alertsNobodyButTheUnbudgeted() {
    Map<String, Map<String, Long>> said = run(SIGHTINGS, 0);

    assertThat(said.get("indicator-match")).hasSize(2);
    said.forEach(
        (rule, alerts) -> assertThat(rule.equals("indicator-match") || alerts.isEmpty()).isTrue());
    assertThat(run(List.of(), 5).values()).allMatch(Map::isEmpty);
  }

  @Test
  void order_changesNothing() {
    List<Sighting> shuffled = new ArrayList<>(SIGHTINGS);
    Collections.shuffle(shuffled, new Random(1));

    assertThat(run(shuffled, 2)).isEqualTo(run(SIGHTINGS, 2));
  }

  @Test
  void manyAccesses_areBounded_whateverTheOrder() {
    PersonHits up = new PersonHits();
    PersonHits down = new PersonHits();
    int many = 3 * PersonHits.MAX_KEPT;
    for (int i = 0; i < many; i++) {
      up.add(seen("s", i, 60, 0), 0);
      down.add(seen("s", many - 1 - i, 60, 0), 0);
    }

    assertThat(up.times()).hasSize(PersonHits.MAX_KEPT).isEqualTo(down.times());
  }
}
