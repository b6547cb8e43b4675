package tocsin.core.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static tocsin.core.evaluate.Fixtures.DAY;
import static tocsin.core.evaluate.Fixtures.MINUTE;
import static tocsin.core.evaluate.Fixtures.alerts;
import static tocsin.core.evaluate.Fixtures.city;
import static tocsin.core.evaluate.Fixtures.score;
import static tocsin.core.evaluate.Fixtures.value;
import static tocsin.core.evaluate.Fixtures.victim;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tocsin.domain.alert.Alert;
import tocsin.domain.alert.AlertStatus;
import tocsin.domain.alert.Reason;
import tocsin.domain.alert.Stage;
import tocsin.domain.alert.Tier;

class TierCalibrationTest {
  private static final Truth TRUTH =
      new Truth(
          List.of(
              victim("soon", "k1", "F01", 10, 100, 1000),
              victim("later", "k1", "F01", 10, 3 * DAY, 1000)),
          List.of(),
          List.of(),
          city(4, 1000, Double.NaN, 2));

  private static Alert said(String subject, Tier tier, int minute, String chance) {
    Reason stakes = new Reason("T03", 0, "", "", Map.of("chance", chance, "hours", "24"));
    return new Alert(
        "a-" + subject,
        1,
        AlertStatus.OPEN,
        subject,
        tier,
        Stage.S2,
        "F01",
        "c",
        0,
        minute * MINUTE,
        50,
        List.of(),
        List.of(),
        List.of(),
        List.of(stakes),
        List.of());
  }

  @Test
  void ece_chancesThatDoNotComeTrue_isTheGap() {
    Scorecard card =
        score(
            TRUTH,
            alerts(
                said("soon", Tier.RED, 50, "0.9"),
                said("later", Tier.ORANGE, 50, "0.25"),
                said("nobody", Tier.ORANGE, 60, "0.25")));
    assertThat(value(card, "tiers.ece", "tier:red")).isCloseTo(0.1, within(1e-12));
    assertThat(value(card, "tiers.ece", "tier:orange"))
        .as("neither pays within a day")
        .isCloseTo(0.25, within(1e-12));
    assertThat(value(card, "tiers.ece", "tier:yellow")).isNaN();
  }

  @Test
  void noise_isWhatExactChancesWouldShow_andFallsWithTheRootOfTheirNumber() {
    Scorecard few = score(TRUTH, alerts(said("p0", Tier.BLUE, 50, "0.2")));
    Alert[] said = new Alert[100];
    for (int i = 0; i < said.length; i++) {
      said[i] = said("p" + i, Tier.BLUE, 50, "0.2");
    }
    Scorecard many = score(TRUTH, alerts(said));

    double one = Math.sqrt(2 / Math.PI * 0.2 * 0.8);
    assertThat(value(few, "tiers.ece-noise", "tier:blue")).isCloseTo(one, within(1e-12));
    assertThat(value(many, "tiers.ece-noise", "tier:blue")).isCloseTo(one / 10, within(1e-12));
  }

  @Test
  void ece_answersThatNobodyKnows_areLeftOut() {
    Scorecard card =
        score(
            TRUTH,
            alerts(
                said("soon", Tier.RED, 100, "0.1"),
                said("nobody", Tier.RED, 3 * DAY + 1, "0.1"),
                said("other", Tier.RED, 5, "not a number")));
    assertThat(value(card, "tiers.ece", "all")).isNaN();
  }
}
