package tocsin.desk.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tocsin.domain.casework.CaseFile;
import tocsin.domain.casework.CaseState;

/** Who may say what of a target alone, and what is owed when it was wrong. */
class VerdictGateTest {
  @TempDir Path folder;
  private Town town;

  @BeforeEach
  void open() throws IOException {
    town = new Town(folder);
  }

  @AfterEach
  void close() {
    town.close();
  }

  /** The engine's word on a target. */
  private void told(String target, int visitors, String reach) {
    Browser.Answer taken =
        town.as("service")
            .send(
                "POST",
                "/api/engine/targets",
                "{\"target\":\"%s\",\"kind\":\"host\",\"verdict\":\"suspect\",\"score\":0.9,"
                        .formatted(target)
                    + "\"fraudType\":\"F01\",\"campaign\":\"m1\",\"firstSeenAt\":1,"
                    + "\"visitors\":%d,\"reach\":%s,\"reasons\":[]}".formatted(visitors, reach),
                "Content-Type",
                "application/jsonl");
    assertThat(taken.json().get("created").asInt()).as(taken.text()).isEqualTo(1);
  }

  private static JsonNode radius(Browser who, String target, String verdict) {
    return who.get("/api/targets/" + target + "/blast-radius?verdict=" + verdict).json();
  }

  private static Browser.Answer judge(Browser who, String target, String verdict) {
    String token = radius(who, target, verdict).get("token").asText();
    return who.post(
        "/api/targets/" + target + "/verdicts",
        "{\"verdict\":\"%s\",\"reason\":\"seen\",\"token\":\"%s\"}".formatted(verdict, token));
  }

  @Test
  void confirm_fewVisitorsInNoEnterprise_oneIsEnough() {
    told("few.example", 4, "{}");

    assertThat(judge(town.as("lead"), "few.example", "confirmed").status()).isEqualTo(200);
  }

  @Test
  void confirm_largeShareOfOneEnterprise_needsASecondPerson() {
    told("deep.example", 9, "{\"e1\":9,\"e2\":1}");
    Browser lead = town.as("lead");

    JsonNode radius = radius(lead, "deep.example", "confirmed");
    Browser.Answer proposed = judge(lead, "deep.example", "confirmed");
    String approval = "/api/approvals/" + proposed.json().get("approvalId").asText();

    assertThat(radius.at("/largestShare/unitId").asText()).isEqualTo("e1");
    assertThat(radius.at("/largestShare/percent").asInt()).isGreaterThanOrEqualTo(20);
    assertThat(proposed.status()).isEqualTo(202);
    assertThat(lead.post(approval, "{\"agree\":true}").code()).isEqualTo("second-person-needed");
    assertThat(judge(lead, "deep.example", "confirmed").status()).as("again").isEqualTo(202);
    assertThat(lead.get("/api/targets/deep.example").json().at("/row/verdict").asText())
        .as("nothing that one person does puts it in force")
        .isEqualTo("suspect");
    assertThat(town.as("lead2").post(approval, "{\"agree\":true}").status()).isEqualTo(200);
    assertThat(lead.get("/api/targets/deep.example").json().at("/row/verdict").asText())
        .isEqualTo("confirmed");
  }

  @Test
  void confirm_whatTheEngineHasNotCounted_needsASecondPerson() {
    town.newCase("e1", "unheard.example");
    Browser lead = town.as("lead");

    JsonNode radius = radius(lead, "unheard.example", "confirmed");

    assertThat(radius.get("counted").asBoolean()).isFalse();
    assertThat(radius.get("needsSecondPerson").asBoolean()).isTrue();
    assertThat(judge(lead, "unheard.example", "confirmed").status()).isEqualTo(202);
    assertThat(judge(lead, "unheard.example", "refuted").status())
        .as("what it recalls is counted by the desk itself")
        .isEqualTo(200);
  }

  @Test
  void refuted_casesWithdrawn_tasksAreCancelledAndTheContactedListed() {
    CaseFile reached = town.dispatched("e1");
    CaseFile silent = town.dispatched("e1");
    CaseFile standing = town.dispatched("e1");
    Browser advisor = town.as("advisor");
    Browser lead = town.as("lead");
    String task = "/api/advisor/tasks/" + reached.tasks().get(0).taskId();
    Browser.Answer accepted =
        advisor.post(task + "/accept", "", "If-Match", advisor.get(task).header("ETag"));
    Browser.Answer visited =
        advisor.post(task + "/outcome", "{\"answer\":\"not_convinced\",\"evidence\":\"E\"}");
    assertThat(accepted.status()).as(accepted.text()).isEqualTo(200);
    assertThat(visited.status()).as(visited.text()).isLessThan(300);

    List<CaseFile> after = List.of(town.withdrawn(reached), town.withdrawn(silent));
    JsonNode recall = lead.get("/api/targets/" + Town.HOST + "/recall").json();

    assertThat(after).allMatch(file -> file.state() == CaseState.WITHDRAWN);
    assertThat(after.get(1).tasks()).noneMatch(each -> each.state().open());
    assertThat(recall.get("cases").asInt()).isEqualTo(2);
    assertThat(recall.get("cancelledTasks").asInt()).as("one was done").isEqualTo(1);
    assertThat(recall.get("contacted").asInt()).isEqualTo(1);
    assertThat(recall.at("/items/0/row/caseId").asText()).isEqualTo(reached.caseId());
    assertThat(recall.get("items")).hasSize(1);
    assertThat(standing.state()).isEqualTo(CaseState.DISPATCHED);
    assertThat(
            town.as("operator2").get("/api/targets/" + Town.HOST + "/recall").json().path("cases"))
        .as("who sees only another station's people sees none of it")
        .isNotEqualTo(recall.get("cases"));
  }
}
