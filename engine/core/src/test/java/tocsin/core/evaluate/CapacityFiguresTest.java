package tocsin.core.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static tocsin.core.evaluate.Fixtures.DAY;
import static tocsin.core.evaluate.Fixtures.NONE;
import static tocsin.core.evaluate.Fixtures.alert;
import static tocsin.core.evaluate.Fixtures.alerts;
import static tocsin.core.evaluate.Fixtures.city;
import static tocsin.core.evaluate.Fixtures.value;
import static tocsin.core.evaluate.Fixtures.victim;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tocsin.domain.alert.AlertStatus;
import tocsin.domain.alert.Tier;

class CapacityFiguresTest {
  private static final Truth TRUTH =
      new Truth(
          List.of(
              victim("a", "k1", "F01", 10, 100, 1000, 2000, 3000),
              victim("b", "k1", "F01", 10, 900, 6000)),
          List.of(),
          List.of(),
          city(2, 1000, Double.NaN, 1));

  private static final Output OUTPUT =
      alerts(
          alert("1", 1, "a", Tier.YELLOW, 200),
          alert("2", 1, AlertStatus.OPEN, "b", Tier.YELLOW, 300, 80),
          alert("3", 1, "nobody", Tier.BLUE, 100),
          alert("4", 1, "nobody2", Tier.YELLOW, DAY + 10));

  private static Scorecard with(double calls) {
    return Scorecard.of(TRUTH, OUTPUT, Capacity.calls(calls), NONE);
  }

  @Test
  void oneCallADay_takesTheHighestScoreOfEachDay() {
    Scorecard card = with(1);

    assertThat(value(card, "capacity.calls", "all")).isEqualTo(2);
    assertThat(value(card, "capacity.precision", "all")).isEqualTo(1 / 2.0);
    assertThat(value(card, "capacity.loss-prevented", "all")).isEqualTo(0.6 * 6000);
    assertThat(value(card, "capacity.loss-prevented-share", "all")).isEqualTo(0.6 * 0.6);
  }

  @Test
  void twoCallsADay_reachBoth() {
    Scorecard card = with(2);

    assertThat(value(card, "capacity.calls", "all")).isEqualTo(3);
    assertThat(value(card, "capacity.precision", "all")).isEqualTo(2 / 3.0);
    assertThat(value(card, "capacity.loss-prevented", "all")).isEqualTo(0.6 * 9000);
  }

  @Test
  void noCalls_preventNothing() {
    Scorecard card = with(0);

    assertThat(value(card, "capacity.calls", "all")).isZero();
    assertThat(value(card, "capacity.precision", "all")).isNaN();
    assertThat(value(card, "capacity.loss-prevented", "all")).isZero();
  }

  @Test
  void dearerTier_usesUpTheMinutes() {
    Capacity dear = new Capacity(2, Map.of(Tier.YELLOW, 40.0), 1);

    Scorecard card = Scorecard.of(TRUTH, OUTPUT, dear, NONE);

    assertThat(value(card, "capacity.calls", "all")).isEqualTo(2);
    assertThat(value(card, "capacity.loss-prevented", "all")).isEqualTo(6000);
  }

  @Test
  void impossibleCapacity_isRefused() {
    assertThatThrownBy(() -> Capacity.calls(-1)).hasMessageContaining("-1");
    assertThatThrownBy(() -> new Capacity(1, Map.of(), 1.5)).hasMessageContaining("1.5");
  }
}
