package tocsin.core.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static tocsin.core.evaluate.Fixtures.MINUTE;
import static tocsin.core.evaluate.Fixtures.NONE;
import static tocsin.core.evaluate.Fixtures.alert;
import static tocsin.core.evaluate.Fixtures.alerts;
import static tocsin.core.evaluate.Fixtures.value;

import java.util.List;
import org.junit.jupiter.api.Test;
import tocsin.core.evaluate.Disposition.Verdict;
import tocsin.domain.alert.Tier;

class ReviewedTest {
  private static Disposition found(String id, int minute, Verdict verdict, long yuan) {
    return new Disposition(id, minute * MINUTE, verdict, yuan);
  }

  @Test
  void reviewed_scoresOnlyWhatWasJudged() {
    Output output =
        alerts(
            alert("1", 1, "a", Tier.RED, 10),
            alert("2", 1, "b", Tier.RED, 10),
            alert("3", 1, "c", Tier.YELLOW, 10),
            alert("4", 1, "d", Tier.YELLOW, 10),
            alert("5", 1, "e", Tier.YELLOW, 10));
    List<Disposition> dispositions =
        List.of(
            found("1", 30, Verdict.V7, 0),
            found("1", 50, Verdict.V1, 0),
            found("2", 70, Verdict.V3, 900),
            found("3", 90, Verdict.V4, 0),
            found("4", 110, Verdict.V8, 0),
            found("unheard-of", 110, Verdict.V6, 0));

    Scorecard card = Reviewed.of(dispositions, output, NONE);

    assertThat(value(card, "reviewed.alerts", "all")).isEqualTo(4);
    assertThat(value(card, "reviewed.share", "all")).isEqualTo(4 / 5.0);
    assertThat(value(card, "reviewed.share", "tier:yellow")).isEqualTo(2 / 3.0);
    assertThat(value(card, "reviewed.true", "all")).isEqualTo(2 / 3.0);
    assertThat(value(card, "reviewed.benign", "tier:yellow")).isEqualTo(1);
    assertThat(value(card, "reviewed.false", "all")).isZero();
    assertThat(value(card, "reviewed.stopped", "all")).isEqualTo(1 / 2.0);
    assertThat(value(card, "reviewed.loss", "all")).isEqualTo(900);
    assertThat(value(card, "reviewed.delay-minutes", "q:50")).isEqualTo(60);
  }

  @Test
  void nothingReviewed_saysNothing() {
    Scorecard card = Reviewed.of(List.of(), alerts(alert("1", 1, "a", Tier.RED, 10)), NONE);

    assertThat(value(card, "reviewed.share", "all")).isZero();
    assertThat(value(card, "reviewed.true", "all")).isNaN();
  }
}
