package tocsin.core.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static tocsin.core.evaluate.Fixtures.alert;

import java.util.List;
import org.junit.jupiter.api.Test;
import tocsin.domain.alert.Tier;

class AuditTest {
  @Test
  void draw_isSeeded_andKeepsAlertedAndSightedApart() {
    var alerts = List.of(alert("1", 1, "a", Tier.RED, 1), alert("2", 1, "b", Tier.RED, 1));

    Audit first = Audit.draw(2, 5, alerts, List.of("a", "c", "d", "e"));
    Audit again = Audit.draw(2, 5, alerts, List.of("e", "d", "c", "a"));

    assertThat(first).isEqualTo(again);
    assertThat(first.alerted()).containsExactlyInAnyOrder("a", "b");
    assertThat(first.sighted()).hasSize(2).doesNotContain("a", "b");
  }
}
