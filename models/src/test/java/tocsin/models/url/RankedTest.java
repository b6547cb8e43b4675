package tocsin.models.url;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;
import tocsin.core.lexical.StepTable;

class RankedTest {
  private static final ToDoubleFunction<Url> BY_NAME = url -> Double.parseDouble(url.host());

  private static Url url(double score, boolean fraud, String site) {
    return new Url(String.valueOf(score), site, "", fraud, "made", null);
  }

  @Test
  void figures_ofAHandMadeOrder_areTheKnownOnes() {
    List<Url> urls =
        List.of(url(4, true, "a"), url(3, false, "b"), url(2, true, "c"), url(1, false, "d"));

    Ranked.Figures figures = Ranked.byUrl(urls, BY_NAME).figures();

    assertThat(figures.auc()).isEqualTo(0.75);
    assertThat(figures.recall01()).isEqualTo(0.5);
  }

  @Test
  void figures_allEqual_areThoseOfChance() {
    List<Url> urls = List.of(url(1, true, "a"), url(1, false, "b"));

    assertThat(Ranked.byUrl(urls, BY_NAME).figures()).isEqualTo(new Ranked.Figures(0.5, 0, 0));
  }

  @Test
  void bySite_aCrowdOfOneDomain_countsOnce() {
    List<Url> urls = new ArrayList<>(List.of(url(9, true, "a"), url(5, false, "b")));
    for (int i = 0; i < 98; i++) {
      urls.add(url(1, true, "crowd"));
    }

    assertThat(Ranked.byUrl(urls, BY_NAME).figures().auc()).isCloseTo(1 / 99.0, within(1e-9));
    assertThat(Ranked.bySite(urls, BY_NAME).figures().auc()).isCloseTo(0.5, within(1e-9));
  }

  @Test
  void threshold_ofARate_leavesAtMostThatShareAbove() {
    List<Url> urls = new ArrayList<>();
    for (int i = 0; i < 1000; i++) {
      urls.add(url(i, false, "s" + i));
    }

    double threshold = Ranked.byUrl(urls, BY_NAME).threshold(0.01);

    assertThat(urls.stream().filter(url -> BY_NAME.applyAsDouble(url) > threshold)).hasSize(10);
  }

  @Test
  void calibration_ofNoise_risesAndStaysInside() {
    long seed = 99;
    SplittableRandom random = new SplittableRandom(seed);
    List<Url> urls = new ArrayList<>();
    for (int i = 0; i < 5000; i++) {
      double score = random.nextDouble(-4, 4);
      boolean fraud = random.nextDouble() < 1 / (1 + Math.exp(-score));
      urls.add(url(score, fraud, "s" + i));
    }

    StepTable table = Ranked.byUrl(urls, BY_NAME).calibration();

    float last = 0;
    for (double margin = -5; margin < 5; margin += 0.05) {
      assertThat(table.at(margin)).as("seed %d at %f", seed, margin).isBetween(last, 1f);
      last = table.at(margin);
    }
    assertThat(table.at(1)).isCloseTo(0.73f, within(0.1f));
    assertThat(table.size()).isGreaterThan(5);
  }

  @Test
  void intervals_sameSeed_areTheSameAndHoldTheFigure() {
    List<Url> urls = new ArrayList<>();
    SplittableRandom random = new SplittableRandom(5);
    for (int i = 0; i < 400; i++) {
      urls.add(url(random.nextDouble() + (i % 2) * 0.3, i % 2 == 1, "s" + i / 2));
    }
    Ranked ranked = Ranked.byUrl(urls, BY_NAME);

    assertThat(ranked.intervals(50, 1)).isDeepEqualTo(ranked.intervals(50, 1));
    assertThat(ranked.figures().auc())
        .isBetween(ranked.intervals(200, 1)[0][0], ranked.intervals(200, 1)[0][1]);
  }
}
