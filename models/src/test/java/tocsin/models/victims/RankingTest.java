package tocsin.models.victims;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RankingTest {
  private static List<PersonHour> rows(boolean... pays) {
    List<PersonHour> rows = new ArrayList<>();
    for (boolean each : pays) {
      rows.add(new PersonHour(0, new PersonHour.Features(new double[0]), each, 0));
    }
    return rows;
  }

  @Test
  void auc_countsPairsAndHalvesTies() {
    List<PersonHour> rows = rows(false, true, false, true);
    assertThat(Ranking.auc(rows, new double[] {1, 2, 3, 4})).isEqualTo(0.75);
    assertThat(Ranking.auc(rows, new double[] {1, 1, 1, 1})).isEqualTo(0.5);
    assertThat(Ranking.averagePrecision(rows, new double[] {1, 2, 3, 4}))
        .isCloseTo((1 + 2.0 / 3) / 2, within(1e-12));
  }

  @Test
  void fit_anyScores_risesAndKeepsTheMean() {
    for (long seed = 0; seed < 20; seed++) {
      Random random = new Random(seed);
      int n = 2000 + random.nextInt(500);
      double[] raw = new double[n];
      boolean[] pays = new boolean[n];
      for (int i = 0; i < n; i++) {
        raw[i] = Math.round(random.nextGaussian() * 20) / 10.0;
      }
      Arrays.sort(raw);
      for (int i = 0; i < n; i++) {
        pays[i] = random.nextDouble() < 1 / (1 + Math.exp(2 - raw[i]));
      }
      Pav line = Pav.fit(raw, pays);
      for (int i = 1; i < line.raws().length; i++) {
        assertThat(line.raws()[i]).as("seed %d", seed).isGreaterThan(line.raws()[i - 1]);
        assertThat(line.probabilities()[i]).isGreaterThan(line.probabilities()[i - 1]);
      }
      assertThat(line.probabilities()[0]).isPositive();
      assertThat(line.probabilities()[line.raws().length - 1]).isLessThan(1);
    }
  }

  @Test
  void constraints_standForEveryFeature() {
    assertThat(Schema.constraints().split(",")).hasSameSizeAs(Schema.words());
    assertThat(Schema.words())
        .doesNotHaveDuplicates()
        .doesNotContain("hazard", "value", "minor", "finance");
  }
}
