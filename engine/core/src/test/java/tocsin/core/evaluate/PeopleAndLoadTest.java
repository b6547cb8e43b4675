package tocsin.core.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static tocsin.core.evaluate.Fixtures.DAY;
import static tocsin.core.evaluate.Fixtures.alert;
import static tocsin.core.evaluate.Fixtures.alerts;
import static tocsin.core.evaluate.Fixtures.assignment;
import static tocsin.core.evaluate.Fixtures.city;
import static tocsin.core.evaluate.Fixtures.reached;
import static tocsin.core.evaluate.Fixtures.score;
import static tocsin.core.evaluate.Fixtures.value;
import static tocsin.core.evaluate.Fixtures.victim;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tocsin.core.capacity.TaskLedger;
import tocsin.core.evaluate.Truth.Depth;
import tocsin.domain.alert.Alert;
import tocsin.domain.alert.AlertStatus;
import tocsin.domain.alert.Tier;
import tocsin.domain.people.Assignment;
import tocsin.domain.people.Route;

class PeopleAndLoadTest {
  private static final Truth TRUTH =
      new Truth(
          List.of(victim("paid", "k1", "F01", 10, 100, 1000)),
          List.of(
              reached("paid", "k1", Depth.S5),
              reached("drawn", "k1", Depth.S3),
              reached("looked", "k2", Depth.LANDING),
              reached("lured", "k2", Depth.LURE)),
          List.of(),
          city(2, 1000, Double.NaN, 2));

  private static final Alert[] ALERTS = {
    alert("1", 1, "paid", Tier.RED, 50),
    alert("2", 1, "drawn", Tier.YELLOW, 60),
    alert("3", 1, "looked", Tier.YELLOW, DAY + 70),
    alert("4", 1, "lured", Tier.BLUE, 80),
    alert("5", 1, "nobody", Tier.BLUE, 80),
    alert("6", 1, "nobody2", Tier.YELLOW, 80),
    alert("7", 1, AlertStatus.WITHDRAWN, "nobody3", Tier.RED, 80, 50)
  };

  @Test
  void grounds_areThreeWay_perTierReached() {
    Scorecard card = score(TRUTH, alerts(ALERTS));

    assertThat(value(card, "people.alerted", "all")).isEqualTo(6);
    assertThat(value(card, "people.true", "all")).isEqualTo(2 / 6.0);
    assertThat(value(card, "people.benign", "all")).isEqualTo(2 / 6.0);
    assertThat(value(card, "people.false", "all")).isEqualTo(2 / 6.0);
    assertThat(value(card, "people.true", "tier:yellow")).isEqualTo(1 / 3.0);
    assertThat(value(card, "people.benign", "tier:yellow")).isEqualTo(1 / 3.0);
    assertThat(value(card, "people.true", "above-blue")).isEqualTo(2 / 4.0);
    assertThat(value(card, "people.true", "tier:orange")).isNaN();
  }

  @Test
  void falsePeople_arePerThousandAndThirtyDays() {
    Scorecard card = score(TRUTH, alerts(ALERTS));

    assertThat(value(card, "people.false-per-1000-month", "all")).isEqualTo(30);
    assertThat(value(card, "people.false-per-1000-month", "above-blue")).isEqualTo(15);
    assertThat(value(card, "people.benign-per-1000-month", "above-blue")).isEqualTo(15);
  }

  @Test
  void unknownCity_leavesRatesUnmeasured() {
    Truth unknown = new Truth(TRUTH.victims(), TRUTH.reached(), List.of(), Truth.City.UNKNOWN);

    Scorecard card = score(unknown, alerts(ALERTS));

    assertThat(value(card, "people.false-per-1000-month", "all")).isNaN();
    assertThat(value(card, "load.offered", "all")).isNaN();
    assertThat(value(card, "capacity.precision", "all")).isNaN();
  }

  @Test
  void load_countsDistinctAlertsPerAdvisorAndDay() {
    Output output =
        new Output(
            "engine",
            List.of(ALERTS),
            List.of(
                assignment("1", Route.ADVISOR, "x", 50),
                assignment("1", Route.ADVISOR, "x", DAY + 50),
                assignment("1", Route.CENTRE, "", 50),
                assignment("2", Route.ADVISOR, "x", 60),
                assignment("3", Route.DEPUTY, "y", DAY + 70),
                assignment("6", Route.STATION, "", 80)),
            List.of());

    Scorecard card = score(TRUTH, output);

    assertThat(value(card, "load.per-advisor-day", "all")).isEqualTo(3 / 4.0);
    assertThat(value(card, "load.per-advisor-day", "q:50")).isEqualTo(0);
    assertThat(value(card, "load.per-advisor-day", "q:99")).isEqualTo(2);
    assertThat(value(card, "load.per-advisor-day", "q:100")).isEqualTo(2);
    assertThat(value(card, "load.offered", "all")).isEqualTo(1);
    assertThat(value(card, "load.days-over", "all")).isEqualTo(1 / 2.0);
  }

  @Test
  void degraded_isWhatBecameADigestForWantOfRoom_ofWhatWasMeantForAdvisors() {
    Output output =
        new Output(
            "engine",
            List.of(ALERTS),
            List.of(
                assignment("1", Route.ADVISOR, "x", 50),
                assignment("2", Route.DEPUTY, "x", 60),
                held("3", DAY + 70),
                assignment("4", Route.DIGEST, "x", 80),
                held("6", 80)),
            List.of());

    Scorecard card = score(TRUTH, output);

    assertThat(value(card, "load.degraded", "all")).isEqualTo(2 / 4.0);
    assertThat(value(card, "load.degraded", "tier:yellow")).isEqualTo(2 / 3.0);
    assertThat(value(card, "load.degraded", "tier:red")).isEqualTo(0);
    assertThat(value(card, "load.degraded", "tier:orange")).isNaN();
    AdvisorLoad load =
        AdvisorLoad.of(output.alerts(), output.assignments(), 2, 0, 2 * DAY * 60_000L);
    assertThat(load).isEqualTo(new AdvisorLoad(2, 2, 2, 0.5, 0, 2, 2, Map.of("yellow", 2L)));
  }

  private static Assignment held(String id, int minute) {
    Assignment digest = assignment(id, Route.DIGEST, "x", minute);
    long none = Long.MAX_VALUE;
    return new Assignment(
        id,
        1,
        digest.at(),
        Route.DIGEST,
        "x",
        "u",
        TaskLedger.BELOW_BUDGET,
        none,
        none,
        none,
        none,
        none);
  }

  @Test
  void duplicates_openTwiceAndRepeatedLines() {
    Alert superseding =
        new Alert(
            "b",
            1,
            AlertStatus.OPEN,
            "q",
            Tier.RED,
            ALERTS[0].stage(),
            "F01",
            "c",
            0,
            20 * Fixtures.MINUTE,
            1,
            List.of(),
            List.of(),
            List.of("a"));
    Scorecard card =
        score(
            TRUTH,
            alerts(
                alert("1", 1, "p", Tier.RED, 10),
                alert("1", 1, "p", Tier.RED, 10),
                alert("2", 1, "p", Tier.RED, 20),
                alert("a", 1, "q", Tier.RED, 10),
                superseding,
                alert("c", 1, "r", Tier.RED, 10),
                alert("c", 2, AlertStatus.CLOSED, "r", Tier.RED, 20, 50),
                alert("d", 1, "r", Tier.RED, 20)));

    assertThat(value(card, "alerts.open-twice", "all")).isEqualTo(1);
    assertThat(value(card, "alerts.repeated", "all")).isEqualTo(1);
  }
}
