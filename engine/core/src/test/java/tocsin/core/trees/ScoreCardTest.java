package tocsin.core.trees;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class ScoreCardTest {
  private static ScoreCard.Bin bin(double below, double points, String reason) {
    return new ScoreCard.Bin(below, new ScoreCard.Points(points, reason));
  }

  private static ScoreCard card() {
    ScoreCard.Characteristic age =
        new ScoreCard.Characteristic(
            1,
            List.of(bin(7, 40, "NEW"), bin(30, 15, "YOUNG"), bin(Double.POSITIVE_INFINITY, 0, "")),
            new ScoreCard.Points(5, "AGE_UNKNOWN"));
    return new ScoreCard(2, 10, List.of(age), Link.IDENTITY, ModelLimits.DEFAULT);
  }

  @Test
  void raw_valueAtAnEdge_fallsIntoTheUpperBin() {
    assertThat(card().raw(new double[] {0, 6.99})).isEqualTo(50);
    assertThat(card().raw(new double[] {0, 7})).isEqualTo(25);
    assertThat(card().raw(new double[] {0, 1e9})).isEqualTo(10);
    assertThat(card().raw(new double[] {0, Double.NaN})).isEqualTo(15);
    assertThat(card().contributions(new double[] {0, 7})).containsExactly(0, 15, 10);
    assertThat(card().reasons(new double[] {0, 7}))
        .containsExactly(new ScoreCard.Points(15, "YOUNG"));
  }

  @Test
  void characteristic_edgesOutOfOrderOrClosed_isRefused() {
    ScoreCard.Points none = new ScoreCard.Points(0, "");
    assertThatThrownBy(() -> new ScoreCard.Characteristic(0, List.of(bin(7, 1, "")), none))
        .hasMessageContaining("last bin must be open");
    assertThatThrownBy(
            () ->
                new ScoreCard.Characteristic(
                    0, List.of(bin(7, 1, ""), bin(7, 1, ""), bin(1 / 0.0, 0, "")), none))
        .hasMessageContaining("edge 7.0 is not above 7.0");
  }

  @Test
  void calibration_isotonicAndPlatt_riseBetweenTheirPoints() {
    Calibration isotonic = Calibration.isotonic(new double[] {-1, 1}, new double[] {0.1, 0.5});

    assertThat(isotonic.apply(-9)).isEqualTo(0.1);
    assertThat(isotonic.apply(0)).isCloseTo(0.3, within(1e-12));
    assertThat(isotonic.apply(9)).isEqualTo(0.5);
    assertThat(Calibration.platt(-1, 0).apply(0)).isEqualTo(0.5);
    assertThatThrownBy(() -> Calibration.isotonic(new double[] {0, 1}, new double[] {0.5, 0.4}))
        .hasMessageContaining("falls");
  }

  @Test
  void linear_scaledRow_explainsItself() {
    LinearModel model =
        new LinearModel(
            new double[] {2, -1},
            0.5,
            new double[] {1, 0},
            new double[] {2, 1},
            Link.LOGISTIC,
            ModelLimits.DEFAULT);

    assertThat(model.raw(new double[] {3, 4})).isEqualTo(-1.5);
    assertThat(model.contributions(new double[] {3, Double.NaN})).containsExactly(2, 0, 0.5);
  }
}
