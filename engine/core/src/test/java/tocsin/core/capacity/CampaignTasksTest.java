package tocsin.core.capacity;

import static org.assertj.core.api.Assertions.assertThat;
import static tocsin.core.TestPacks.DAY;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tocsin.core.capacity.CampaignTasks.Case;
import tocsin.domain.pack.CapacityRule;

class CampaignTasksTest {
  private static final CapacityRule RULE =
      new CapacityRule(0.5, 3, 1.7, Map.of(), 14 * DAY, 3, 7 * DAY);

  private static Case at(String id, String subject, String siblings, long day) {
    return new Case(id, subject, siblings, day * DAY);
  }

  @Test
  void threePeopleWithinTheSpan_areOneTask_whoeverComesLaterWithinItToo() {
    assertThat(
            CampaignTasks.of(
                List.of(
                    at("4", "d", "k", 14),
                    at("1", "a", "k", 0),
                    at("3", "c", "k", 8),
                    at("2", "b", "k", 7),
                    at("5", "e", "k", 30),
                    at("6", "f", "other", 7)),
                RULE))
        .isEqualTo(Map.of("2", "k", "3", "k", "4", "k"));
  }

  @Test
  void onePersonsAlerts_orAnUnknownEnterprise_areNone() {
    assertThat(
            CampaignTasks.of(
                List.of(at("1", "a", "k", 0), at("2", "a", "k", 0), at("3", "b", "k", 0)), RULE))
        .isEmpty();
    assertThat(
            CampaignTasks.of(
                List.of(at("1", "a", "", 0), at("2", "b", "", 0), at("3", "c", "", 0)), RULE))
        .isEmpty();
  }

  @Test
  void ruleWithoutNumber_makesNone() {
    List<Case> cases = List.of(at("1", "a", "k", 0), at("2", "b", "k", 0), at("3", "c", "k", 0));

    assertThat(CampaignTasks.of(cases, CapacityRule.NONE)).isEmpty();
    assertThat(CampaignTasks.of(cases, RULE)).hasSize(3);
  }
}
