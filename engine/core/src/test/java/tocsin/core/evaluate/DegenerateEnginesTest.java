package tocsin.core.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static tocsin.core.evaluate.Fixtures.MINUTE;
import static tocsin.core.evaluate.Fixtures.alert;
import static tocsin.core.evaluate.Fixtures.assignment;
import static tocsin.core.evaluate.Fixtures.score;
import static tocsin.core.evaluate.Fixtures.value;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import tocsin.domain.alert.Alert;
import tocsin.domain.alert.Tier;
import tocsin.domain.people.Assignment;
import tocsin.domain.people.Route;

/** Engines that need no measuring get what they deserve. */
class DegenerateEnginesTest {
  private static final RandomTruth TOWN = RandomTruth.make(7);

  private static Output engine(List<Alert> alerts) {
    List<Assignment> assignments = new ArrayList<>();
    for (Alert alert : alerts) {
      int minute = (int) (alert.decidedAt() / MINUTE);
      assignments.add(assignment(alert.alertId(), Route.ADVISOR, "adv", minute));
    }
    return new Output("engine", alerts, assignments, List.of());
  }

  @Test
  void alertNobody_findsNobodyAndHarmsNobody() {
    Scorecard card = score(TOWN.truth(), engine(List.of()));

    assertThat(value(card, "victims.in-time", "all")).isZero();
    assertThat(value(card, "victims.loss-in-time", "all")).isZero();
    assertThat(value(card, "people.true", "all")).isNaN();
    assertThat(value(card, "people.false-per-1000-month", "all")).isZero();
    assertThat(value(card, "load.per-advisor-day", "all")).isZero();
    assertThat(value(card, "load.days-over", "all")).isZero();
    assertThat(value(card, "capacity.loss-prevented", "all")).isZero();
    assertThat(value(card, "lead.minutes", "q:50")).isNaN();
  }

  @Test
  void alertEverybody_findsAllAtTheBaseRate_beyondAnyCapacity() {
    List<Alert> everybody = new ArrayList<>();
    TOWN.people().forEach(subject -> everybody.add(alert(subject, 1, subject, Tier.RED, 0)));

    Scorecard card = score(TOWN.truth(), engine(everybody));

    double people = TOWN.people().size();
    assertThat(value(card, "victims.in-time", "all")).isEqualTo(1);
    assertThat(value(card, "victims.loss-told-in-time", "all")).isEqualTo(1);
    assertThat(value(card, "people.true", "all")).isEqualTo(TOWN.drawnIn() / people);
    assertThat(value(card, "people.false-per-1000-month", "all"))
        .isCloseTo(
            1000 * TOWN.untouched() / people * 30 / TOWN.truth().city().days(), within(1e-9));
    assertThat(value(card, "load.days-over", "all"))
        .isEqualTo(1 / Math.ceil(TOWN.truth().city().days()));
    assertThat(value(card, "capacity.calls", "all")).isLessThan(people);
    assertThat(value(card, "capacity.precision", "all")).isLessThan(1);
  }

  @Test
  void oracle_findsAllAndNobodyElse() {
    List<Alert> oracle = new ArrayList<>();
    for (Truth.Victim victim : TOWN.truth().victims()) {
      int minute = (int) (victim.firstContactAt() / MINUTE);
      oracle.add(alert(victim.subject(), oracle.size(), victim.subject(), Tier.RED, minute));
    }

    Scorecard card = score(TOWN.truth(), engine(oracle));

    assertThat(value(card, "victims.in-time", "all")).isEqualTo(1);
    assertThat(value(card, "victims.told-in-time", "all")).isEqualTo(1);
    assertThat(value(card, "victims.loss-told-in-time", "all")).isEqualTo(1);
    assertThat(value(card, "people.true", "all")).isEqualTo(1);
    assertThat(value(card, "people.false-per-1000-month", "all")).isZero();
    assertThat(value(card, "victims.late", "all")).isZero();
    assertThat(value(card, "capacity.precision", "all")).isEqualTo(1);
  }
}
