package tocsin.models.url;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import tocsin.core.fuse.Term;

class NameFitTest {
  private static final int TERMS = NameCells.TERMS.size();

  /** Cells of random signs, with masses in the odds that the weights state. */
  private static List<double[]> shown(SplittableRandom random) {
    List<double[]> shown = new ArrayList<>();
    for (int i = 0; i < 4000; i++) {
      double[] each = new double[TERMS];
      each[0] = random.nextDouble(-4, 4);
      for (int t = 1; t < TERMS; t++) {
        each[t] = random.nextInt(4) == 0 ? 1 : 0;
      }
      shown.add(each);
    }
    return shown;
  }

  private static double[][] mass(List<double[]> shown, double[] weights) {
    double[][] mass = new double[2][shown.size()];
    for (int c = 0; c < shown.size(); c++) {
      double sum = 0;
      for (int t = 0; t < weights.length; t++) {
        sum += weights[t] * shown.get(c)[t];
      }
      double p = 1 / (1 + Math.exp(-sum));
      mass[1][c] = p / shown.size();
      mass[0][c] = (1 - p) / shown.size();
    }
    return mass;
  }

  @Test
  void fit_masses_inKnownOdds_findsTheirWeights() {
    double[] weights = {1, 2, 0.5, 0.25, 0, 1.5};
    for (int seed = 0; seed < 5; seed++) {
      List<double[]> shown = shown(new SplittableRandom(seed));

      double[] found = NameFit.fit(shown, mass(shown, weights), false);

      for (int t = 0; t < TERMS; t++) {
        assertThat(found[t]).as("seed %d, term %d", seed, t).isCloseTo(weights[t], within(0.01));
      }
    }
  }

  @Test
  void fit_signOfInnocence_getsNoWeightAndNoneBelowZero() {
    List<double[]> shown = shown(new SplittableRandom(7));

    double[] found = NameFit.fit(shown, mass(shown, new double[] {1, -2, 1, 0, 0, 0}), false);

    assertThat(found[1]).isZero();
    assertThat(Arrays.stream(found).min().orElse(-1)).isNotNegative();
  }

  @Test
  void fit_bias_isFoundWhenAskedFor() {
    List<double[]> shown = shown(new SplittableRandom(8));
    double[][] mass = mass(shown, new double[] {1, 1, 0, 0, 0, 0});
    for (int c = 0; c < shown.size(); c++) {
      mass[0][c] *= 3;
    }

    double[] found = NameFit.fit(shown, mass, true);

    assertThat(found).hasSize(TERMS + 1);
    assertThat(found[TERMS]).isCloseTo(-Math.log(3), within(0.02));
  }

  @Test
  void terms_areThoseOfTheNameInTheirOrder() {
    assertThat(NameCells.TERMS)
        .containsExactly(
            Term.SPELLING,
            Term.LOOK_ALIKE,
            Term.DISGUISE,
            Term.LURE_WORD,
            Term.RANDOM_LABEL,
            Term.RISKY_SUFFIX);
  }
}
