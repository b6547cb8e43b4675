package tocsin.core.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static tocsin.core.evaluate.Fixtures.alert;
import static tocsin.core.evaluate.Fixtures.alerts;
import static tocsin.core.evaluate.Fixtures.score;
import static tocsin.core.evaluate.Fixtures.value;
import static tocsin.core.evaluate.Fixtures.victim;

import java.util.List;
import org.junit.jupiter.api.Test;
import tocsin.domain.alert.AlertStatus;
import tocsin.domain.alert.Tier;

class VictimFiguresTest {
  /** Four pay: two to k1, one to k2, one to both; one was only drawn in. */
  private static final Truth TRUTH =
      new Truth(
          List.of(
              victim("a", "k1", "F01", 10, 100, 1000, 200, 3000),
              victim("b", "k1", "F01", 20, 120, 500),
              victim("c", "k2", "F02", 30, 300, 4000),
              victim("d", "k2", "F02", 30, 500, 700),
              victim("d", "k1", "F01", 30, 400, 800),
              victim("e", "k2", "F02", 30)),
          List.of(),
          List.of(),
          Truth.City.UNKNOWN);

  private static final Output OUTPUT =
      alerts(
          alert("1", 1, "a", Tier.BLUE, 40),
          alert("1", 2, "a", Tier.ORANGE, 60),
          alert("2", 1, "b", Tier.YELLOW, 120),
          alert("3", 1, "c", Tier.BLUE, 290),
          alert("4", 1, "d", Tier.RED, 390),
          alert("5", 1, "e", Tier.RED, 40));

  private final Scorecard card = score(TRUTH, OUTPUT);

  @Test
  void inTime_countsPeopleAlertedStrictlyBeforeTheirFirstPayment() {
    assertThat(value(card, "victims.in-time", "all")).isEqualTo(3 / 4.0);
    assertThat(value(card, "victims.in-time", "type:F01")).isEqualTo(2 / 3.0);
    assertThat(value(card, "victims.in-time", "type:F02")).isEqualTo(1);
    assertThat(card.find("victims.in-time", "all").orElseThrow().count()).isEqualTo(4);
  }

  @Test
  void tier_isTheHighestByThePayment() {
    assertThat(value(card, "victims.in-time", "tier:red")).isEqualTo(1 / 4.0);
    assertThat(value(card, "victims.in-time", "tier:orange")).isEqualTo(1 / 4.0);
    assertThat(value(card, "victims.in-time", "tier:yellow")).isZero();
    assertThat(value(card, "victims.in-time", "tier:blue")).isEqualTo(1 / 4.0);
  }

  @Test
  void told_leavesBlueOut() {
    assertThat(value(card, "victims.told-in-time", "all")).isEqualTo(2 / 4.0);
    assertThat(value(card, "victims.told-30min-before", "all")).isEqualTo(1 / 4.0);
    assertThat(value(card, "victims.late", "all")).isEqualTo(1 / 4.0);
  }

  @Test
  void loss_countsWhatWasPaidAfterTheAlert() {
    double yuan = 1000 + 3000 + 500 + 4000 + 700 + 800;
    assertThat(value(card, "victims.loss-in-time", "all")).isEqualTo((yuan - 500) / yuan);
    assertThat(value(card, "victims.loss-told-in-time", "all"))
        .isEqualTo((1000 + 3000 + 700 + 800) / yuan);
    assertThat(value(card, "victims.loss-in-time", "type:F01")).isEqualTo(4800 / 5300.0);
  }

  @Test
  void lead_countsFromTheFirstAlertAboveBlue() {
    assertThat(value(card, "lead.minutes", "q:10")).isEqualTo(10);
    assertThat(value(card, "lead.minutes", "q:50")).isEqualTo(10);
    assertThat(value(card, "lead.minutes", "q:75")).isEqualTo(40);
    assertThat(value(card, "lead.over-30min", "all")).isEqualTo(1 / 2.0);
  }

  @Test
  void withdrawnBeforeThePayment_doesNotCount() {
    Output withdrawn =
        alerts(
            alert("1", 1, "b", Tier.RED, 50),
            alert("1", 2, AlertStatus.WITHDRAWN, "b", Tier.RED, 90, 50));

    assertThat(value(score(TRUTH, withdrawn), "victims.in-time", "type:F01")).isZero();
    assertThat(value(score(TRUTH, withdrawn), "victims.late", "all")).isEqualTo(1 / 4.0);
  }

  @Test
  void withdrawnAfterThePayment_countedUntilThen() {
    Output withdrawn =
        alerts(
            alert("1", 1, "a", Tier.RED, 50),
            alert("1", 2, AlertStatus.WITHDRAWN, "a", Tier.RED, 150, 50));

    Scorecard scored = score(TRUTH, withdrawn);

    assertThat(value(scored, "victims.in-time", "type:F01")).isEqualTo(1 / 3.0);
    assertThat(value(scored, "victims.loss-in-time", "type:F01")).isEqualTo(1000 / 5300.0);
  }

  @Test
  void reopenedAfterWithdrawal_countsFromTheReopening() {
    Output reopened =
        alerts(
            alert("1", 1, "a", Tier.RED, 20),
            alert("1", 2, AlertStatus.WITHDRAWN, "a", Tier.RED, 30, 50),
            alert("1", 3, "a", Tier.YELLOW, 90));

    Scorecard scored = score(TRUTH, reopened);

    assertThat(value(scored, "victims.in-time", "tier:yellow")).isEqualTo(1 / 4.0);
    assertThat(value(scored, "lead.minutes", "q:50")).isEqualTo(10);
  }
}
