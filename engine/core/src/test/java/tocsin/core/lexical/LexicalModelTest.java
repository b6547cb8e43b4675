package tocsin.core.lexical;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class LexicalModelTest {
  private final LexicalModel model =
      new LexicalModel(Weights.random(7), LexicalFeaturesTest.SUFFIXES);

  @Test
  void explain_allTerms_sumToTheMargin() {
    LexicalModel.Scorer scorer = model.scorer();
    SplittableRandom random = new SplittableRandom(11);
    for (int i = 0; i < 500; i++) {
      String host = "a" + Long.toString(random.nextLong(1L << 40), 36) + ".pay-7.example.com";
      String path = i % 2 == 0 ? "" : "/x/" + Long.toHexString(random.nextLong());
      double sum =
          model.explain(host, path, 10_000).stream().mapToDouble(Term::logOdds).sum() - 0.25;
      assertThat(scorer.margin(host, path)).as("seed 11: " + host).isCloseTo(sum, within(1e-6));
    }
  }

  @Test
  void explain_fewTerms_areTheHeaviest() {
    List<Term> all = model.explain("login.example.com", "/a/b", 1000);
    assertThat(model.explain("login.example.com", "/a/b", 3)).isEqualTo(all.subList(0, 3));
  }

  @Test
  void divisor_fewTerms_isThatOfSixty() {
    assertThat(LexicalModel.divisor(0)).isEqualTo(LexicalModel.divisor(60));
    assertThat(LexicalModel.divisor(59)).isEqualTo(Math.sqrt(60));
    assertThat(LexicalModel.divisor(144)).isEqualTo(12);
  }

  @Test
  void score_ofAnAddress_isThatOfTheBias() {
    assertThat(model.scorer().margin("10.0.0.1", "/a")).isEqualTo(-0.25f);
    assertThat(model.scorer().margin("2001:db8::1", "")).isEqualTo(-0.25f);
    assertThat(model.explain("10.0.0.1", "/a", 5)).isEmpty();
  }

  @Test
  void score_rootPath_isThatOfTheHost() {
    assertThat(model.score("example.com", "/")).isEqualTo(model.score("example.com", ""));
  }

  @Test
  void score_ofOneScorer_isThatOfAnother() {
    LexicalModel.Scorer scorer = model.scorer();
    scorer.score("some.other.host.top", "/with/a/path");
    assertThat(scorer.score("example.com", "/a")).isEqualTo(model.score("example.com", "/a"));
  }

  @Test
  void probability_ofRisingMargins_neverFalls() {
    double last = 0;
    for (double margin = -5; margin < 5; margin += 0.01) {
      assertThat(model.probability(margin)).isGreaterThanOrEqualTo(last);
      last = model.probability(margin);
    }
    assertThat(model.probability(-99)).isEqualTo(0.1f);
    assertThat(model.probability(2)).isEqualTo(0.9f);
  }

  @Test
  void threshold_notMeasured_isRefused() {
    assertThat(model.threshold(0.01)).isEqualTo(1.5);
    assertThatThrownBy(() -> model.threshold(0.05)).hasMessageContaining("0.05");
  }
}
