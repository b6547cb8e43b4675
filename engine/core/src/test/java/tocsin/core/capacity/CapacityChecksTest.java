package tocsin.core.capacity;

import static org.assertj.core.api.Assertions.assertThat;
import static tocsin.core.TestPacks.DAY;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tocsin.domain.alert.Tier;
import tocsin.domain.pack.CapacityRule;

class CapacityChecksTest {
  private static List<String> problems(CapacityRule rule) {
    List<String> problems = new ArrayList<>();
    CapacityChecks.check(rule, (where, what) -> problems.add(where));
    return problems;
  }

  @Test
  void soundRule_andNone_haveNoProblem() {
    assertThat(problems(CapacityRule.NONE)).isEmpty();
    assertThat(problems(new CapacityRule(0.5, 3, 1.7, Map.of(Tier.RED, 60), 14 * DAY, 3, 7 * DAY)))
        .isEmpty();
  }

  @Test
  void everyNumberOutOfRange_isNamed() {
    assertThat(problems(new CapacityRule(4, 3, 0, Map.of(Tier.RED, 0), DAY, 1, 0)))
        .containsExactly(
            "capacity/perAdvisor",
            "capacity/perThousand",
            "capacity/minutes",
            "capacity/history",
            "capacity/campaign",
            "capacity/campaign");
    assertThat(problems(new CapacityRule(0, 0, 1, Map.of(), 14 * DAY, 0, 0)))
        .containsExactly("capacity/perAdvisor", "capacity/perAdvisor");
  }
}
