package tocsin.core.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static tocsin.core.evaluate.Fixtures.ONE_CALL;
import static tocsin.core.evaluate.Fixtures.alert;
import static tocsin.core.evaluate.Fixtures.alerts;
import static tocsin.core.evaluate.Fixtures.city;
import static tocsin.core.evaluate.Fixtures.victim;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import tocsin.core.evaluate.Truth.Victim;
import tocsin.domain.alert.Alert;
import tocsin.domain.alert.Tier;

class BootstrapTest {
  private static final Bootstrap BOOTSTRAP = new Bootstrap(300, 11);

  @Test
  void interval_containsTheValue_andIsSeeded() {
    RandomTruth town = RandomTruth.make(3);

    Scorecard first = Scorecard.of(town.truth(), town.output(5), ONE_CALL, BOOTSTRAP);
    Scorecard second = Scorecard.of(town.truth(), town.output(5), ONE_CALL, BOOTSTRAP);
    Scorecard other = Scorecard.of(town.truth(), town.output(5), ONE_CALL, new Bootstrap(300, 12));

    assertThat(first).isEqualTo(second);
    assertThat(first).isNotEqualTo(other);
    Figure inTime = first.find("victims.in-time", "all").orElseThrow();
    assertThat(inTime.low()).isLessThan(inTime.value());
    assertThat(inTime.high()).isGreaterThan(inTime.value());
  }

  @Test
  void permutedLines_changeNothing() {
    RandomTruth town = RandomTruth.make(4);
    Output output = town.output(6);
    Random random = new Random(99);

    Scorecard straight = Scorecard.of(town.truth(), output, ONE_CALL, BOOTSTRAP);
    Scorecard shuffled =
        Scorecard.of(
            new Truth(
                shuffled(town.truth().victims(), random),
                shuffled(town.truth().reached(), random),
                shuffled(town.truth().sites(), random),
                town.truth().city()),
            new Output(
                output.name(),
                shuffled(output.alerts(), random),
                output.assignments(),
                shuffled(output.targets(), random)),
            ONE_CALL,
            BOOTSTRAP);

    assertThat(shuffled).isEqualTo(straight);
  }

  private static <T> List<T> shuffled(List<T> list, Random random) {
    List<T> copy = new ArrayList<>(list);
    Collections.shuffle(copy, random);
    return copy;
  }

  /** All of a campaign's ten victims are found or none: as rows 100 cases, in truth 10. */
  @Test
  void clusteredVictims_haveWiderIntervalsThanRows() {
    List<Victim> clustered = new ArrayList<>();
    List<Victim> rows = new ArrayList<>();
    List<Alert> found = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      clustered.add(victim("s" + i, "k" + i / 10, "F01", 10, 100, 1000));
      rows.add(victim("s" + i, "k" + i, "F01", 10, 100, 1000));
      if (i < 50) {
        found.add(alert("a" + i, 1, "s" + i, Tier.RED, 20));
      }
    }

    double byCampaign = width(clustered, found);
    double byRow = width(rows, found);

    assertThat(byRow).isCloseTo(0.196, within(0.05));
    assertThat(byCampaign).isGreaterThan(2 * byRow);
  }

  private static double width(List<Victim> victims, List<Alert> found) {
    Truth truth = new Truth(victims, List.of(), List.of(), city(1, 1000, 1000, 1));
    Figure figure =
        Scorecard.of(truth, alerts(found.toArray(new Alert[0])), ONE_CALL, BOOTSTRAP)
            .find("victims.in-time", "all")
            .orElseThrow();
    return figure.high() - figure.low();
  }

  /** 95 % intervals of a share, over truths made again and again, hold the true share mostly. */
  @Test
  void interval_coversTheTrueShare() {
    int covered = 0;
    Random random = new Random(2026);
    System.out.println("seed 2026");
    for (int trial = 0; trial < 100; trial++) {
      List<Victim> victims = new ArrayList<>();
      List<Alert> found = new ArrayList<>();
      for (int i = 0; i < 60; i++) {
        victims.add(victim("s" + i, "k" + i, "F01", 10, 100, 1000));
        if (random.nextInt(10) < 6) {
          found.add(alert("a" + i, 1, "s" + i, Tier.RED, 20));
        }
      }
      Truth truth = new Truth(victims, List.of(), List.of(), city(1, 1000, 1000, 1));
      Figure figure =
          Scorecard.of(truth, alerts(found.toArray(new Alert[0])), ONE_CALL, BOOTSTRAP)
              .find("victims.in-time", "all")
              .orElseThrow();
      covered += figure.low() <= 0.6 && 0.6 <= figure.high() ? 1 : 0;
    }

    assertThat(covered).isGreaterThanOrEqualTo(88);
  }

  @Test
  void peopleWithoutCampaign_areDrawnAsAPoissonNumber() {
    List<Alert> found = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      found.add(alert("a" + i, 1, "s" + i, Tier.RED, 20));
    }
    Truth truth = new Truth(List.of(), List.of(), List.of(), city(30, 1000, 1000, 1));

    Figure rate =
        Scorecard.of(truth, alerts(found.toArray(new Alert[0])), ONE_CALL, new Bootstrap(1000, 1))
            .find("people.false-per-1000-month", "all")
            .orElseThrow();

    assertThat(rate.value()).isCloseTo(100, within(1e-9));
    assertThat(rate.low()).isBetween(74.0, 86.0);
    assertThat(rate.high()).isBetween(114.0, 126.0);
  }

  @Test
  void tooManyResamples_areRefused() {
    assertThatThrownBy(() -> new Bootstrap(-1, 1)).hasMessageContaining("-1");
  }
}
